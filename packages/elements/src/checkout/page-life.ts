/** The comings and goings of a page. */
export interface PageLife {
  hidden(): boolean;
  /** `left` when the page is put away (for good, or kept for Back); else it came back, or the network did. */
  listen(fn: (left: boolean) => void): () => void;
}

const nowhere: PageLife = { hidden: () => false, listen: () => () => {} };

/** The page we are on; where there is none (Node), one that is always there. */
export const pageLife = (): PageLife => {
  if (typeof document === 'undefined') return nowhere;
  return {
    hidden: () => document.visibilityState === 'hidden',
    listen: (fn) => {
      const control = new AbortController();
      const { signal } = control;
      const back = () => fn(false);
      addEventListener('pagehide', () => fn(true), { signal });
      addEventListener('pageshow', (event) => event.persisted && back(), { signal });
      addEventListener('online', back, { signal });
      document.addEventListener('visibilitychange', back, { signal });
      return () => control.abort();
    },
  };
};
