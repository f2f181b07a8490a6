export { hmacSha256 } from '#hmac';
export { concatBytes, fromBase64url, toBase64url, toHex, utf8 } from './encoding.ts';
export { timingSafeEqual } from './equal.ts';
export { Secret, secret } from './secret.ts';
