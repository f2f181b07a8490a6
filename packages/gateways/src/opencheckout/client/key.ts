import { secret, type Secret } from '@tillkit/core/hmac';

/**
 * @throws TypeError for a key no server would take. A character that is no header text would otherwise come back in
 * the runtime's message together with the key.
 */
export const readApiKey = (text: string): Secret => {
  const key = secret(text, 'apiKey');
  if (!text.startsWith('sk_'))
    throw new TypeError(
      'apiKey does not begin with "sk_". Copy a key from /dashboard/keys of your OpenCheckout server.',
    );
  if (!/^sk_[\x21-\x7e]+$/.test(text))
    throw new TypeError('apiKey holds white space or characters outside ASCII. Copy it again from /dashboard/keys.');
  return key;
};
