import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '../problem/index.ts';
import type { Cart } from '../quote/index.ts';
import { readBody } from './read.ts';
import { attemptRequestSchema, quotesRequestSchema, sessionRequestSchema, statusRequestSchema } from './schemas.ts';
import type { AttemptRequest, QuotesRequest, SessionRequest, StatusRequest } from './types.ts';
import { cart, item, long, metadataOf, tokens, wrong } from './wrong.fixture.ts';

const problemOf = (read: () => unknown): Problem => {
  try {
    read();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  return assert.fail('the body was taken');
};

const read: Readonly<Record<keyof typeof wrong, (body: unknown) => unknown>> = {
  sessions: (body) => readBody(sessionRequestSchema, body),
  quotes: (body) => readBody(quotesRequestSchema, body),
  attempts: (body) => readBody(attemptRequestSchema, body),
  status: (body) => readBody(statusRequestSchema, body),
};

for (const route of ['sessions', 'quotes', 'attempts', 'status'] as const)
  for (const [what, body, code, paths] of wrong[route])
    test(`${route}: ${what} is ${code}`, () => {
      const problem = problemOf(() => read[route](body));
      assert.equal(problem.code, code);
      assert.deepEqual(problem.errors?.map(({ path }) => path).sort(), [...paths].sort());
      for (const { message } of problem.errors ?? []) assert.ok(message.length > 5, message);
    });

test('the words say what would be right, and never print the value', () => {
  const { errors } = problemOf(() =>
    readBody(sessionRequestSchema, { cart: { items: [{ quantity: 10_000, sku: long(201) }] } }),
  );
  const words = Object.fromEntries(errors?.map(({ path, message }) => [path, message]) ?? []);
  assert.match(words['cart.items[0].quantity'] ?? '', /9999/);
  assert.match(words['cart.items[0].sku'] ?? '', /200/);
  assert.doesNotMatch(JSON.stringify(errors), /10000|xxxxx/);
});

const fullCart: Required<Cart> = {
  items: [{ sku: long(200), quantity: 9_999, amount: 999_999_999_999 }, ...Array.from({ length: 99 }, () => item)],
  promotionCode: 'SPRING',
  metadata: { ...metadataOf(2_000) },
};
const fullAttempt: Required<AttemptRequest> = {
  method: 'opencheckout.wallet',
  fields: { email: 'a@shop.example' },
  mode: 'popup',
};
const fullSession: Required<SessionRequest> = {
  cart: fullCart,
  expect: 'hash',
  returnTo: '/thanks?a=b',
  locale: 'zh-Hant-TW',
  attempt: fullAttempt,
};
const fullQuotes: Required<QuotesRequest> = { carts: [fullCart, cart], locale: 'th' };
const fullStatus: Required<StatusRequest> = { tokens: tokens(100), since: { cs_1: 0, cs_2: 7 } };

test('a body with every part its type has, at its caps, is taken as it is', () => {
  assert.deepEqual(readBody(sessionRequestSchema, fullSession), fullSession);
  assert.deepEqual(readBody(quotesRequestSchema, fullQuotes), fullQuotes);
  assert.deepEqual(readBody(attemptRequestSchema, fullAttempt), fullAttempt);
  assert.deepEqual(readBody(statusRequestSchema, fullStatus), fullStatus);
});

test('the least a body may say is taken', () => {
  assert.deepEqual(readBody(sessionRequestSchema, { cart }), { cart });
  assert.deepEqual(readBody(quotesRequestSchema, { carts: [cart] }), { carts: [cart] });
  assert.deepEqual(readBody(attemptRequestSchema, {}), {});
  assert.deepEqual(readBody(statusRequestSchema, { tokens: ['a'] }), { tokens: ['a'] });
});

test('what is a price elsewhere is only a name in metadata and fields', () => {
  const body = { cart: { ...cart, metadata: { price: '5', reference: 'x' } }, attempt: { fields: { name: 'Ada' } } };
  assert.deepEqual(readBody(sessionRequestSchema, body), body);
});

test('every locale that is taken is one Intl can write money in', () => {
  for (const locale of ['en', 'de-AT', 'th-TH-u-nu-thai', 'sr-Latn-RS', 'ar-EG', 'zz']) {
    assert.equal(readBody(sessionRequestSchema, { cart, locale }).locale, locale);
    assert.ok(new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(1));
  }
});
