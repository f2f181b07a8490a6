// The script-tag build: packages/elements/dist/tillkit.js, an ES module, and the chunks it loads when they are needed.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { minifyHTMLLiterals } from 'minify-literals';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import { leanLit } from './scripts/lean-lit.ts';

const elements = join(import.meta.dirname, 'packages/elements');

const minifyTemplates = (): Plugin => ({
  name: 'minify-templates',
  enforce: 'pre',
  transform: {
    filter: { id: /packages\/elements\/src\/.*\.ts$/, code: /\b(html|svg|css)`/ },
    // White space shrinks to one space and never to none: the built page reads like the tested one.
    handler: (code, id) => minifyHTMLLiterals(code, { fileName: id, html: { conservativeCollapse: true } }),
  },
});

/** Chunks carry a hash in their names: the former build's would stay beside the new ones. */
const removeFormerChunks = (): Plugin => ({
  name: 'remove-former-chunks',
  apply: (config) => config.build?.write !== false,
  generateBundle: () => rmSync(join(elements, 'dist/chunks'), { recursive: true, force: true }),
});

export default defineConfig({
  root: elements,
  plugins: [minifyTemplates(), leanLit(), removeFormerChunks()],
  resolve: { conditions: ['tillkit-source', ...defaultClientConditions] },
  build: {
    target: 'es2022',
    outDir: join(elements, 'dist'),
    emptyOutDir: false,
    license: { fileName: 'THIRD-PARTY-NOTICES.md' },
    lib: { entry: 'src/script.ts', formats: ['es'] },
    rolldownOptions: {
      // A page with the button alone loads the modal's element when it needs it; here all three are there at once.
      checks: { ineffectiveDynamicImport: false },
      preserveEntrySignatures: 'allow-extension',
      output: {
        // What loads first is one file: the chunks import what they share with it from there.
        codeSplitting: {
          groups: [
            { name: 'tillkit', tags: ['$initial'], priority: 1 },
            { name: 'inside', test: /checkout-modal\/inside\.ts$/ },
          ],
        },
        minify: true,
        comments: false,
        entryFileNames: 'tillkit.js',
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  },
});
