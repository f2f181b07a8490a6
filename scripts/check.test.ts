// A check that finds nothing proves nothing: each of these plants what its check is there to find.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { complaints, registryLines } from './lockfile.ts';

const root = dirname(import.meta.dirname);

/** A folder holding `files`, gone after the test. */
const tree = (t: TestContext, files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tillkit-check-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
};

const runIn = (folder: string, bin: string, ...args: string[]): { status: number | null; output: string } => {
  const program = join(root, 'node_modules/.bin', bin);
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' });
  return { status, output: stdout + stderr };
};

const boundaries = (folder: string, room = 'packages') => {
  const { status, output } = runIn(folder, 'depcruise', '--config', join(root, '.dependency-cruiser.mjs'), room);
  const found = [...output.matchAll(/error (\S+): (\S+)/g)].map(([, rule, file]) => `${rule} ${file}`);
  return { status, found: found.sort() };
};

const zod = { 'node_modules/zod/package.json': '{ "main": "index.js" }', 'node_modules/zod/index.js': '' };
const lit = { 'node_modules/lit/package.json': '{ "main": "index.js" }', 'node_modules/lit/index.js': '' };

test('boundaries: imports that are allowed pass', (t) => {
  const folder = tree(t, {
    ...zod,
    ...lit,
    'packages/core/src/wire/index.ts': `import 'zod'; export interface Order { id: string }`,
    'packages/core/src/money/index.ts': `export const zero = 0;`,
    'packages/elements/src/checkout/store.ts': `import type { Order } from '../../../core/src/wire/index.ts'; export type O = Order;`,
    'packages/elements/src/views/badge.ts': `import 'lit'; import '../checkout/store.ts';`,
    'packages/elements/src/order-status/order-status.ts': `import '../views/badge.ts';`,
  });
  // The one thing wrong here is the path across packages, for a tree of a test has no linked packages.
  assert.deepEqual(boundaries(folder).found, ['packages-by-their-doors packages/elements/src/checkout/store.ts']);
});

test('boundaries: every forbidden import is found', (t) => {
  const folder = tree(t, {
    ...zod,
    ...lit,
    'packages/core/src/wire/index.ts': `export const schema = 1; export interface Order { id: string }`,
    'packages/core/src/money/index.ts': `import { schema } from '../wire/index.ts'; export const a = schema;`,
    'packages/core/src/clock/index.ts': `import 'zod'; import '../../../server/src/index.ts';`,
    'packages/server/src/index.ts': `import '../../gateways/src/index.ts';`,
    'packages/gateways/src/index.ts': `import './a.ts';`,
    'packages/gateways/src/a.ts': `import './b.ts';`,
    'packages/gateways/src/b.ts': `import './a.ts'; import './gone.ts';`,
    'packages/sandbox/src/index.ts': `import type {} from '../../gateways/src/index.ts'; import './helpers.ts';`,
    'packages/sandbox/src/helpers.ts': ``,
    'packages/elements/src/checkout/store.ts': `import '../page/chunk.ts';`,
    'packages/elements/src/page/chunk.ts': `import 'lit'; import { schema } from '../../../core/src/wire/index.ts'; export const b = schema;`,
    'packages/elements/src/views/badge.ts': `import '../pay-button/pay-button.ts';`,
    'packages/elements/src/pay-button/pay-button.ts': ``,
  });
  const { status, found } = boundaries(folder);
  assert.notEqual(status, 0);
  for (const expected of [
    'core-knows-nobody packages/core/src/clock/index.ts',
    'imports-resolve packages/gateways/src/b.ts',
    'named-by-idea packages/sandbox/src/index.ts',
    'no-cycles packages/gateways/src/a.ts',
    'packages-know-core-alone packages/sandbox/src/index.ts',
    'packages-know-core-alone packages/server/src/index.ts',
    'schemas-stay-in-wire packages/core/src/clock/index.ts',
    'store-without-views packages/elements/src/checkout/store.ts',
    'views-without-shells packages/elements/src/views/badge.ts',
    'wire-is-types-to-the-browser packages/core/src/money/index.ts',
    'wire-is-types-to-the-browser packages/elements/src/page/chunk.ts',
  ])
    assert.ok(found.includes(expected), `${expected} is missing in\n${found.join('\n')}`);
});

test('boundaries: a story that goes to the server, or to a script, is found', (t) => {
  const folder = tree(t, {
    'packages/elements/src/index.ts': '',
    'packages/server/src/index.ts': '',
    'scripts/run.ts': '',
    'stories/a.stories.ts': `import './states.ts'; import '../packages/elements/src/index.ts';`,
    'stories/b.stories.ts': `import '../packages/server/src/index.ts';`,
    'stories/c.stories.ts': `import '../scripts/run.ts';`,
    'stories/states.ts': '',
  });
  assert.deepEqual(boundaries(folder, 'stories').found, [
    'stories-know-elements-and-core stories/b.stories.ts',
    'stories-know-elements-and-core stories/c.stories.ts',
  ]);
});

const PLANTED = [
  ['no-restricted-properties', `export const a = Date.now();`],
  ['no-restricted-syntax', `export const a = new Date();`],
  ['no-restricted-globals', `export const a = setTimeout(String, 1);`],
  ['no-restricted-properties', `export const a = globalThis.setTimeout(String, 1);`],
  ['no-restricted-properties', `export const a = Math.random();`],
  ['no-restricted-properties', `export const a = (x: Element) => { x.innerHTML = ''; };`],
  ['no-restricted-properties', `export const a = (x: Element) => x.insertAdjacentHTML('afterend', '');`],
  ['no-restricted-properties', `document.write('');`],
  ['no-restricted-syntax', 'export const a = String.raw`<p style="color: red"></p>`;'],
  ['no-restricted-imports', `export * from 'node:fs';`],
  ['no-restricted-syntax', `export const a = import('node:fs');`],
  ['no-restricted-globals', `export const a = process.argv;`],
  ['no-restricted-imports', `export * from 'lit/directives/unsafe-html.js';`],
  ['@typescript-eslint/consistent-type-assertions', `export const a = {} as Element;`],
  ['@typescript-eslint/no-non-null-assertion', `export const a = (x?: string) => x!;`],
  ['@typescript-eslint/no-explicit-any', `export const a = (x: any) => [x];`],
] as const;

/** The rules these tests plant for need no types; without them a file is linted in milliseconds. */
const eslint = new ESLint({
  cwd: root,
  overrideConfig: [tseslint.configs.disableTypeChecked, { languageOptions: { parserOptions: { project: null } } }],
});

const lint = async (code: string, filePath: string): Promise<readonly (string | null)[]> => {
  const results = await eslint.lintText(code, { filePath: join(root, filePath) });
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
};

for (const [rule, code] of PLANTED)
  test(`lint: ${code}`, async () => {
    for (const room of ['core', 'elements', 'gateways', 'server', 'sandbox'])
      assert.deepEqual(await lint(code, `packages/${room}/src/room/planted.ts`), [rule], room);
  });

test('lint: a story that goes past the doors is found', async () => {
  const planted = `export * from '../packages/elements/src/index.ts';`;
  assert.deepEqual(await lint(planted, 'stories/planted.ts'), ['no-restricted-imports']);
  assert.deepEqual(await lint(`export * from '@tillkit/elements';`, 'stories/planted.ts'), []);
});

test('lint: what is allowed where', async () => {
  const rightPlaces = [
    ['packages/core/src/clock/clock.ts', `export const a = Date.now() + Number(new Date());`],
    ['packages/server/src/node/serve.ts', `export * from 'node:http'; export const a = process.argv;`],
    ['packages/core/src/hmac/hmac.node.ts', `export * from 'node:crypto';`],
    ['packages/core/src/money/money.ts', `export const a = ['a', 'b'] as const; export const b = new Date(0);`],
    ['packages/core/src/money/money.test.ts', `export const a = {} as Element; export const b = Date.now();`],
    ['scripts/planted.ts', `export const a = Date.now();`],
  ] as const;
  for (const [file, code] of rightPlaces) assert.deepEqual(await lint(code, file), [], file);
});

test('templates: an unknown attribute, a wrong binding and an unclosed tag are found', (t) => {
  const folder = tree(t, {
    'view.ts': [
      `import { html } from 'lit';`,
      'export const a = html`<input naem="x" />`;',
      'export const b = html`<button @click=${1}></button>`;',
      'export const c = html`<p><b></p>`;',
    ].join('\n'),
  });
  const { status, output } = runIn(folder, 'lit-analyzer', '--strict', '--maxWarnings=0', 'view.ts');
  assert.equal(status, 1);
  for (const rule of ['no-unknown-attribute', 'no-noncallable-event-binding', 'no-unclosed-tag'])
    assert.match(output, new RegExp(rule));
});

test('unused: an export nobody imports is found', (t) => {
  const folder = tree(t, {
    'package.json': `{ "name": "planted", "type": "module", "main": "main.js" }`,
    'main.js': `import { used } from './part.js'; used();`,
    'part.js': `export const used = () => 0; export const forgotten = () => 0;`,
    'alone.js': ``,
  });
  const { status, output } = runIn(folder, 'knip');
  assert.equal(status, 1);
  assert.match(output, /alone\.js/);
  assert.match(output, /forgotten/);
  assert.doesNotMatch(output, /used\b.*part\.js/);
});

test('formatting: a file that is not formatted is found', (t) => {
  const folder = tree(t, { 'wide.ts': `export const a = {b:1}` });
  assert.equal(runIn(folder, 'prettier', '--check', '.').status, 1);
});

test('lockfile: a package that is missing, or a registry that is named, is found', () => {
  const missing = 'npm error code EUSAGE\nnpm error Missing: lit@3.3.3 from lock file';
  assert.deepEqual(complaints(1, missing), ['npm error Missing: lit@3.3.3 from lock file']);
  assert.deepEqual(complaints(1, 'npm error code EJSONPARSE'), ['npm error code EJSONPARSE']);
  assert.deepEqual(complaints(0, 'added 3 packages'), []);
  const lines = ['"resolved": "packages/core",', '"resolved": "https://registry.example/lit-3.3.3.tgz",'];
  assert.deepEqual(registryLines(lines.join('\n')), [lines[1]]);
});
