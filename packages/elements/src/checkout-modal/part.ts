import { loading } from '../views/loading.ts';
import type { Page } from '../views/page.ts';
import { stuck } from '../views/stuck.ts';
import type { Part } from '../locales/parts.ts';
import { fetchWords, languageOf } from '../page/language.ts';
import { isBlocked } from '../page/lost.ts';
import type { ModalHost } from './host.ts';

/**
 * A part of the modal that is fetched with its words, ahead or when it is needed: until then its page is loading, and
 * without it there is a way on. What was lost ahead is fetched again once it is needed, and then only when it is asked for.
 */
export const createPart = <T>(host: ModalHost, words: readonly Part[], fetch: () => Promise<T>) => {
  let part: T | undefined;
  let lost: unknown;
  let fetching: Promise<void> | undefined;
  let needed = false;

  const begin = async (): Promise<void> => {
    lost = undefined;
    try {
      [part] = await Promise.all([fetch(), ...words.map((each) => fetchWords(host, each))]);
    } catch (error) {
      lost = error;
    }
    fetching = undefined;
    host.requestUpdate();
  };
  const load = (): Promise<void> => (fetching ??= begin());

  return {
    get here(): T | undefined {
      return part;
    },
    /** Fetches it ahead; at once where it is there, `further` is told of it, and not at all where it does not load. */
    warm: async (further?: (part: T) => void): Promise<void> => {
      if (!part && !lost) await load();
      if (part) further?.(part);
    },
    show: (page: (part: T) => Page, instead?: Page): Page => {
      if (part) return page(part);
      if (lost && needed) return instead ?? stuck(languageOf(host), true, () => void load(), isBlocked(lost));
      needed = true;
      void load();
      return loading(languageOf(host));
    },
  };
};
