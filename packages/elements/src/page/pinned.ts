/**
 * What the script-tag build has instead of chunk.ts. There each chunk is a function that is given what the others share,
 * and the build writes `load('<name> <hash>')` for its `import()`: only bytes with that hash ever run.
 */
import { tryTwice } from './lost.ts';
import { tag } from './tag.ts';

type Parts = Record<string, object>;
type Load = (...pins: readonly string[]) => Promise<object | undefined>;
type Make = (parts: Parts, load: Load) => object;

/** What there is, by name; the build adds what tillkit.js shares with the others. */
export const parts: Parts = {};

const fetching = new Map<string, Promise<Make>>();
let lost = 0;

/**
 * The browser verifies what a `<link>` asks for, and `import()` then finds it in the page's table of modules. After an error
 * Chromium would fetch it anew and unverified: so never after an error.
 */
const verified = (href: string, hash: string): Promise<Make> =>
  new Promise((resolve, reject) => {
    const link = {
      rel: 'modulepreload',
      crossOrigin: '',
      nonce: tag?.nonce ?? '',
      integrity: `sha256-${hash}=`,
      onload: (): void =>
        void import(/* @vite-ignore */ href).then((part: { default: Make }) => resolve(part.default), reject),
      onerror: reject,
      href,
    };
    document.head.append(Object.assign(document.createElement('link'), link));
  });

const fetchPart = (name: string, hash: string): Promise<Make> => {
  // Vite would look for the file now, were this within `new URL`.
  const path = `chunks/${name}-${hash.slice(0, 8).replace(/\W/g, '')}.js`;
  const file = new URL(path, import.meta.url).href;
  // Firefox remembers an address that failed for good, and one that hangs may hang on.
  const fetchNow = () => verified(lost ? `${file}?r=${lost}` : file, hash);
  const again = () => {
    lost += 1;
    return fetchNow();
  };
  const part = tryTwice(fetchNow, again, () => file);
  part.catch(() => {
    lost += 1;
    fetching.delete(name);
  });
  fetching.set(name, part);
  return part;
};

/** Loads what each pin names, all at once, and makes them in their order, for the later ones use the former. The last is it. */
export const load: Load = async (...pins) => {
  const named = pins.map((pin): readonly [string, Promise<Make>] => {
    const [name = '', hash = ''] = pin.split(' ');
    return [name, fetching.get(name) ?? fetchPart(name, hash)];
  });
  let last: object | undefined;
  for (const [name, part] of named) {
    const make = await part;
    last = parts[name] ??= make(parts, load);
  }
  return last;
};
