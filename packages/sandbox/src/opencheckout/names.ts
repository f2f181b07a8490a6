import type { Random } from '@tillkit/core/clock';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** The largest multiple of 62 a byte can hold: what lies above would favour the first letters. */
const FAIR = 248;

/** 16 characters of `[0-9A-Za-z]`, as v0.2's ids have after `cs_` (dossier §3). */
export const randomName = (random: Random): string => {
  let name = '';
  while (name.length < 16) {
    for (const byte of random(16)) if (byte < FAIR && name.length < 16) name += LETTERS[byte % 62] ?? '';
  }
  return name;
};
