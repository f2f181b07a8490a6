import { loading } from '../views/loading.ts';
import type { Page } from '../views/page.ts';
import { stuck } from '../views/stuck.ts';
import type { Part } from '../locales/parts.ts';
import { fetchWords, languageOf } from '../page/language.ts';
import { isBlocked } from '../page/lost.ts';
import type { ModalHost } from './host.ts';

/** A part of the modal that is fetched, with its words, when it is needed: until then its page is loading, and without it there is a way on. */
export const createPart = <T>(host: ModalHost, words: readonly Part[], fetch: () => Promise<T>) => {
  let part: T | undefined;
  let lost: unknown;
  let fetching: Promise<void> | undefined;

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
  const load = async (): Promise<void> => {
    if (!part) await (fetching ??= begin());
  };

  return {
    /** Fetches it ahead, and has it fetch what it will need; one that was lost waits to be asked for. */
    warm: async (further?: (part: T) => void): Promise<void> => {
      if (!lost) await load();
      if (part) further?.(part);
    },
    show: (page: (part: T) => Page, instead?: Page): Page => {
      if (part) return page(part);
      if (lost) return instead ?? stuck(languageOf(host), true, () => void load(), isBlocked(lost));
      void load();
      return loading(languageOf(host));
    },
  };
};
