import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Field, Method } from '@tillkit/core/gateway';
import type { Problem } from '@tillkit/core/problem';
import { readFields } from './fields.ts';

const FIELDS: readonly Field[] = [
  { name: 'holder', label: 'Name', autocomplete: 'name', personal: true },
  {
    name: 'number',
    label: 'Account number',
    autocomplete: 'off',
    inputmode: 'numeric',
    pattern: '\\d{10,15}',
    correction: 'Thai account numbers have 10 to 15 digits.',
    personal: true,
  },
  { name: 'bank', label: 'Bank', autocomplete: 'off', options: [{ value: '004', label: 'KBANK' }], personal: true },
];
const method: Method = { id: 'transfer', label: 'Transfer', currencies: ['THB'], fields: FIELDS, kinds: ['transfer'] };
const GOOD = { holder: 'สมชาย ใจดี', number: '1112223334', bank: '004' };

const errorsOf = (given: Record<string, string>): readonly string[] => {
  try {
    readFields(method, given);
  } catch (error) {
    const { code, errors = [] } = error as Problem;
    return [code, ...errors.map(({ path, message }) => `${path} ${message}`)];
  }
  return [];
};

test('fields come through in the words the gateway asked for, and in no other', () => {
  assert.deepEqual(readFields(method, GOOD), GOOD);
  assert.deepEqual(readFields({ ...method, fields: [] }), {});
});

test('a number is read however the buyer grouped it; a name keeps its inner spaces', () => {
  assert.deepEqual(readFields(method, { ...GOOD, holder: '  Somchai  Jaidee ', number: ' 111-222 3334' }), {
    ...GOOD,
    holder: 'Somchai  Jaidee',
  });
});

const WRONG: readonly (readonly [string, Record<string, string>, string])[] = [
  ['missing', { holder: '', number: '', bank: '' }, 'fields.holder is needed'],
  ['only spaces', { ...GOOD, holder: '   ' }, 'fields.holder is needed'],
  ['too short', { ...GOOD, number: '111222333' }, 'fields.number Thai account numbers have 10 to 15 digits.'],
  ['too long', { ...GOOD, number: '1112223334111222' }, 'fields.number Thai account numbers have 10 to 15 digits.'],
  ['other digits', { ...GOOD, number: '๑๑๑๒๒๒๓๓๓๔' }, 'fields.number Thai account numbers have 10 to 15 digits.'],
  ['more than the number', { ...GOOD, number: '1112223334x' }, 'fields.number Thai account numbers'],
  ['a bank that is not offered', { ...GOOD, bank: '999' }, 'fields.bank is none of the choices'],
  ['a name without end', { ...GOOD, holder: 'x'.repeat(201) }, 'fields.holder is longer than 200 characters'],
  ['one nobody asked for', { ...GOOD, iban: 'DE02' }, 'fields.iban is not asked for by this method'],
];
for (const [what, given, says] of WRONG)
  test(`${what}: refused by name, and the value is not repeated`, () => {
    const errors = errorsOf(given);
    assert.equal(errors[0], 'fields_invalid');
    assert.ok(errors[1]?.startsWith(says), errors[1]);
    for (const value of Object.values(given))
      if (value.trim().length > 4) assert.ok(!errors.join().includes(value), `repeats ${value}`);
  });
