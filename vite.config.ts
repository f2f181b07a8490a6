// The script tag's files in packages/elements/dist: tillkit.js with its chunks, tillkit.full.js, and their hashes.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, defineConfig, type Plugin } from 'vite';
import { writeInventory } from './scripts/inventory.ts';
import { ELEMENTS, kitConfig } from './scripts/kit-build.ts';

const DIST = join(ELEMENTS, 'dist');

/** Chunks carry a hash in their names: the former build's would stay beside the new ones. */
const removeFormerChunks = (): Plugin => ({
  name: 'remove-former-chunks',
  generateBundle: () => rmSync(join(DIST, 'chunks'), { recursive: true, force: true }),
});

const theRest = (): Plugin => ({
  name: 'full-file-and-inventory',
  async closeBundle() {
    await build({ ...kitConfig({ full: true }), logLevel: 'error' });
    writeInventory(DIST);
  },
});

const kit = kitConfig();

export default defineConfig({ ...kit, plugins: [kit.plugins, removeFormerChunks(), theRest()] });
