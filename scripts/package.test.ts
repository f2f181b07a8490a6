// What a merchant installs: packed as npm would, taken apart, and imported in plain Node, where there is no page.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import ts from 'typescript';

const root = dirname(import.meta.dirname);
const source = join(root, 'packages/elements');
const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));

type Target = string | Readonly<Record<string, string>>;
const exported: readonly (readonly [string, Target])[] = Object.entries(manifest.exports);
const targetsOf = (target: Target): readonly string[] =>
  typeof target === 'string' ? [target] : Object.values(target);

const run = (cwd: string, file: string, ...args: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync(file, args, { cwd, encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
  return stdout;
};

/** A package as it is published: its JavaScript, made from the source file by file, where the build would put it. */
const build = (name: string, to: string): void => {
  const from = join(root, 'packages', name);
  const base = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent(base, ts.sys, root);
  const compilerOptions = { ...options, module: ts.ModuleKind.ESNext };
  for (const path of globSync('src/**/*.ts', { cwd: from, exclude: ['**/*.{test,fixture,types}.ts'] })) {
    const file = join(to, path.replace(/^src/, 'dist').replace(/\.ts$/, '.js'));
    mkdirSync(dirname(file), { recursive: true });
    const text = readFileSync(join(from, path), 'utf8');
    writeFileSync(file, ts.transpileModule(text, { compilerOptions, fileName: path }).outputText);
    writeFileSync(file.replace(/\.js$/, '.d.ts'), '');
  }
  for (const path of globSync('*.json', { cwd: from, exclude: ['tsconfig*.json'] }))
    cpSync(join(from, path), join(to, path));
  writeFileSync(join(to, 'dist/.tsbuildinfo'), '');
};

let folder = '';
let packed: readonly string[] = [];

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'tillkit-pack-'));
  mkdirSync(join(folder, 'node_modules/@tillkit'), { recursive: true });
  for (const name of ['core', 'elements']) {
    build(name, join(folder, name));
    run(join(folder, name), 'npm', 'pack', '--ignore-scripts', '--silent', `--pack-destination=${folder}`);
    const installed = join(folder, 'node_modules/@tillkit', name);
    mkdirSync(installed);
    run(folder, 'tar', '-xzf', `tillkit-${name}-${manifest.version}.tgz`, '--strip-components=1', '-C', installed);
  }
  for (const name of Object.keys(manifest.dependencies))
    if (!name.startsWith('@tillkit/'))
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  packed = globSync('**/*', { cwd: join(folder, 'node_modules/@tillkit/elements') }).map((path) => `./${path}`);
});
after(() => rmSync(folder, { recursive: true }));

/** Runs a module in the folder that has the package installed. */
const inNode = (code: string): unknown => {
  writeFileSync(join(folder, 'page.mjs'), code);
  return JSON.parse(run(folder, process.execPath, 'page.mjs'));
};

test('package: every entry leads to a file that is published', () => {
  const missing = exported.flatMap(([entry, target]) =>
    targetsOf(target)
      .filter((path) => !path.startsWith('./src/') && !packed.includes(path))
      .map((path) => `${entry} ${path}`),
  );
  assert.deepEqual(missing, []);
  for (const field of ['customElements', 'web-types'])
    assert.ok(packed.includes(`./${manifest[field].replace('./', '')}`));
  assert.deepEqual(
    packed.filter((path) => /\/src\/|\.(test|fixture|types)\.|tsbuildinfo/.test(path)),
    [],
  );
  // The twin: the same question of an entry nobody made.
  assert.ok(!packed.includes('./dist/ghost.js'));
});

test('package: source, types and script of an entry are the same module, and its types come first', () => {
  for (const [entry, target] of exported) {
    if (typeof target === 'string') continue;
    const { 'tillkit-source': from = '', types, default: script } = target;
    assert.deepEqual(Object.keys(target), ['tillkit-source', 'types', 'default'], entry);
    const built = from.replace('./src/', './dist/').replace(/\.ts$/, '');
    assert.deepEqual([types, script], [`${built}.d.ts`, `${built}.js`], entry);
    assert.ok(globSync(from.slice(2), { cwd: source }).length === 1, `${entry} has no source`);
  }
});

test('package: what registers elements is named as a side effect, and nothing else that can be imported', () => {
  const effects: readonly string[] = manifest.sideEffects;
  const isKept = (path: string): boolean =>
    effects.some((glob) => new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`).test(path));
  for (const [entry, target] of exported)
    for (const path of targetsOf(target).filter((one) => /(?<!\.d)\.[jt]s$/.test(one)))
      assert.equal(isKept(path), entry.endsWith('/define'), `${entry} ${path}`);
});

test('package: every entry can be imported in plain Node: nothing throws, nothing is registered', () => {
  const entries = exported
    .filter(([, target]) => typeof target !== 'string')
    .map(([entry]) => `@tillkit/elements${entry.slice(1)}`);
  assert.ok(entries.length > 10);
  const told = inNode(`
    const before = Object.getOwnPropertyNames(globalThis);
    const own = customElementsOf();
    function customElementsOf() { return globalThis.customElements; }
    const names = {};
    for (const entry of ${JSON.stringify(entries)}) names[entry] = Object.keys(await import(entry));
    const tags = ['till-pay-button', 'till-checkout-modal', 'till-order-status'];
    console.log(JSON.stringify({
      names,
      registered: tags.filter((tag) => globalThis.customElements?.get(tag)),
      // Lit brings a registry of its own where there is none.
      added: Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name) && !/^(lit|reactiveElement|customElements)/.test(name)),
      before: own === undefined,
    }));
  `) as { names: Record<string, string[]>; registered: string[]; added: string[]; before: boolean };
  assert.deepEqual(told.registered, []);
  assert.deepEqual(told.added, []);
  assert.deepEqual(told.names['@tillkit/elements/define'], []);
  assert.deepEqual(told.names['@tillkit/elements/react'], []);
  assert.deepEqual(told.names['@tillkit/elements/server'], ['renderOrderStatus', 'renderPayButton']);
  assert.ok(told.names['@tillkit/elements']?.includes('PayButton'));
});

test('package: a registry that is there is left alone, and the class can still be put into one', () => {
  const told = inNode(`
    const asked = [];
    globalThis.customElements = { get: () => undefined, define: (...given) => asked.push(given[0]) };
    await import('@tillkit/elements/define');
    const silent = asked.length === 0;
    const { PayButton } = await import('@tillkit/elements/pay-button');
    PayButton.define('shop-pay', customElements);
    console.log(JSON.stringify({ silent, asked }));
  `);
  assert.deepEqual(told, { silent: true, asked: ['shop-pay'] });
});

test('package: a server renders with it, without a page', () => {
  const told = inNode(`
    import { renderPayButton } from '@tillkit/elements/server';
    console.log(JSON.stringify(renderPayButton({ sku: 'tea' })));
  `);
  assert.match(String(told), /^<till-pay-button sku="tea"><template shadowrootmode="open"/);
});

test('package: its data files can be imported by name', () => {
  const told = inNode(`
    import manifest from '@tillkit/elements/custom-elements.json' with { type: 'json' };
    console.log(JSON.stringify(manifest.modules.map(({ path }) => path)));
  `) as string[];
  assert.ok(told.includes('dist/pay-button/pay-button.js'));
  for (const path of told) assert.ok(packed.includes(`./${path}`), path);
});
