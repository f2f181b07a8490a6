/** What a browser must offer to be remembered in: `localStorage`, or anything alike. */
export type Remembering = Pick<Storage, 'getItem' | 'setItem'>;

/** Storage may be forbidden: even asking for it throws then. */
export const pageStorage = (): Remembering | undefined => {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
};

export const nameOf = (endpoint: string): string => `tillkit:${endpoint}`;

/** Whether a checkout of this endpoint may be under way: only then is it worth loading what reads the memory. */
export const hasTrace = (endpoint: string, storage = pageStorage()): boolean => {
  try {
    return !!storage?.getItem(nameOf(endpoint));
  } catch {
    return false;
  }
};
