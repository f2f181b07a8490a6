import { concatBytes, hmacSha256, timingSafeEqual, toHex, utf8, type Secret } from '@tillkit/core/hmac';

interface SignatureHeader {
  /** As it was written: these characters are what is signed. */
  readonly t: string;
  readonly v1: readonly string[];
}

const valuesOf = (parts: readonly string[], name: string): readonly string[] =>
  parts.filter((part) => part.startsWith(`${name}=`)).map((part) => part.slice(name.length + 1));

/** `t=<digits>,v1=<hex>[,v1=…]`, else `null`. Two times are refused: which of them was signed must not be a choice. */
const parseSignature = (header: string): SignatureHeader | null => {
  const parts = header.split(',').map((part) => part.trim());
  const [t, ...more] = valuesOf(parts, 't');
  const v1 = valuesOf(parts, 'v1');
  if (t === undefined || more.length > 0 || !/^\d{1,15}$/.test(t) || v1.length === 0) return null;
  return { t, v1 };
};

/** Compares every signature under every secret, and all of them always: time must not tell which one came close. */
const matches = async (secrets: readonly Secret[], { t, v1 }: SignatureHeader, body: Uint8Array): Promise<boolean> => {
  const signed = concatBytes(utf8(`${t}.`), body);
  let found = false;
  for (const secret of secrets) {
    const expected = utf8(toHex(await hmacSha256(utf8(secret.reveal()), signed)));
    for (const signature of v1) {
      const equal = timingSafeEqual(expected, utf8(signature));
      found = found || equal;
    }
  }
  return found;
};

export interface Verification {
  readonly secrets: readonly Secret[];
  /** Seconds either way; 0 leaves the age out. */
  readonly toleranceSeconds: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Dossier §11: header, HMAC over the raw bytes, constant-time comparison, and only then the age. A time too far in the
 * future is refused like one too old: it would stay replayable for as long.
 */
export const isGenuine = async (
  header: string,
  body: Uint8Array,
  { secrets, toleranceSeconds, now }: Verification,
): Promise<boolean> => {
  const parsed = parseSignature(header);
  if (!parsed || !(await matches(secrets, parsed, body))) return false;
  if (toleranceSeconds === 0) return true;
  return Math.abs(Math.floor(now / 1000) - Number(parsed.t)) <= toleranceSeconds;
};
