// The manifest, the editors' data and the types of the elements, from their doc blocks: writes packages/elements/
// custom-elements.json, vscode.*.json, web-types.json and src/frameworks/elements.ts. With --check it writes nothing, and
// fails where a file or a doc block is not what the code says.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deedsOf, programOf } from './manifest/code.ts';
import { documents, ELEMENTS } from './manifest/document.ts';
import { drift } from './manifest/drift.ts';
import { filesOf } from './manifest/files.ts';

const PACKAGE = join(import.meta.dirname, '../packages/elements');
const MEND = 'Mend the doc block above the class (or the code), then run: node scripts/manifest.ts';

/** The styles whose doc blocks tell of style properties. */
export const STYLES = ['views/base.style.ts', 'views/tones.style.ts', 'views/dialog.style.ts'];

/** Of the files, those that are not as they would be made now. */
export const stale = (
  files: ReadonlyMap<string, string>,
  present: (path: string) => string | undefined,
): readonly string[] => [...files].filter(([path, text]) => present(path) !== text).map(([path]) => path);

const onDisk = (path: string): string | undefined => {
  const file = join(PACKAGE, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};

if (import.meta.main) {
  const checks = process.argv.includes('--check');
  const told = documents(STYLES);
  const program = programOf();
  const done = new Map(ELEMENTS.map((folder) => [folder, deedsOf(program, folder)]));
  const apart = drift(told, done);
  for (const line of apart) console.log(line);
  if (apart.length > 0) console.log(MEND);
  const files = await filesOf(told, done);
  const old = stale(files, onDisk);
  if (checks)
    for (const path of old) console.log(`packages/elements/${path} is not of today. Run: node scripts/manifest.ts`);
  else for (const path of old) writeFileSync(join(PACKAGE, path), files.get(path) ?? '');
  process.exitCode = apart.length > 0 || (checks && old.length > 0) ? 1 : 0;
}
