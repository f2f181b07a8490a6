import assert from 'node:assert/strict';
import test from 'node:test';
import { bundle } from './size.ts';

test('the script-tag build', async (t) => {
  const chunks = await bundle('src/script.ts');
  const files = [...chunks.values()];

  await t.test('what loads first is tillkit.js alone', () => {
    assert.deepEqual(chunks.get('tillkit.js')?.imports, []);
    assert.ok(files.length > 1, 'the checkout should be a chunk of its own');
  });

  await t.test('files name each other by relative paths, so they work under any prefix', () => {
    const addresses = files.flatMap(({ code }) => [...code.matchAll(/\b(?:from|import\()([`'"])(.+?)\1/g)]);
    const named = addresses.map(([, , address]) => address!).filter((address) => !address.startsWith('${'));
    assert.ok(named.length >= files.length - 1);
    for (const address of named) assert.match(address, /^\.\.?\//);
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
