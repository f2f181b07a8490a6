import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { writeInventory } from './inventory.ts';

test('request 5: the inventory has every script, its size and its hash as a page pins it', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'inventory-'));
  t.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'chunks/locales'), { recursive: true });
  for (const file of ['tillkit.js', 'tillkit.full.js', 'chunks/b.js', 'chunks/a.js', 'chunks/locales/de.order.json'])
    writeFileSync(join(folder, file), 'abc');
  writeInventory(folder);
  // Of “abc”, as FIPS 180-4 has it.
  const integrity = 'sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn';
  assert.deepEqual(JSON.parse(readFileSync(join(folder, 'integrity.json'), 'utf8')), {
    files: ['tillkit.js', 'tillkit.full.js', 'chunks/a.js', 'chunks/b.js'].map((file) => ({
      file,
      bytes: 3,
      integrity,
    })),
  });
});
