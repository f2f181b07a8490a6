import type { LitElement } from 'lit';
import type { Part } from '../locales/parts.ts';
import type { Language, Words } from '../views/words.ts';
import { loadChunk } from './chunk.ts';
import { localeOf, stringsOfPage } from './settings.ts';

/** An element that may have words of its own. */
export interface Speaker extends LitElement {
  readonly strings?: Words | undefined;
}

/** By locale and part: what has come, or was waited for in vain and is said in English. */
const here = new Set<string>();
let locales: typeof import('../locales/load.ts') | undefined;

const keyOf = (locale: string, part: Part): string => (/^en\b/.test(locale) ? '' : `${locale} ${part}`);

/** Fetches a part of what an element will say, once; English is here already. Never rejects. */
export const fetchWords = async (element: Element, part: Part): Promise<void> => {
  const locale = localeOf(element);
  const key = keyOf(locale, part);
  if (!key || here.has(key)) return;
  try {
    locales ??= await loadChunk(() => import('../locales/load.ts'), 'loadPack');
    await locales.loadPack(locale, part);
  } catch {
    // English, then.
  }
  here.add(key);
};

/** Whether a part of what an element says is here; if not it is fetched, and the element rendered again. */
export const hasWords = (element: LitElement, part: Part): boolean => {
  const key = keyOf(localeOf(element), part);
  if (!key || here.has(key)) return true;
  void fetchWords(element, part).then(() => element.requestUpdate());
  return false;
};

/** How an element speaks: its own words come before the page's, these before its locale's. */
export const languageOf = (element: Speaker): Language => {
  const locale = localeOf(element);
  return { locale, words: { ...locales?.wordsIn(locale), ...stringsOfPage(), ...element.strings } };
};
