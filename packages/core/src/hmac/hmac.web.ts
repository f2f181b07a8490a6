const algorithm = { name: 'HMAC', hash: 'SHA-256' };

/** On every other runtime. WebCrypto refuses an empty key; so do we, at configuration. */
export const hmacSha256 = async (key: Uint8Array, message: Uint8Array): Promise<Uint8Array<ArrayBuffer>> => {
  const imported = await crypto.subtle.importKey('raw', new Uint8Array(key), algorithm, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign(algorithm.name, imported, new Uint8Array(message)));
};
