import type { Random } from '@tillkit/core/clock';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** The largest multiple of 62 a byte can hold: what lies above would favour the first letters. */
const FAIR = 248;

/** `length` characters of `[0-9A-Za-z]`. */
export const letters = (random: Random, length: number): string => {
  let name = '';
  while (name.length < length) {
    for (const byte of random(length)) if (byte < FAIR && name.length < length) name += LETTERS[byte % 62] ?? '';
  }
  return name;
};
