import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { pinChunks, pinsIn, usesIn, withoutLoadChunk, type Chunk } from './pin-chunks.ts';

const chunk = (name: string, code: string, imports: readonly string[] = []): Chunk => ({
  name,
  code,
  imports: [...imports],
  fileName: name === 'entry' ? 'tillkit.js' : `chunks/${name}.js`,
  isEntry: name === 'entry',
});

const ENTRY = chunk(
  'entry',
  'var l=async(...pins)=>globalThis.loaded=pins,p=globalThis.parts={},s=2,go=()=>import(`./chunks/sum.js`).then(e=>e);globalThis.go=go;export{s as A,l as $load,p as $parts};',
);
const SUM = chunk(
  'sum',
  'import{A as e}from"../tillkit.js";import{b as t}from"./base.js";var n=e+t,r=()=>import(`./deep.js`);export{n as sum,r as deeper};',
  ['tillkit.js', 'chunks/base.js'],
);
const BASE = chunk('base', 'var e=40;export{e as b};');
const DEEP = chunk('deep', 'import{b as e}from"./base.js";export{e as again};', ['chunks/base.js']);

const written = (...chunks: readonly Chunk[]) => {
  const all = pinChunks(chunks);
  return (of: Chunk) => all.get(of) ?? assert.fail(`${of.name} is gone`);
};

const run = async (code: string): Promise<{ default(parts: object, load: unknown): Record<string, unknown> }> =>
  (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Awaited<ReturnType<typeof run>>;

test('a chunk is a function of what the others share, and works as it did', async () => {
  const of = written(ENTRY, SUM, BASE, DEEP);
  const kit = globalThis as unknown as { parts: Record<string, object>; loaded: readonly string[]; go(): unknown };
  await run(of(ENTRY).code);
  assert.deepEqual(kit.parts, { kit: [2] }, 'tillkit.js shares what it has, and not how it loads');
  const { default: base } = await run(of(BASE).code);
  const { default: sum } = await run(of(SUM).code);
  const made = sum({ ...kit.parts, base: base({}, undefined) }, undefined);
  assert.equal(made['sum'], 42);
  assert.deepEqual(usesIn(of(SUM).code), ['base']);
});

test('what loads a chunk has the hash of its last byte, and of what has to be there before it', async () => {
  const of = written(ENTRY, SUM, BASE, DEEP);
  const pins = pinsIn(of(ENTRY).code);
  assert.deepEqual([...pins.keys()], [of(BASE).fileName, of(SUM).fileName]);
  for (const each of [BASE, SUM]) {
    const hash = createHash('sha256').update(of(each).code).digest('base64');
    assert.equal(`${pins.get(of(each).fileName)}=`, hash);
  }
  assert.deepEqual([...pinsIn(of(SUM).code).keys()], [of(DEEP).fileName], 'what is there already is not named again');
});

test('another byte anywhere below is another hash above, and another address', () => {
  const before = written(ENTRY, SUM, BASE, DEEP);
  const deep = { ...DEEP, code: `var z;${DEEP.code}` };
  const after = written(ENTRY, SUM, BASE, deep);
  assert.notEqual(after(SUM).fileName, before(SUM).fileName);
  assert.notEqual(after(ENTRY).code, before(ENTRY).code);
  assert.equal(after(BASE).fileName, before(BASE).fileName);
});

test('of what tillkit.js shares a chunk takes what it uses, each at its place', async () => {
  const entry = chunk(
    'entry',
    'var l=0,p=globalThis.parts={},a=1,b=2,c=3;export{a as A,b as B,c as C,l as $load,p as $parts};',
  );
  const some = chunk('some', 'import{C as a,A as c}from"../tillkit.js";var n=a-c;export{n as left};', ['tillkit.js']);
  const of = written(entry, some);
  const kit = globalThis as unknown as { parts: Record<string, object> };
  await run(of(entry).code);
  const { default: make } = await run(of(some).code);
  assert.deepEqual(make(kit.parts, undefined), { left: 2 });
});

test('a pinned part tries twice by itself: no loadChunk() is left around it', () => {
  const code = 'const go = () => loadChunk(() => import("./sum.ts"), "sum").then(({ sum }) => sum);';
  assert.equal(withoutLoadChunk(code, 'a.ts'), 'const go = () => import("./sum.ts").then(({ sum }) => sum);');
  assert.throws(() => withoutLoadChunk('loadChunk(go, "sum");', 'a.ts'), /a\.ts has another/);
});

test('what cannot be pinned fails the build', () => {
  const refuses = (chunks: readonly Chunk[], why: RegExp) => assert.throws(() => pinChunks(chunks), why);
  refuses([chunk('a', 'import("./b.js");'), chunk('b', 'import("./a.js");')], /its own hash/);
  refuses([chunk('a', 'import("./gone.js");')], /no chunk of this build/);
  refuses([ENTRY, SUM, BASE, DEEP, chunk('whole', 'import("../tillkit.js");')], /shares a list/);
  refuses([chunk('a', 'import*as all from"./b.js";all();', ['chunks/b.js']), BASE, chunk('b', '')], /not a name/);
  refuses([chunk('a', 'export*from"./b.js";'), chunk('b', '')], /not a name/);
  refuses([chunk('a', 'var $parts=1;')], /has its own/);
});
