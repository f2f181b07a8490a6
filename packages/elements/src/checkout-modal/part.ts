import type { ReactiveControllerHost } from 'lit';
import { loading } from '../views/loading.ts';
import type { Page } from '../views/page.ts';
import { stuck } from '../views/stuck.ts';

/** A part of the modal that is fetched when it is needed: until then its page is loading, and without it there is a way on. */
export const createPart = <T>(host: ReactiveControllerHost, fetch: () => Promise<T>) => {
  let part: T | undefined;
  let lost = false;
  let fetching: Promise<void> | undefined;

  const begin = async (): Promise<void> => {
    lost = false;
    try {
      part = await fetch();
    } catch {
      lost = true;
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
      if (lost) return instead ?? stuck(true, () => void load());
      void load();
      return loading;
    },
  };
};
