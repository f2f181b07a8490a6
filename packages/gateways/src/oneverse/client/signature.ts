import { concatBytes, hmacSha256, toHex, utf8, type Secret } from '@tillkit/core/hmac';

export interface Signed {
  readonly method: string;
  /** Absolute, with its query, as it is sent. */
  readonly url: string;
  readonly body?: Uint8Array<ArrayBuffer> | undefined;
}

/**
 * `X-Signature`: HMAC-SHA256 in lower-case hex over `METHOD LF URL`, and `LF BODY` where there is a body (dossier §3.1).
 * There is no time in it, so a request that was seen can be sent again by whoever saw it.
 * @param trailingNewline whether the line feed stands there without a body too, as V2 prints it
 */
export const signatureOf = async (
  { method, url, body }: Signed,
  key: Secret,
  trailingNewline: boolean,
): Promise<string> => {
  const head = utf8(`${method}\n${url}${body !== undefined || trailingNewline ? '\n' : ''}`);
  return toHex(await hmacSha256(utf8(key.reveal()), body === undefined ? head : concatBytes(head, body)));
};
