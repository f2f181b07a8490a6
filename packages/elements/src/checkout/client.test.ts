import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import { CART, ENDPOINT, openCounter, problem, quote } from '../fixture/counter.fixture.ts';
import { createClient } from './client.ts';
import { isConfig, isQuotesAnswer } from './guards.ts';

const never = () => new Promise<Response>(() => {});
const none = () => Response.json({ quotes: [] });

const ask = (answer: () => Response | Promise<Response>) => {
  const clock = manualClock();
  const counter = openCounter({ 'POST /quotes': answer, 'GET /config': answer });
  const client = createClient(ENDPOINT, { fetch: counter.ports.fetch, clock });
  return { clock, counter, quotes: () => client('/quotes', isQuotesAnswer, { body: { carts: [CART] } }), client };
};

const quoted = (quote: object, methods: readonly object[] = []) => Response.json({ quotes: [{ quote, methods }] });

const withCode = (code: string, support?: string) => (error: any) => error.code === code && error.support === support;

test('asks in JSON, without cookies', async () => {
  const { counter, quotes } = ask(none);
  assert.deepEqual(await quotes(), { quotes: [] });
  const [call] = counter.asked;
  assert.equal(call?.headers.get('content-type'), 'application/json');
  assert.deepEqual(call?.body, { carts: [CART] });
});

test('a server that says nothing for 8 s is given up, and told so', async () => {
  const { clock, quotes } = ask(never);
  let given: unknown;
  const asked = quotes().catch((error: unknown) => (given = error));
  await clock.advance(7_999);
  assert.equal(given, undefined);
  await clock.advance(1);
  await asked;
  assert.ok(withCode('timeout')(given));
});

test('an answer leaves no timer behind', async () => {
  const { clock, quotes } = ask(none);
  await quotes();
  await clock.advance(0);
  assert.equal(clock.sleeping, 0);
});

test('no network is told apart from a server that refuses', async () => {
  const { quotes } = ask(() => Promise.reject(new TypeError('Failed to fetch')));
  await assert.rejects(quotes(), withCode('network'));
});

test('a problem keeps its code and its support id', async () => {
  const { quotes } = ask(() => problem('rate_limited', 429));
  await assert.rejects(quotes(), withCode('rate_limited', 'sup_1'));
});

for (const [name, answer] of [
  ['a page of HTML', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
  ['an error page of a proxy', () => new Response('Bad gateway', { status: 502 })],
  ['null', () => Response.json(null)],
  ['a quote without a hash', () => quoted({ ...quote, hash: undefined })],
  ['a float for a total', () => quoted({ ...quote, total: 1.5 })],
  ['a lower-case currency', () => quoted({ ...quote, currency: 'eur' })],
  ['methods that are none', () => quoted(quote, [{ id: 1 }])],
] as const)
  test(`${name} is no answer`, async () => {
    await assert.rejects(ask(answer).quotes(), withCode('answer_invalid'));
  });

test('a config without accounts is no config', async () => {
  await assert.rejects(
    ask(() => Response.json({ test: true })).client('/config', isConfig),
    withCode('answer_invalid'),
  );
});
