const BEFORE_A_CONNECTION: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'ConnectionRefused',
]);

/** Failures of the TLS handshake: no byte of the request was written yet. */
const IN_THE_HANDSHAKE: ReadonlySet<string> = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_TLS_HANDSHAKE_TIMEOUT',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
]);

/** The same code may end a connection that carried bytes; it proves something only where the connect call itself failed. */
const ONLY_WHILE_CONNECTING: ReadonlySet<string> = new Set(['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH']);

const textAt = (value: object, key: string): string | null => {
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'string' ? found : null;
};

const isProof = (error: object): boolean => {
  const code = textAt(error, 'code');
  if (code === null) return false;
  if (ONLY_WHILE_CONNECTING.has(code)) return textAt(error, 'syscall') === 'connect';
  return BEFORE_A_CONNECTION.has(code) || IN_THE_HANDSHAKE.has(code);
};

/**
 * The code of a fetch failure that proves no byte was sent, else `null`. A host with several addresses fails with all
 * of its tries, and each must prove it. What is not on the list is ambiguous: a payment may have been made.
 */
export const notSentCode = (error: unknown): string | null => {
  if (typeof error !== 'object' || error === null) return null;
  if (error instanceof AggregateError && error.errors.length > 0) {
    const codes = error.errors.map(notSentCode);
    return codes.every((code) => code !== null) ? (codes[0] ?? null) : null;
  }
  if (isProof(error)) return textAt(error, 'code');
  return error instanceof Error && error.cause !== undefined ? notSentCode(error.cause) : null;
};
