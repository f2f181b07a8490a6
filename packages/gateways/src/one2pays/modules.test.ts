import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

/** Every file of this room that loading `entry` loads; what is imported as a type alone loads nothing. */
const loadedBy = (entry: string, seen = new Set<string>()): ReadonlySet<string> => {
  const url = new URL(entry, import.meta.url);
  if (seen.has(url.href)) return seen;
  seen.add(url.href);
  const source = readFileSync(url, 'utf8');
  for (const [, what = '', from = ''] of source.matchAll(/^(?:import|export) ([^;']*?)(?:from )?'(\.[^']+)';$/gm))
    if (!what.startsWith('type ')) loadedBy(new URL(from, url).href, seen);
  return seen;
};
const namesOf = (entry: string) => [...loadedBy(entry)].map((href) => href.replace(/.*\/src\//, ''));
const payouts = (entry: string) => namesOf(entry).filter((name) => /withdraw|client\/client|client\/index/.test(name));

test('a checkout server never loads payouts: the adapter reaches none of their modules', () => {
  const names = namesOf('./index.ts');
  assert.ok(
    names.includes('one2pays/client/payments.ts') && names.includes('one2pays/create.ts'),
    'the graph is walked',
  );
  assert.deepEqual(payouts('./index.ts'), []);
});

test('the twin: the client does load them', () => {
  assert.deepEqual(payouts('./client/index.ts').sort(), [
    'one2pays/client/client.ts',
    'one2pays/client/index.ts',
    'one2pays/client/withdraw.ts',
    'one2pays/client/withdraws.ts',
  ]);
});

test('what the adapter’s modules say names no payout endpoint', () => {
  const says = (entry: string) => [...loadedBy(entry)].some((href) => readFileSync(new URL(href), 'utf8').includes("'/api/v1/withdraws'")); // prettier-ignore
  assert.deepEqual([says('./index.ts'), says('./client/index.ts')], [false, true]);
});
