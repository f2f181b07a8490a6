import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CannedAnswer } from '../transport/canned.fixture.ts';
import * as examples from './client/examples.fixture.ts';
import { E13, E6, E7, html, json, said, SUCCESS, T10, T11 } from './client/examples.fixture.ts';
import type { OneCpOptions } from './index.ts';
import { call, line, never, problemOf, quote, REF, refused, reset, setUp } from './staged.fixture.ts';

/** E4's trip, priced. */
const trip = quote({
  currency: 'CHF',
  lines: [line('Train', 1, 9200), line('Hotel', 1, 31_000)],
  shipping: 500,
  tax: 1178,
  total: 41_878,
});
type Given = { lines: readonly number[]; whole: boolean; amount?: number };
const refund = async (
  given: Given,
  answers: readonly CannedAnswer[] = [json(SUCCESS)],
  more: Partial<OneCpOptions> = {},
  priced = trip,
) => {
  const { adapter, soon, asked, verbs } = setUp(answers, more);
  const answer = await soon(adapter.refund(call({ quote: priced }), given));
  return { answer, bodies: asked.map(({ body }) => body), verbs: verbs() };
};
const CANCEL = `PATCH /cancel/${T10}`;

test('E9 one line by policy: its item, and nobody knows how much', async () => {
  const { answer, bodies, verbs } = await refund({ lines: [1], whole: false });
  assert.deepEqual(answer, {
    is: 'done',
    value: { state: 'succeeded', amount: null, lines: [1] },
    facts: [],
  });
  assert.deepEqual([bodies, verbs], [[examples.E9_REQUEST], [CANCEL]]);
});

test('E10 an explicit amount is what is given back, converted', async () => {
  const { answer, bodies } = await refund({ lines: [0], whole: false, amount: 9200 });
  assert.deepEqual(answer, { is: 'done', value: { state: 'succeeded', amount: 9200, lines: [0] }, facts: [] });
  assert.deepEqual(bodies, ['{"itemsOrder":[1],"amount":92}']);
});

test('§4.4 T2 the whole: every item is listed, shipping and tax too', async () => {
  const { answer, bodies } = await refund({ lines: [1, 0, 1], whole: true });
  assert.ok(answer.is === 'done');
  assert.deepEqual(answer.value, { state: 'succeeded', amount: null, lines: [0, 1] });
  assert.deepEqual(bodies, ['{"itemsOrder":[1,2,3,4]}']);
});

test('the last lines take shipping and tax along', async () => {
  assert.deepEqual((await refund({ lines: [1], whole: true })).bodies, ['{"itemsOrder":[2,3,4]}']);
});

for (const [currency, amount, sent] of [
  ['EUR', 847, '8.47'],
  ['EUR', 10, '0.1'],
  ['JPY', 1300, '1300'],
  ['KWD', 1234, '1.234'],
  ['KWD', 1, '0.001'],
] as const)
  test(`request 34: ${amount} ${currency} are given back as ${sent}`, async () => {
    const { answer, bodies } = await refund({ lines: [0], whole: false, amount }, undefined, {}, quote({ currency }));
    assert.deepEqual(bodies, [`{"itemsOrder":[1],"amount":${sent}}`]);
    assert.ok(answer.is === 'done' && answer.value.amount === amount);
  });

test('in minor units the amount stays; what cannot be told is refused', async () => {
  const minor = { amountUnit: 'minor' } as const;
  const given = { lines: [0], whole: false, amount: 847 };
  assert.deepEqual((await refund(given, undefined, minor)).bodies, ['{"itemsOrder":[1],"amount":847}']);
  const { answer, bodies } = await refund(given, undefined, minor, quote({ currency: 'KWD' }));
  assert.deepEqual([answer.is, problemOf(answer).code, bodies.length], ['refused', 'state_refused', 0]);
});

const discounted = quote({ lines: [line('Tea', 2, 2500), line('Mug', 1, 900)], discount: 400, total: 3000 });
for (const [name, given, priced, words] of [
  ['E11 an amount of 0', { lines: [0], whole: false, amount: 0 }, trip, /cannot be told to give nothing back/],
  ['an amount below nothing', { lines: [0], whole: false, amount: -1 }, trip, /give nothing back/],
  ['E14 no line', { lines: [], whole: false }, trip, /at least one line/],
  ['a line there is not', { lines: [2], whole: false }, trip, /no line 2/],
  ['a line of an order that is one item', { lines: [0], whole: false }, discounted, /one item.*Give back all lines/],
] as const)
  test(`${name} is refused here, the detail teaches, and nothing is sent`, async () => {
    const { answer, bodies } = await refund(given, [], {}, priced);
    assert.deepEqual([answer.is, problemOf(answer).code], ['refused', 'state_refused']);
    assert.match(problemOf(answer).detail ?? '', words);
    assert.deepEqual(bodies, []);
  });

test('the whole of an order that is one item is its item', async () => {
  const { answer, bodies } = await refund({ lines: [0, 1], whole: true }, undefined, {}, discounted);
  assert.ok(answer.is === 'done');
  assert.deepEqual([answer.value.lines, bodies], [[0, 1], ['{"itemsOrder":[1]}']]);
});

test('E12 rejected while PENDING: state_refused, after a look', async () => {
  const { answer, verbs } = await refund({ lines: [0], whole: false }, [json(said('no'), 400), json(E6)]);
  assert.deepEqual([answer.is, problemOf(answer).code], ['refused', 'state_refused']);
  assert.match(problemOf(answer).detail ?? '', /One-CP says PENDING of it, and cancels only what is paid/);
  assert.deepEqual(verbs, [CANCEL, `GET /status/${T10}`]);
});

test('§8 rejected while PAID is a refusal of what was sent', async () => {
  const { answer } = await refund({ lines: [0], whole: false }, [json(said('no'), 400), json(E7)]);
  assert.deepEqual([answer.is, problemOf(answer).code], ['refused', 'gateway_refused']);
  for (const word of examples.BUYER) assert.ok(!JSON.stringify(answer).includes(word));
});

test('E13 FAILED inside a 200: refused, with its words', async () => {
  const { answer } = await refund({ lines: [0], whole: false, amount: 9_999_900 }, [json(E13)]);
  assert.deepEqual([answer.is, problemOf(answer).code], ['refused', 'gateway_refused']);
  assert.match(problemOf(answer).detail ?? '', /amount exceeds refundable/);
});

const moved = new Response(null, { status: 308, headers: { location: 'https://evil.example' } });
for (const [name, answer, is, code] of [
  ['500: money may have moved', json(said('oops'), 500), 'unknown', 'gateway_unavailable'],
  ['502', html('Bad gateway', 502), 'unknown', 'gateway_unavailable'],
  ['a broken line', reset, 'unknown', 'gateway_unavailable'],
  ['no answer in time', never, 'unknown', 'gateway_unavailable'],
  ['a success that cannot be read', json('{"status":"SUCC'), 'unknown', 'gateway_answer_invalid'],
  ['a word that is neither', json({ status: 'PROCESSING' }), 'unknown', 'gateway_answer_invalid'],
  ['404', json('', 404), 'refused', 'gateway_refused'],
  ['401', json('', 401), 'refused', 'gateway_refused'],
  ['403', json('', 403), 'refused', 'gateway_refused'],
  ['429', json('', 429), 'not-sent', 'gateway_unavailable'],
  ['a redirect', moved, 'refused', 'gateway_refused'],
] as const)
  test(`refund, ${name}: ${is}, ${code}, and sent once`, async () => {
    const { answer: told, verbs } = await refund({ lines: [0], whole: false }, [answer, json(SUCCESS)]);
    assert.deepEqual([told.is, problemOf(told).code], [is, code]);
    assert.deepEqual(verbs, [CANCEL]);
    if (is === 'unknown') assert.match(problemOf(told).detail ?? '', /Look at the transaction at One-CP/);
  });

test('one that provably never left is not-sent', async () => {
  const { answer } = await refund({ lines: [0], whole: false }, [refused, refused, refused]);
  assert.deepEqual([answer.is, problemOf(answer).code], ['not-sent', 'gateway_unavailable']);
});

test('§9 a line that was given back is not given back again, by this process', async () => {
  const { adapter, asked } = setUp([json(SUCCESS)]);
  await adapter.refund(call({ quote: trip }), { lines: [0], whole: false });
  const again = await adapter.refund(call({ quote: trip }), { lines: [0, 1], whole: true });
  assert.deepEqual([again.is, problemOf(again).code, asked.length], ['refused', 'state_refused', 1]);
});

test('of several transactions none is chosen by guess', async () => {
  const { adapter, asked } = setUp();
  const answer = await adapter.refund(call({ refs: [REF, `transaction:${T11}`] }), { lines: [0], whole: true });
  assert.deepEqual([answer.is, problemOf(answer).code, asked.length], ['refused', 'state_refused', 0]);
});
