import { systemClock } from '@tillkit/core/clock';
import type { Words } from '../views/words.ts';
import { packOf, TAGS } from './packs.ts';
import type { Part } from './parts.ts';
import { tagFor } from './tags.ts';

/** What has come of each locale so far. */
const known = new Map<string, Words>();
const asked = new Map<string, Promise<void>>();

/** So long the words are waited for; after that it is said in English. */
const PATIENCE_MS = 3_000;

const load = async (locale: string, part: Part): Promise<void> => {
  const tag = tagFor(locale, TAGS);
  const pack = tag && (await Promise.race([packOf(tag, part), systemClock.sleep(PATIENCE_MS)]));
  known.set(locale, { ...known.get(locale), ...(pack || {}) });
};

/** Fetches a part of a locale, once; nothing where the kit does not speak it. */
export const loadPack = (locale: string, part: Part): Promise<void> => {
  const key = `${locale} ${part}`;
  const pack = asked.get(key) ?? load(locale, part);
  asked.set(key, pack);
  return pack;
};

export const wordsIn = (locale: string): Words | undefined => known.get(locale);
