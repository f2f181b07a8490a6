import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { secret, utf8 } from '@tillkit/core/hmac';
import { whereJsonBreaks } from './json-break.ts';
import { parseJson, partOf, readJson } from './json.ts';
import { maskText } from './mask.ts';
import type { GatewayAnswer } from './sent.ts';

const KEY = 'sk_PLANTED0PLANTED0PLANTED0PLANTED0PLANTED0PLA';
const answer = (body: string | Uint8Array<ArrayBuffer>, type = 'application/json'): GatewayAnswer => ({
  is: 'answer',
  status: 200,
  headers: new Headers({ 'content-type': type }),
  bytes: typeof body === 'string' ? utf8(body) : body,
  retryAfter: null,
  doubt: false,
});

test('JSON is read, whatever the type calls it', () => {
  for (const type of ['application/json; charset=utf-8', 'text/plain', 'application/problem+json'])
    assert.deepEqual(readJson(answer('{"a":[1]}', type)), { is: 'json', value: { a: [1] } });
});

test('an HTML page is told as one, with its title', () => {
  const page = '<!doctype html><html><head><title>502 Bad Gateway</title></head></html>';
  const expected = { is: 'html', detail: 'is an HTML page, titled "502 Bad Gateway"' };
  assert.deepEqual(readJson(answer(page, 'text/html')), expected);
  assert.deepEqual(readJson(answer(page)), expected);
});

test('broken JSON says where it breaks, and shows the shape only', () => {
  const read = readJson(answer('{\n  "name": "Ada Lovelace",\n  "total": 12e,\n}'));
  assert.deepEqual(read, {
    is: 'broken',
    detail: 'stops being JSON at line 3, column 14 (shape: xxxx",   "xxxxx": 00▸x, })',
  });
});

test('JSON that was cut off says so', () => {
  const read = readJson(answer('{"id":"cs_1","url":"https://pay.ex'));
  assert.ok(read.is === 'broken');
  assert.match(read.detail, /line 1, column 20 /);
  const cut = readJson(answer('{"id":"cs_1",'));
  assert.ok(cut.is === 'broken');
  assert.match(cut.detail, /column 14, where it ends/);
});

test('nothing, and bytes that are not UTF-8', () => {
  assert.equal(readJson(answer('')).is, 'empty');
  assert.equal(readJson(answer(' \n')).is, 'empty');
  assert.equal(readJson(answer(new Uint8Array([0x22, 0xff, 0x22]))).is, 'broken');
});

const leaks = (text: string): boolean => text.includes('PLANTED') || text.includes('ada@');

test('no secret and no address is ever in the words about an answer', () => {
  const planted = [
    answer(`{"key":"${KEY}" oops`),
    answer(`{"mail":"ada@example.com" oops`),
    answer(`<title>Bearer ${KEY} for ada@example.com</title>`, 'text/html'),
    answer(`<title>${KEY.slice(3)}</title>`, 'text/html'),
  ];
  for (const one of planted) {
    const read = readJson(one, [secret(KEY, 'apiKey')]);
    assert.ok(read.is !== 'json' && !leaks(read.detail), JSON.stringify(read));
  }
});

test('the twin: the same search finds a secret that was left standing', () => {
  assert.ok(leaks(`said ${KEY}`));
  assert.ok(!leaks(maskText(`said ${KEY}`)));
});

test('words are one line and not endless', () => {
  assert.equal(maskText('a\n\u0007b'), 'a b');
  assert.equal(maskText('word '.repeat(100)).length, 201);
});

test('a break is found exactly where JSON.parse finds one, and nowhere else', () => {
  let broken = 0;
  let whole = 0;
  const text = fc.oneof(
    fc.json(),
    fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', '1', '\\', ' ', 'x')).map(([json, at, put]) => {
      const cut = at % (json.length + 1);
      return json.slice(0, cut) + put + json.slice(cut + 1);
    }),
    fc.string({ unit: fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '1', '-', '.', 'e', '0', 'n', ' ', 'null') }),
  );
  fc.assert(
    fc.property(text, (given) => {
      let parses = true;
      try {
        JSON.parse(given);
      } catch {
        parses = false;
      }
      assert.equal(whereJsonBreaks(given) === null, parses);
      if (parses) whole += 1;
      else broken += 1;
    }),
    { numRuns: 3_000 },
  );
  console.log(`whereJsonBreaks: ${whole} texts that parse, ${broken} that do not`);
  assert.ok(whole > 100 && broken > 100);
});

test('a million brackets cost no stack', () => {
  assert.equal(whereJsonBreaks('['.repeat(1_000_000)), 1_000_000);
});

test('what others sent is read where it is JSON, and undefined where it is not', () => {
  assert.deepEqual(parseJson(utf8('{"a":[1]}')), { a: [1] });
  for (const bytes of [utf8(''), utf8('{"a":'), Uint8Array.of(0xff)]) assert.equal(parseJson(bytes), undefined);
});

test('a member of whatever came', () => {
  assert.equal(partOf({ a: 1 }, 'a'), 1);
  for (const value of [{ b: 1 }, [1], null, undefined, 'a', 1]) assert.equal(partOf(value, 'a'), undefined);
});
