/** The script inventory: every file the kit can run in a page, with its size and its hash for `integrity`. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface InventoryEntry {
  /** From the folder of `integrity.json`. */
  readonly file: string;
  readonly bytes: number;
  /** As an `integrity` attribute has it. */
  readonly integrity: string;
}

export const inventory = (folder: string): readonly InventoryEntry[] =>
  ['tillkit.js', 'tillkit.full.js', ...globSync('chunks/*.js', { cwd: folder }).toSorted()].map((file) => {
    const code = readFileSync(join(folder, file));
    const integrity = `sha384-${createHash('sha384').update(code).digest('base64')}`;
    return { file: file.replaceAll('\\', '/'), bytes: code.byteLength, integrity };
  });

export const writeInventory = (folder: string): void =>
  writeFileSync(join(folder, 'integrity.json'), `${JSON.stringify({ files: inventory(folder) }, null, 2)}\n`);
