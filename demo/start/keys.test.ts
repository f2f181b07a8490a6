import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { newKeys, readKeys } from './keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'keys-'));
test.after(() => rmSync(folder, { recursive: true }));
const file = (name: string, content?: unknown): string => {
  const path = join(folder, name);
  if (content !== undefined) writeFileSync(path, JSON.stringify(content));
  return path;
};

test('made at the first start, and the same at every further one', () => {
  const path = file('first.json');
  const keys = readKeys(path);
  assert.deepEqual(Object.keys(keys).sort(), Object.keys(newKeys()).sort());
  assert.deepEqual(readKeys(path), keys);
});

test('keys from before a gateway came keep what they are, and get what is missing for good', () => {
  const { apiKey, webhookSecret, secret } = newKeys();
  const path = file('older.json', { apiKey, webhookSecret, secret });
  const keys = readKeys(path);
  assert.deepEqual([keys.apiKey, keys.webhookSecret, keys.secret], [apiKey, webhookSecret, secret]);
  assert.match(keys.onecheckoutPath, /^[\w-]{32}$/);
  assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), keys);
  assert.deepEqual(readKeys(path), keys);
});

test('a file that holds no keys is not overwritten', () => {
  const path = file('other.json', { apiKey: 'sk_1' });
  assert.throws(() => readKeys(path), /holds no keys/);
  assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), { apiKey: 'sk_1' });
});
