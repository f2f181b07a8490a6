import { secret, utf8, type Secret } from '@tillkit/core/hmac';

export interface Credential {
  /** The whole `Authorization` header. */
  readonly header: Secret;
  /** Every form in which the secret could come back to us; masked wherever it does. */
  readonly secrets: readonly Secret[];
}

const toBase64 = (text: string): string => btoa(Array.from(utf8(text), (byte) => String.fromCharCode(byte)).join(''));

/** @throws TypeError when it cannot be the user name of HTTP Basic (dossier §2, RFC 7617) */
const readWidgetId = (text: string | undefined): string => {
  if (text === undefined || text.trim() === '')
    throw new TypeError('widgetId is empty. Set it to the widget id One-CP gave you.');
  if (text.includes(':'))
    throw new TypeError('widgetId holds a colon, which would end it there. Did the backend secret come along with it?');
  if (text.trim() !== text || /\p{Cc}/u.test(text) || !text.isWellFormed())
    throw new TypeError('widgetId holds white space at its ends or characters that cannot be sent. Copy it again.');
  return text;
};

/**
 * HTTP Basic in UTF-8: the widget id is the user, the backend secret the password (dossier §2).
 * @throws TypeError, without quoting the secret
 */
export const readCredential = (widgetId: string | undefined, backendSecret: string | undefined): Credential => {
  const user = readWidgetId(widgetId);
  const password = secret(backendSecret, 'backendSecret');
  if (/\p{Cc}/u.test(password.reveal()) || !password.reveal().isWellFormed())
    throw new TypeError('backendSecret holds characters that cannot be sent. Copy it again from One-CP.');
  const pair = secret(toBase64(`${user}:${password.reveal()}`), 'backendSecret');
  return { header: secret(`Basic ${pair.reveal()}`, 'backendSecret'), secrets: [password, pair] };
};
