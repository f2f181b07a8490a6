import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tillkit/core/hmac';
import { fetchFailure } from '../../transport/canned.fixture.ts';
import * as examples from './examples.fixture.ts';
import { AUTHORIZATION, E1, E3, E6, E7, html, json, PDF, SUCCESS, T10, T11, T12 } from './examples.fixture.ts';
import type { OneCpClient } from './index.ts';
import { failure, setUp } from './staged.fixture.ts';

type CallOf = (client: OneCpClient) => Promise<unknown>;
const invoice = { name: 'st-15.pdf', type: 'application/pdf', bytes: PDF };

// One row of the dossier's endpoint table (§9), one call.
const table: readonly [number, string, number, string, CallOf][] = [
  [1, 'GET /status', 201, E1, (c) => c.check()],
  [2, `GET /status/${T10}`, 200, E6, (c) => c.transactions.read(T10)],
  [3, 'POST /initialize', 201, E3, (c) => c.transactions.initialize(JSON.parse(examples.E3_REQUEST))],
  [4, `PATCH /cancel/${T11}`, 200, SUCCESS, (c) => c.transactions.cancel(T11, { itemsOrder: [2] })],
  [5, `PATCH /cancel/${T12}/invoice`, 200, SUCCESS, (c) => c.transactions.cancelWithInvoice(T12, { itemsOrder: [1, 2], invoice })],
  [6, `PUT /${T11}`, 200, examples.E16, (c) => c.transactions.update(T11, JSON.parse(examples.E16_REQUEST))],
]; // prettier-ignore
for (const [row, line, status, answer, call] of table)
  test(`endpoint ${row} ${line}, with Basic credentials in the header and nowhere else`, async () => {
    const { client, asked, lines } = setUp([json(answer, status)]);
    assert.deepEqual(await call(client), JSON.parse(answer));
    assert.deepEqual(lines(), [line]);
    const [one] = asked;
    assert.equal(one?.headers.get('authorization'), AUTHORIZATION);
    assert.equal(one.headers.get('accept'), 'application/json');
    assert.ok(!`${one.url}${one.body}`.includes('s3cret') && !`${one.url}${one.body}`.includes('d2RnX2'));
  });
test('the table is the whole table: every method of the client has its row', () => {
  const { client } = setUp([]);
  assert.equal(table.length, Object.keys(client.transactions).length + 1);
});

test('E1 C3 the connection check passes with 201 and with 200', async () => {
  for (const status of [201, 200])
    assert.deepEqual(await setUp([json(E1, status)]).client.check(), {
      status: 'ready',
      provider: '65aa10000000000000000001',
    });
});

test('E6 a new transaction; E7 a paid one with everything of its checkout; C4 a checkout beside PENDING', async () => {
  for (const answer of [E6, E7, E7.replace('PAID', 'PENDING')])
    assert.deepEqual(await setUp([json(answer)]).client.transactions.read(T10), JSON.parse(answer));
});

test('E9 partial cancel by policy; E10 with an amount: their bodies', async () => {
  const { client, asked } = setUp([json(SUCCESS), json(SUCCESS)]);
  const canceled = await client.transactions.cancel(T11, { itemsOrder: [2] });
  assert.deepEqual(canceled, { status: 'SUCCESS', errorMessage: null });
  await client.transactions.cancel(T11, {
    itemsOrder: [1],
    amount: 92,
    invoiceTitle: 'Storno',
    invoiceNumber: 'ST-14',
  });
  assert.deepEqual(asked.map(({ body }) => body), [examples.E9_REQUEST, examples.E10_REQUEST]);
}); // prettier-ignore

test('E16 update sends exactly the given fields, and answers the message', async () => {
  const { client, asked } = setUp([json(examples.E16), json('{}'), json('{"message":null}')]);
  assert.deepEqual(await client.transactions.update(T11, { title: 'Trip to Basel (moved)', note: undefined }), {
    message: 'Updated successfully',
  });
  await client.transactions.update(T11, { note: '' });
  await client.transactions.update(T11, { title: 'A', note: 'B' });
  assert.deepEqual(
    asked.map(({ body }) => body),
    [examples.E16_REQUEST, '{"note":""}', '{"title":"A","note":"B"}'],
  );
});

test('E17 a status nobody published, and unknown fields, are kept', async () => {
  assert.deepEqual(await setUp([json(examples.E17)]).client.transactions.read(T10), { status: 'ON_HOLD' });
  const odd = { status: 'ON_HOLD', surprise: { a: 1 }, checkout: null };
  assert.deepEqual(await setUp([json(odd)]).client.transactions.read(T10), odd);
});

test('where a payer is unknown the checkout may leave out or null anything', async () => {
  const odd = {
    status: 'PAID',
    checkout: { customer: null, billing: { address: { street: 'A' }, externalIds: null }, x: 1 },
  };
  assert.deepEqual(await setUp([json(odd)]).client.transactions.read(T10), odd);
});

for (const [name, call, body, where] of [
  ['no status', (c: OneCpClient) => c.transactions.read(T10), {}, 'status'],
  ['a status that is a number', (c: OneCpClient) => c.transactions.read(T10), { status: 1 }, 'status'],
  [
    'a name that is a number',
    (c: OneCpClient) => c.transactions.read(T10),
    { status: 'PAID', checkout: { customer: { firstName: 7 } } },
    'checkout.customer.firstName',
  ],
  [
    'an external id that is no text',
    (c: OneCpClient) => c.transactions.read(T10),
    { status: 'PAID', checkout: { billing: { externalIds: { sap_id: 77 } } } },
    'checkout.billing.externalIds.sap_id',
  ],
  ['an array', (c: OneCpClient) => c.transactions.read(T10), [], 'the whole'],
  ['no provider', (c: OneCpClient) => c.check(), { status: 'ready' }, 'provider'],
  ['no transaction id', (c: OneCpClient) => c.transactions.initialize(utf8('{}')), {}, 'transactionId'],
  [
    'an id that would be another route',
    (c: OneCpClient) => c.transactions.initialize(utf8('{}')),
    { transactionId: 'status' },
    'transactionId',
  ],
  [
    'a message that is a number',
    (c: OneCpClient) => c.transactions.update(T10, { note: 'x' }),
    { message: 1 },
    'message',
  ],
] as const)
  // prettier-ignore
  test(`an answer that does not fit, ${name}, is told with its place and nothing that stands there`, async () => {
    const { means, message } = await failure(setUp([json(body)]), call);
    assert.equal(means, 'answer_invalid');
    assert.ok(message.endsWith(`is not what the reference says at: ${where}`), message);
  });

test('what may have arrived is never repeated: initialize, update, cancel, with a file or without', async () => {
  for (const call of table.filter(([row]) => row >= 3).map(([, , , , one]) => one))
    for (const answer of [fetchFailure('ECONNRESET'), json('', 500), html('Bad gateway', 502), json('', 503), json('', 429)]) {
      const given = setUp([answer, json(SUCCESS)]);
      await failure(given, call);
      assert.equal(given.asked.length, 1);
    }
}); // prettier-ignore

test('the two reads are repeated whenever they fail for a while', async () => {
  for (const [row, , , answer, call] of table.filter(([one]) => one <= 2)) {
    const { client, clock, asked } = setUp([fetchFailure('ECONNRESET'), html('Bad gateway', 502), json(answer)]);
    const asking = call(client);
    await clock.advance(31_000);
    assert.deepEqual(await asking, JSON.parse(answer), `row ${row}`);
    assert.equal(asked.length, 3);
  }
});

test('what provably never left is sent again, the same bytes', async () => {
  const { client, clock, asked } = setUp([fetchFailure('ECONNREFUSED'), json(SUCCESS)]);
  const canceling = client.transactions.cancel(T11, { itemsOrder: [1] });
  await clock.advance(5_000);
  assert.equal((await canceling).status, 'SUCCESS');
  assert.deepEqual(asked.map(({ body }) => body), [examples.E12_REQUEST, examples.E12_REQUEST]);
}); // prettier-ignore

test('a call is given up with its signal', async () => {
  const { client } = setUp([]);
  const signal = AbortSignal.abort();
  await assert.rejects(client.transactions.read(T10, { signal }), { name: 'OneCpError', message: /given up/ });
});
