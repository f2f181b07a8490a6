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

const NUMBERS = 42;

/** The requests of the table in test/README.md: number, and its last cell. */
const requestsIn = (page: string): ReadonlyMap<number, string> =>
  new Map(
    page
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .filter(([, number]) => /^\d+$/.test(number ?? ''))
      .map(([, number, , test = '']) => [Number(number), test]),
  );

/** Whether a test's title begins with the number: `request 6: …`, `requests 6 and 7: …`. */
const names = (text: string, number: number): boolean =>
  new RegExp(`['"\`]requests? (?:\\d+ and )?${number}(?: and \\d+)?: `).test(text);

test('every request of test/README.md is open, or has a test in each file it names whose title begins with its number', async () => {
  const root = new URL('../', import.meta.url);
  const requests = requestsIn(await readFile(new URL('test/README.md', root), 'utf8'));
  assert.deepEqual(
    [...requests.keys()],
    Array.from({ length: NUMBERS }, (_, i) => i + 1),
  );
  let named = 0;
  for (const [number, cell] of requests) {
    const files = [...cell.matchAll(/`(\S+\.ts)`/g)].map(([, file = '']) => file);
    assert.ok(files.length > 0 || cell.startsWith('open'), `request ${number} has neither a test nor the word open`);
    for (const file of files) {
      assert.ok(names(await readFile(new URL(file, root), 'utf8'), number), `${file} has no test of request ${number}`);
      named += 1;
    }
  }
  assert.ok(named >= NUMBERS - 10);
  assert.ok(names("test('requests 6 and 7: no style'", 7) && names("it('request 7: no style'", 7));
  assert.ok(!names("test('request 17: other'", 7), 'another number is not taken for it');
});
