import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { buildInMemory } from './kit-build.ts';
import { pinsIn } from './pin-chunks.ts';
import { needsOf } from './size.ts';

test('the script-tag build', async (t) => {
  const { chunks } = await buildInMemory();
  const files = [...chunks.values()];

  await t.test('what loads first is tillkit.js alone', () => {
    assert.deepEqual([...needsOf(chunks, 'tillkit.js')], ['tillkit.js']);
    assert.ok(files.length > 1, 'the checkout should be a chunk of its own');
  });

  await t.test('a badge loads no checkout, and its twin does', () => {
    const needs = (name: string) => {
      const file = files.find((chunk) => chunk.name === name)?.fileName ?? name;
      return [...needsOf(chunks, file)].some((one) => one.startsWith('chunks/inside-'));
    };
    assert.deepEqual([needs('live-status'), needs('steps')], [false, true]);
  });

  await t.test('request 5: each chunk is pinned, by its last byte, in all that load it', () => {
    const pinned = new Set<string>();
    for (const { code } of files)
      for (const [file, hash] of pinsIn(code)) {
        pinned.add(file);
        const built = createHash('sha256')
          .update(chunks.get(file)?.code ?? '')
          .digest('base64');
        assert.equal(`${hash}=`, built, file);
      }
    assert.deepEqual([...pinned, 'tillkit.js'].toSorted(), [...chunks.keys()].toSorted());
  });

  await t.test('no file imports another by its address: nothing would verify it', () => {
    for (const { code, fileName } of files)
      assert.doesNotMatch(code, /\bfrom\s*[`'"]|\bimport\s*[`'"]|\bimport\([`'"]/, fileName);
  });

  await t.test('request 5: docs/scripts.md says what each script is for, and knows of no other', () => {
    const page = readFileSync(`${import.meta.dirname}/../docs/scripts.md`, 'utf8');
    const told = [...page.matchAll(/^\| `([\w-]+)` /gm)].map(([, name]) => name);
    const built = files.flatMap(({ name, isEntry }) => (isEntry ? [] : [name]));
    assert.deepEqual(told.toSorted(), built.toSorted());
  });

  await t.test('no schema library, and lit as it is for production', () => {
    const modules = files.flatMap(({ moduleIds }) => moduleIds);
    assert.ok(modules.some((id) => /\/lit-html\//.test(id)));
    assert.deepEqual(
      modules.filter((id) => /\/zod\/|\/core\/src\/wire\/|\/development\//.test(id)),
      [],
    );
  });

  await t.test('templates and styles are minified', () => {
    const code = files.map((file) => file.code).join('\n');
    assert.match(code, /:host\{/);
    assert.doesNotMatch(code, />\n\s+</);
  });
});

test('tillkit.full.js is one script', async () => {
  const { chunks } = await buildInMemory({ full: true });
  assert.deepEqual([...chunks.keys()], ['tillkit.full.js']);
  assert.equal(pinsIn(chunks.get('tillkit.full.js')?.code ?? '').size, 0);
});
