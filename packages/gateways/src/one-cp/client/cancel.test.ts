import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fetchFailure, type CannedAnswer } from '../../transport/canned.fixture.ts';
import * as examples from './examples.fixture.ts';
import { E13, E6, E7, html, json, said, SUCCESS, T11 } from './examples.fixture.ts';
import type { OneCpClient } from './index.ts';
import { failure, setUp } from './staged.fixture.ts';

const request = (body: string) => (c: OneCpClient) => c.transactions.cancel(T11, JSON.parse(body));
const one = request(examples.E12_REQUEST);
const [CANCEL, READ] = [`PATCH /cancel/${T11}`, `GET /status/${T11}`];
const barred = () => json(said('no'), 400);

test('E12 rejected while PENDING: a fresh read says so, and it is invalid_state', async () => {
  const given = setUp([barred(), json(E6)]);
  const { means, failure: why, message } = await failure(given, one);
  assert.equal(means, 'invalid_state');
  assert.equal(why.kind === 'refused' && why.found, 'PENDING');
  assert.match(message, /answered 400: no$/);
  assert.deepEqual(given.lines(), [CANCEL, READ]);
});

for (const [name, answers, means, found] of [
  ['PAID: the data are bad', [json(E7)], 'invalid_request', 'PAID'],
  ['Paid, in other letters', [json({ status: 'Paid' })], 'invalid_request', 'Paid'],
  ['a word nobody published', [json(examples.E17)], 'invalid_state', 'ON_HOLD'],
  ['a word that only looks like PAID', [json({ status: 'paıd' })], 'invalid_state', 'paıd'],
  ['a read that is refused: nothing is claimed', [json('', 401)], 'invalid_request', null],
  ['a read without answer', [1, 2, 3].map(() => fetchFailure('ECONNRESET')), 'invalid_request', null],
  ['a read that cannot be used', [html('Sign in', 200)], 'invalid_request', null],
] as readonly (readonly [string, readonly CannedAnswer[], string, string | null])[])
  test(`§8 a cancel answered 400, and then ${name}: ${means}`, async () => {
    const { means: told, failure: why } = await failure(setUp([barred(), ...answers]), one);
    assert.equal(told, means);
    assert.ok(why.kind === 'refused' && why.status === 400);
    assert.equal(why.found, found);
  }); // prettier-ignore

test('§8 400 to anything else is read no further', async () => {
  const given = setUp([barred()]);
  assert.equal((await failure(given, (c) => c.transactions.update(T11, { note: 'x' }))).means, 'invalid_request');
  assert.equal(given.asked.length, 1);
});

test('E13 C9 a failure inside a 200 is refund_failed, with its words', async () => {
  const { means, failure: why, message } = await failure(setUp([json(E13)]), request(examples.E13_REQUEST));
  assert.equal(means, 'refund_failed');
  assert.deepEqual(why, { kind: 'refund-failed', said: 'amount exceeds refundable' });
  assert.match(message, /answered that the refund failed: amount exceeds refundable/);
});

for (const [answer, verdict] of [
  [{ status: 'SUCCESS', errorMessage: null }, 'done'],
  [{ status: 'SUCCESS' }, 'done'],
  [{ status: 'success', errorMessage: 'a note' }, 'done'],
  [{}, 'done'],
  [{ errorMessage: null }, 'done'],
  [{ status: null, errorMessage: null }, 'done'],
  [{ status: 'FAILED', errorMessage: null }, 'refund_failed'],
  [{ status: 'Failed' }, 'refund_failed'],
  [{ errorMessage: 'no' }, 'refund_failed'],
  [{ status: null, errorMessage: 'no' }, 'refund_failed'],
  [{ status: 'PROCESSING' }, 'refund_unknown'],
  [{ status: 'ſUCCESS' }, 'refund_unknown'],
  [{ status: '' }, 'refund_unknown'],
  [{ status: 1 }, 'refund_unknown'],
  [{ status: 'SUCCESS', errorMessage: {} }, 'refund_unknown'],
  [[], 'refund_unknown'],
] as const)
  test(`§4.4 §8 a cancel answered 200 ${JSON.stringify(answer)}: ${verdict}`, async () => {
    const given = setUp([json(answer)]);
    if (verdict === 'done') assert.deepEqual(await one(given.client), answer);
    else assert.equal((await failure(given, one)).means, verdict);
    assert.equal(given.asked.length, 1);
  });

for (const [name, answer] of [
  ['an empty body', json('')],
  ['a page', html('Sign in', 200)],
  ['a body that is cut off', json('{"status":"SUCC')],
] as const)
  test(`a cancel answered 200 with ${name}: money may have moved, refund_unknown, sent once`, async () => {
    const given = setUp([answer, json(SUCCESS)]);
    assert.equal((await failure(given, one)).means, 'refund_unknown');
    assert.equal(given.asked.length, 1);
  });

test('§9 an item is not cancelled twice: refused without asking, named, and others still go', async () => {
  const given = setUp([json(SUCCESS), json(SUCCESS)]);
  await given.client.transactions.cancel(T11, { itemsOrder: [2, 3] });
  const again = await failure(given, (c) => c.transactions.cancelWithInvoice(T11, { itemsOrder: [1, 3] }));
  assert.deepEqual([again.means, again.failure], ['invalid_state', { kind: 'canceled-before', items: [3] }]);
  assert.match(again.message, /was not sent: item 3 is cancelled already/);
  await given.client.transactions.cancel(T11, { itemsOrder: [1] });
  assert.deepEqual(given.lines(), [CANCEL, CANCEL]);
});

test('§9 the same numbers of another transaction are other items', async () => {
  const { client, asked } = setUp([json(SUCCESS), json(SUCCESS)]);
  await client.transactions.cancel(T11, { itemsOrder: [1] });
  await client.transactions.cancel(examples.T12, { itemsOrder: [1] });
  assert.equal(asked.length, 2);
});

test('§9 what failed, or of which nobody knows, is not taken for cancelled', async () => {
  const given = setUp([json(E13), json('', 500), json(SUCCESS)]);
  assert.equal((await failure(given, one)).means, 'refund_failed');
  assert.equal((await failure(given, one)).means, 'refund_unknown');
  assert.equal((await one(given.client)).status, 'SUCCESS');
});

test('§9 two cancels of one transaction at once: one after the other, the item once; another’s do not wait', async () => {
  const held: ((answer: Response) => void)[] = [];
  const hold = () => new Promise<Response>((resolve) => held.push(resolve));
  const { client, clock, asked } = setUp([hold, hold, hold]);
  const first = client.transactions.cancel(T11, { itemsOrder: [1] });
  const second = assert.rejects(client.transactions.cancel(T11.toUpperCase(), { itemsOrder: [1] }), /already/);
  const third = client.transactions.cancel(T11, { itemsOrder: [2] });
  const other = client.transactions.cancel(examples.T12, { itemsOrder: [1] });
  await clock.advance(0);
  assert.deepEqual(asked.map(({ body, url }) => [body, url.slice(-4)]), [['{"itemsOrder":[1]}', '0011'], ['{"itemsOrder":[1]}', '0012']]);
  held.forEach((answer) => answer(json(SUCCESS)));
  await clock.advance(0);
  held[2]?.(json(SUCCESS));
  await Promise.all([first, second, third, other]);
  assert.equal(asked[2]?.body, '{"itemsOrder":[2]}');
}); // prettier-ignore

test('a refund that takes its time is waited for, half a minute, and no longer', async () => {
  const door = Promise.withResolvers<Response>();
  const given = setUp([() => door.promise, () => new Promise<Response>(() => undefined)]);
  const slow = one(given.client);
  await given.clock.advance(29_000);
  door.resolve(json(SUCCESS));
  assert.equal((await slow).status, 'SUCCESS');
  const lost = given.client.transactions.cancel(T11, { itemsOrder: [2] }).catch((error: unknown) => error);
  await given.clock.advance(30_000);
  assert.match(String(await lost), /may have arrived, but its answer did not \(deadline\)/);
});
