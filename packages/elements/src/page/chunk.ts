import { tryTwice } from './lost.ts';

const FAILED_IMPORT = /imported module: (\S+)$/;

const fileOf = (error: unknown): string | undefined =>
  error instanceof Error ? FAILED_IMPORT.exec(error.message)?.[1] : undefined;

/**
 * Loads a lazy part, known by one of its exports, within 8 s. A failed one is asked for once more: under a fresh address
 * where the error tells the old one, for those browsers remember a failed import for good. WebKit tells none, and remembers
 * none.
 * @throws PartLost
 */
export const loadChunk = <T extends object>(load: () => Promise<T>, name: keyof T & string): Promise<T> => {
  const isPart = (part: unknown): part is T => typeof part === 'object' && part !== null && name in part;
  const again = async (file: string | undefined): Promise<T> => {
    const part: unknown = await (file ? import(/* @vite-ignore */ `${file}?r=1`) : load());
    if (!isPart(part)) throw new TypeError(`There is no ${name} in ${file}.`);
    return part;
  };
  return tryTwice(load, again, fileOf);
};
