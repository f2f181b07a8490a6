import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';

const folder = join(import.meta.dirname, '../packages/elements/src/locales');

/** `de`, `pt-BR`, `zh-Hant`: what else is in the folder is no locale. */
const TAG = /^[a-z]{2,3}(-[A-Z]\w+)?$/;

type Packs = Readonly<Record<string, object>>;

const arePacks = (value: unknown): value is Packs => typeof value === 'object' && value !== null && 'button' in value;

/** Every locale by its tag, as its module has it. */
export const readLocales = async (): Promise<ReadonlyMap<string, Packs>> => {
  const locales = new Map<string, Packs>();
  for (const file of globSync(join(folder, '*.ts')).sort()) {
    if (!TAG.test(basename(file, '.ts'))) continue;
    const module: unknown = await import(file);
    const packs = typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
    if (arePacks(packs)) locales.set(basename(file, '.ts'), packs);
  }
  return locales;
};

/**
 * Locales as JSON, a file for each part: words are no code, so they need no hash in the script that asks for them, and a
 * buyer fetches no word before it is said.
 * @param from where they are, as the file that asks for them sees it: `./locales/` from a chunk
 */
export const localePacks = (from: string): Plugin => ({
  name: 'locale-packs',
  load: {
    filter: { id: /elements\/src\/locales\/packs\.ts$/ },
    handler: async () => {
      const tags = [...(await readLocales()).keys()].join(' ');
      return `const here = import.meta.url;
        export const TAGS = ${JSON.stringify(tags)}.split(' ');
        export const packOf = async (tag, part) => {
          const address = new URL(${JSON.stringify(from)} + tag + '.' + part + '.json', here).href;
          return (await import(/* @vite-ignore */ address, { with: { type: 'json' } })).default;
        };`;
    },
  },
  async generateBundle() {
    for (const [tag, packs] of await readLocales())
      for (const [part, words] of Object.entries(packs))
        this.emitFile({
          type: 'asset',
          fileName: `chunks/locales/${tag}.${part}.json`,
          source: JSON.stringify(words),
        });
  },
});
