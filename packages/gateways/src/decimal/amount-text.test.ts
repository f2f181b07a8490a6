import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amountText, isCountedInMinor } from './amount-text.ts';

for (const [amount, currency, major, minor] of [
  [6197, 'USD', '61.97', '6197'],
  [2520, 'EUR', '25.2', '2520'],
  [8000, 'EUR', '80', '8000'],
  [1, 'EUR', '0.01', '1'],
  [1200, 'JPY', '1200', '1200'],
  [1234, 'KWD', '1.234', null],
  [12345, 'CLF', '1.2345', null],
] as const)
  test(`request 34: ${amount} ${currency} is the text ${major}, or ${String(minor)} in minor units`, () => {
    assert.equal(amountText({ amount, currency }, 'major'), major);
    assert.equal(amountText({ amount, currency }, 'minor'), minor);
    assert.equal(isCountedInMinor(currency), minor !== null);
  });
