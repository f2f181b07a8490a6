import type { Random } from '@tillkit/core/clock';
import { letters } from '../letters.ts';

/** Crockford's base 32: no I, L, O, U. */
const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const spelled = (value: bigint, length: number): string =>
  Array.from({ length }, (_, i) => BASE32[Number((value >> BigInt(5 * (length - 1 - i))) & 31n)] ?? '').join('');

/** A ULID (§4): 48 bits of milliseconds, 80 random ones, 26 characters. */
export const ulid = (now: number, random: Random): string => {
  const chance = random(10).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return spelled(BigInt(now), 10) + spelled(chance, 16);
};

/** A token of the form §2 shows: a decimal id, a pipe, 48 letters and digits. */
export const tokenOf = (number: number, random: Random): string => `${number}|${letters(random, 48)}`;

/** 32 letters and digits (§13.13). */
export const requestId = (random: Random): string => letters(random, 32);
