import assert from 'node:assert/strict';
import { test } from 'node:test';
import { format, inspect } from 'node:util';
import { Secret, secret } from './secret.ts';

const TEXT = 'whsec_correct-horse-battery';

/** Every way a value is turned into text by accident. */
const ways: Readonly<Record<string, (value: unknown) => string>> = {
  'String()': (value) => String(value),
  template: (value) => `${value as string}`,
  'adding text': (value) => 'key: ' + (value as string),
  'JSON.stringify': (value) => JSON.stringify(value),
  'JSON.stringify, nested': (value) => JSON.stringify({ account: { key: value } }),
  'util.inspect': (value) => inspect(value),
  'util.inspect, all': (value) => inspect(value, { showHidden: true, depth: Infinity, getters: true }),
  'util.inspect, nested': (value) => inspect({ list: [value], map: new Map([['key', value]]) }, { depth: Infinity }),
  'util.inspect without custom': (value) => inspect(value, { customInspect: false, showHidden: true }),
  'console format': (value) => format('%s %o %O %j %d', value, value, value, value, value),
  'Error message': (value) => new Error(`no good: ${value as string}`).message,
  'Error cause': (value) => inspect(new Error('no good', { cause: value })),
  spread: (value) => JSON.stringify({ ...(value as object) }),
  keys: (value) => Reflect.ownKeys(value as object).join(),
  'structured clone': (value) => {
    try {
      return inspect(structuredClone(value), { showHidden: true });
    } catch {
      return '';
    }
  },
};

const leaksOf = (value: unknown): string[] =>
  Object.entries(ways).flatMap(([way, print]) => (print(value).includes(TEXT) ? [way] : []));

test('a secret is never printed, whichever way', () => {
  assert.deepEqual(leaksOf(secret(TEXT, 'webhookSecret')), []);
});

test('a value that keeps its text in a field is caught leaking', () => {
  class Leaky {
    readonly text = TEXT;
    toString(): string {
      return this.text;
    }
  }
  const leaks = leaksOf(new Leaky());
  for (const way of ['String()', 'template', 'JSON.stringify', 'util.inspect', 'console format', 'Error message'])
    assert.ok(leaks.includes(way), way);
});

test('what is printed says what it was', () => {
  const value = secret(TEXT, 'webhookSecret');
  assert.equal(String(value), '[secret]');
  assert.equal(JSON.stringify({ value }), '{"value":"[secret]"}');
  assert.equal(inspect(value), '[secret]');
});

test('the text is there for whoever asks by name', () => {
  assert.ok(secret(TEXT, 'webhookSecret') instanceof Secret);
  assert.equal(secret(TEXT, 'webhookSecret').reveal(), TEXT);
  assert.equal(secret('two words', 'webhookSecret').reveal(), 'two words');
});

const refused: readonly [what: string, value: string | undefined, words: RegExp][] = [
  ['nothing', undefined, /^webhookSecret is empty\. Set it/],
  ['an empty text', '', /^webhookSecret is empty\. Set it/],
  ['spaces', '   ', /^webhookSecret is empty\. Set it/],
  ['a line feed', '\n', /^webhookSecret is empty\. Set it/],
  ['a copied line feed', `${TEXT}\n`, /^webhookSecret begins or ends with white space\. Remove it/],
  ['a leading space', ` ${TEXT}`, /^webhookSecret begins or ends with white space\. Remove it/],
  ['a trailing no-break space', `${TEXT}\u00a0`, /^webhookSecret begins or ends with white space\. Remove it/],
];

for (const [what, value, words] of refused)
  test(`${what} is refused as a secret, by name and without printing it`, () => {
    assert.throws(
      () => secret(value, 'webhookSecret'),
      (error) => {
        assert.ok(error instanceof TypeError);
        assert.match(error.message, words);
        assert.ok(!error.message.includes(TEXT));
        return true;
      },
    );
  });
