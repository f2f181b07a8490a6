import { secret, type Secret } from '@tillkit/core/hmac';

/**
 * The key's shape is not published, so only what cannot stand in a header is refused (dossier §2).
 * @throws TypeError, without quoting the key
 */
export const readApiKey = (text: string): Secret => {
  const key = secret(text, 'apiKey');
  if (!/^[\x21-\x7e]+$/.test(text))
    throw new TypeError(
      'apiKey holds white space or characters outside ASCII. Copy it again from the Onecheckout merchant dashboard.',
    );
  return key;
};
