/** Writes to maps that can be taken back: what a transaction and its savepoints are in memory. */
export interface Journal {
  readonly set: <K, V>(map: Map<K, V>, key: K, value: V) => void;
  readonly delete: <K, V>(map: Map<K, V>, key: K) => void;
  /** All of what `work` writes, or, when it throws, nothing. Nests. */
  readonly atomically: <T>(work: () => T) => T;
}

export const journal = (): Journal => {
  const undo: (() => void)[] = [];
  let depth = 0;

  const remember = <K, V>(map: Map<K, V>, key: K) => {
    const old = map.get(key);
    undo.push(old === undefined ? () => void map.delete(key) : () => void map.set(key, old));
  };

  return {
    set(map, key, value) {
      remember(map, key);
      map.set(key, value);
    },
    delete(map, key) {
      remember(map, key);
      map.delete(key);
    },
    atomically(work) {
      const mark = undo.length;
      depth += 1;
      try {
        return work();
      } catch (error) {
        for (const step of undo.splice(mark).reverse()) step();
        throw error;
      } finally {
        depth -= 1;
        if (depth === 0) undo.length = 0;
      }
    },
  };
};
