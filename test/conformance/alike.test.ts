import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alike } from './alike.ts';

const ID = { free: { cs_1: /cs_\w+/ } };
const differs = (actual: unknown, literal: unknown, liberty = {}): void => {
  assert.throws(() => alike(actual, literal, liberty), assert.AssertionError);
};

test('what is the same is alike; a value, a name, a kind, a length that differs is not', () => {
  alike({ a: [1, { b: null }], c: 'x' }, { c: 'x', a: [1, { b: null }] });
  for (const other of [{ a: 2 }, { a: '1' }, { a: 1, b: 1 }, {}, { b: 1 }, [1], null, 'a'])
    differs(other, { a: 1 }); // prettier-ignore
  for (const other of [[1], [1, 2, 3], [2, 1], {}]) differs(other, [1, 2]);
});

test('a free part may be anything of its kind, and is the same wherever it stands', () => {
  const literal = { id: 'cs_1', url: 'https://a.example/pay/cs_1', list: ['cs_1'] };
  const found = alike({ id: 'cs_x9', url: 'https://a.example/pay/cs_x9', list: ['cs_x9'] }, literal, ID);
  assert.equal(found.get('cs_1'), 'cs_x9');
  differs({ id: 'cs_x9', url: 'https://a.example/pay/cs_y9', list: ['cs_x9'] }, literal, ID);
  differs({ id: 'no', url: 'https://a.example/pay/no', list: ['no'] }, literal, ID);
  differs({ id: 'cs_x9', url: 'https://b.example/pay/cs_x9', list: ['cs_x9'] }, literal, ID);
  differs({ id: 'cs_x9', url: 'https://axexample/pay/cs_x9', list: ['cs_x9'] }, literal, ID);
});

test('a free number stays a number', () => {
  const free = { free: { '17': /\d+/ } };
  alike({ at: 42, again: 42 }, { at: 17, again: 17 }, free);
  differs({ at: '42' }, { at: 17 }, free);
  differs({ at: 42, again: 43 }, { at: 17, again: 17 }, free);
});

test('… is any text; more allows what the literal does not have, and lacks nothing of it', () => {
  alike({ message: 'whatever' }, { message: '…' });
  differs({ message: 1 }, { message: '…' });
  alike({ a: { b: 1, c: 2 }, d: 3 }, { a: { b: 1 } }, { more: true });
  differs({ a: { c: 2 } }, { a: { b: 1 } }, { more: true });
  differs({ a: [1, 2] }, { a: [1] }, { more: true });
});
