const FAILED_IMPORT = /imported module: (\S+)$/;

/**
 * Loads a lazy part, known by one of its exports. A failed one is asked for once more under a fresh address, for some
 * browsers remember a failed import for good.
 */
export const loadChunk = async <T extends object>(load: () => Promise<T>, name: keyof T & string): Promise<T> => {
  const isPart = (part: unknown): part is T => typeof part === 'object' && part !== null && name in part;
  try {
    return await load();
  } catch (error) {
    const address = error instanceof Error ? FAILED_IMPORT.exec(error.message)?.[1] : undefined;
    const part: unknown = address ? await import(/* @vite-ignore */ `${address}?r=1`) : undefined;
    if (!isPart(part)) throw error;
    return part;
  }
};
