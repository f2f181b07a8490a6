/** How the script tag's files are built: `tillkit.js` and the chunks it loads, or everything in `tillkit.full.js`. */
import { join } from 'node:path';
import { minifyHTMLLiterals } from 'minify-literals';
import { build, defaultClientConditions, type InlineConfig, type Plugin, type Rolldown } from 'vite';
import { leanLit } from './lean-lit.ts';
import { localePacks } from './locale-packs.ts';
import { pinnedChunks } from './pin-chunks.ts';

const SCRIPT = 'src/script.ts';
export const ELEMENTS = join(import.meta.dirname, '../packages/elements');

export interface KitBuild {
  /** From `packages/elements`; the script tag's own when absent. */
  readonly entry?: string;
  /** One file with everything but the locales' words. */
  readonly full?: boolean;
}

const minifyTemplates = (): Plugin => ({
  name: 'minify-templates',
  enforce: 'pre',
  transform: {
    filter: { id: /packages\/elements\/src\/.*\.ts$/, code: /\b(html|svg|css)`/ },
    // White space shrinks to one space and never to none: the built page reads like the tested one.
    handler: (code, id) => minifyHTMLLiterals(code, { fileName: id, html: { conservativeCollapse: true } }),
  },
});

/** A locale's words, by its tag. */
const WORDS = /\/locales\/[a-z]{2,3}(?:-\w+)?\.ts$/;

/** Every chunk is one more hash, and one more request: small parts that several chunks use are one. */
const CHUNKS = [
  // What loads first is one file.
  { name: 'tillkit', tags: ['$initial'], priority: 1 },
  { name: 'inside', test: /\/checkout-modal\/inside\.ts$/ },
  // What some pages need before they say anything.
  { name: 'page', test: /\/(?:page\/appearance|locales\/(?:load|packs|tags))\.ts$/ },
  {
    name: 'shared',
    test: /\/(?:checkout\/(?:memory|session-guards|presenters\/(?:hint|at-most|pay-page))|page\/(?:announce|memories|missing-widget)|views\/(?:ago|coin|badge|success|tone-classes\.style|under-way))\.ts$/,
  },
] satisfies Rolldown.CodeSplittingGroup[];
const ONE = [{ name: 'tillkit', test: (id: string) => !WORDS.test(id) }] satisfies Rolldown.CodeSplittingGroup[];

export const kitConfig = ({ entry = SCRIPT, full = false }: KitBuild = {}): InlineConfig => ({
  configFile: false,
  root: ELEMENTS,
  plugins: [minifyTemplates(), leanLit(), localePacks(full ? './chunks/locales/' : './locales/'), pinnedChunks()],
  resolve: { conditions: ['tillkit-source', ...defaultClientConditions] },
  build: {
    target: 'es2022',
    outDir: join(ELEMENTS, 'dist'),
    emptyOutDir: false,
    license: full ? false : { fileName: 'THIRD-PARTY-NOTICES.md' },
    lib: { entry, formats: ['es'] },
    rolldownOptions: {
      // A page with the button alone loads the modal's element when it needs it; here all three are there at once.
      checks: { ineffectiveDynamicImport: false },
      preserveEntrySignatures: 'allow-extension',
      output: {
        codeSplitting: { groups: full ? ONE : CHUNKS },
        minify: true,
        comments: false,
        entryFileNames: full ? 'tillkit.full.js' : 'tillkit.js',
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  },
});

export interface Built {
  readonly chunks: ReadonlyMap<string, Rolldown.OutputChunk>;
  /** What is no script: words, licences. */
  readonly others: ReadonlyMap<string, string | Uint8Array>;
}

/** A build in memory: its files by their names. */
export const buildInMemory = async (kit: KitBuild = {}): Promise<Built> => {
  const config = kitConfig(kit);
  const built = await build({ ...config, logLevel: 'error', build: { ...config.build, write: false } });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  const files = outputs.flatMap(({ output }) => output);
  return {
    chunks: new Map(files.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : []))),
    others: new Map(files.flatMap((file) => (file.type === 'asset' ? [[file.fileName, file.source]] : []))),
  };
};
