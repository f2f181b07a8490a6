/** So many transactions are remembered; of older ones the API alone says what is cancelled. */
const REMEMBERED = 10_000;

/** Runs one cancellation of a transaction at a time, and remembers what they cancelled (dossier §9). */
interface GivenBack {
  /** @param work what cancels `items`; answers when they are cancelled, throws when they are not or nobody knows */
  once<T>(
    id: string,
    items: readonly number[],
    work: () => Promise<T>,
    refuse: (items: readonly number[]) => Error,
  ): Promise<T>;
}

interface Entry {
  last: Promise<unknown>;
  readonly canceled: Set<number>;
}

/**
 * What is cancelled cannot be read back (dossier §4.4, T2), and whether a second cancellation of an item gives it back
 * twice is not published. This knows of its own process only; the order's own refunds know of all.
 */
export const createGivenBack = (remembered = REMEMBERED): GivenBack => {
  const entries = new Map<string, Entry>();

  const entryOf = (id: string): Entry => {
    const entry = entries.get(id) ?? { last: Promise.resolve(), canceled: new Set() };
    entries.delete(id);
    entries.set(id, entry);
    const [oldest] = entries.keys();
    if (entries.size > remembered && oldest !== undefined) entries.delete(oldest);
    return entry;
  };

  return {
    once: (id, items, work, refuse) => {
      const entry = entryOf(id);
      const turn = entry.last.then(async () => {
        const again = items.filter((item) => entry.canceled.has(item));
        if (again.length > 0) throw refuse(again);
        const done = await work();
        for (const item of items) entry.canceled.add(item);
        return done;
      });
      entry.last = turn.catch(() => undefined);
      return turn;
    },
  };
};
