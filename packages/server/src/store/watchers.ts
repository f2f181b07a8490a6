type Wake = (id: string, version: number) => void;

/** Who is told of changed sessions, within this process. */
export interface Watchers {
  watch(wake: Wake): () => void;
  tell(changed: readonly { readonly id: string; readonly version: number }[]): void;
  clear(): void;
}

export const watchers = (): Watchers => {
  const listening = new Set<{ readonly wake: Wake }>();
  return {
    watch(wake) {
      const one = { wake };
      listening.add(one);
      return () => void listening.delete(one);
    },
    tell(changed) {
      for (const { id, version } of changed)
        for (const { wake } of [...listening])
          try {
            wake(id, version);
          } catch {
            // The change is committed: one watcher's fault neither undoes it nor keeps it from the others.
          }
    },
    clear: () => listening.clear(),
  };
};
