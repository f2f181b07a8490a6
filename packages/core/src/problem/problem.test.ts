import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PROBLEMS, type ProblemCode } from './codes.ts';
import { Problem } from './problem.ts';

const table: Readonly<Record<number, string>> = {
  400: 'body_malformed weak_key key_missing signature_missing',
  401: 'token_invalid signature_invalid',
  403: 'origin_refused',
  404: 'session_unknown account_unknown route_unknown',
  405: 'method_refused',
  409: 'quote_changed already_paid payment_in_progress state_refused',
  413: 'body_too_large',
  415: 'content_type_refused',
  422: `cart_invalid sku_unknown price_not_accepted reference_not_accepted method_unavailable key_reused
    promotion_unknown return_to_refused fields_invalid`,
  429: 'rate_limited',
  500: 'body_already_read price_failed',
  501: 'unsupported',
  502: 'gateway_refused gateway_answer_invalid gateway_amount_differs',
  503: 'store_unavailable gateway_unavailable',
};
const codesOf = (words: string): ProblemCode[] => words.split(/\s+/) as ProblemCode[];

for (const [status, words] of Object.entries(table))
  test(`${status}: ${words.replaceAll(/\s+/g, ' ')}`, () => {
    for (const code of codesOf(words)) {
      assert.ok(Object.hasOwn(PROBLEMS, code), `${code} is missing`);
      assert.equal(PROBLEMS[code][0], Number(status), code);
      assert.equal(new Problem(code).status, Number(status), code);
      assert.equal(new Problem(code).body().status, Number(status), code);
    }
  });

test('there is no code beyond the table', () => {
  assert.deepEqual(Object.keys(PROBLEMS).sort(), Object.values(table).flatMap(codesOf).sort());
});

test('every code has its line: a sentence of its own', () => {
  const titles = Object.entries(PROBLEMS).map(([code, [, title]]) => {
    assert.match(title, /^[A-Za-z].{8,}\.$/, code);
    return title;
  });
  assert.equal(new Set(titles).size, titles.length);
});

test('the body is RFC 9457, with the code, the paths and the support id', () => {
  const errors = [{ path: 'cart.items[0].quantity', message: 'must be at least 1' }];
  const problem = new Problem('cart_invalid', { detail: 'Half a mug cannot be sold.', errors });
  assert.deepEqual(problem.body('sup_1'), {
    type: 'urn:tillkit:problem:cart_invalid',
    title: 'The cart cannot be priced.',
    status: 422,
    code: 'cart_invalid',
    detail: 'Half a mug cannot be sold.',
    errors,
    support: 'sup_1',
  });
});

test('what was not said is not in the body', () => {
  assert.deepEqual(Object.keys(new Problem('key_missing').body()).sort(), ['code', 'status', 'title', 'type']);
});

test('further members ride along, and displace no standard one', () => {
  const members = {
    quote: { total: 1 },
    type: 'x',
    title: 'x',
    status: 200,
    code: 'x',
    detail: 'x',
    errors: 'x',
    support: 'x',
  };
  const full = new Problem('quote_changed', { members, detail: 'The tea is dearer.', errors: [] }).body('sup_1');
  assert.deepEqual(full, {
    quote: { total: 1 },
    type: 'urn:tillkit:problem:quote_changed',
    title: 'The quote changed. Show the fresh one before paying.',
    status: 409,
    code: 'quote_changed',
    detail: 'The tea is dearer.',
    errors: [],
    support: 'sup_1',
  });
});

test('members cannot speak as detail, errors or support where the problem has none', () => {
  const body = new Problem('quote_changed', { members: { detail: 'x', errors: 'x', support: 'x', quote: 1 } }).body();
  assert.deepEqual(Object.keys(body).sort(), ['code', 'quote', 'status', 'title', 'type']);
});

test('thrown, it reads as its detail, else as its title, and keeps its cause', () => {
  const cause = new Error('inner');
  const problem = new Problem('price_failed', { detail: 'total is 0', cause, retryAfter: 3 });
  assert.ok(problem instanceof Error);
  assert.equal(problem.message, 'total is 0');
  assert.equal(problem.name, 'Problem');
  assert.equal(problem.cause, cause);
  assert.equal(problem.retryAfter, 3);
  assert.equal(new Problem('weak_key').message, PROBLEMS.weak_key[1]);
  assert.doesNotMatch(JSON.stringify(problem.body('sup_1')), /inner|cause|stack|retryAfter/);
});
