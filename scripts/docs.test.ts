import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { PROBLEMS } from '@tillkit/core/problem';

/** The cells of the table's row for a code. */
const rowOf = (page: string, code: string): readonly string[] | undefined =>
  page
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .find(([, first]) => first === `\`${code}\``)
    ?.slice(2, 4);

test('every problem code has its line in docs/problems.md, with its status and its words', async () => {
  const page = await readFile(new URL('../docs/problems.md', import.meta.url), 'utf8');
  for (const [code, [status, title]] of Object.entries(PROBLEMS))
    assert.deepEqual(rowOf(page, code), [String(status), title], code);
  assert.equal(rowOf(page, 'planted_code'), undefined, 'a code without a line is seen');
});

test('the README can be read in one sitting: at most 110 lines', async () => {
  const page = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  assert.ok(page.split('\n').length <= 110);
});
