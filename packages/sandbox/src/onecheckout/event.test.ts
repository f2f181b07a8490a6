import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Body, K1, openStall, type Stall, xApiKey } from '../../test/onecheckout.ts';

const events = async (stall: Stall, id = '0042'): Promise<Body[]> =>
  (await stall.api('GET', `/orders/${id}/events`, undefined, xApiKey(K1))).body['events'] as Body[];

test('§12.10 E13 created and succeeded, oldest first, each with the order as it was', async () => {
  const stall = openStall();
  await stall.create();
  await stall.sandbox.clock.advance(61_000);
  await stall.act('0042', 'pay');
  const told = await events(stall);
  assert.partialDeepStrictEqual(told, [
    {
      order_id: '0042',
      type: 'payment_created',
      created: 1_767_225_600_000,
      error: '',
      payment_status: 'PENDING',
      order: { id: '0042', status: 'OPEN', amount: 25.2, currency: 'EUR' },
    },
    {
      order_id: '0042',
      type: 'payment_succeeded',
      created: 1_767_225_661_000,
      error: '',
      payment_status: 'COMPLETED',
      order: { id: '0042', status: 'PAID', amount: 25.2, currency: 'EUR', paid: 1_767_225_661_000 },
    },
  ]);
  assert.equal(told.length, 2);
  assert.equal(new Set(told.map(({ id }) => id)).size, 2);
  assert.equal('paid' in (told[0]?.['order'] as object), false);
});

test('§12.10 † a failed attempt says why and leaves the order OPEN; another one is another event', async () => {
  const stall = openStall();
  await stall.create();
  await stall.act('0042', 'decline');
  await stall.act('0042', 'decline');
  await stall.act('0042', 'pay');
  const told = await events(stall);
  const types = ['payment_created', 'payment_failed', 'payment_failed', 'payment_succeeded'];
  assert.deepEqual(told.map(({ type }) => type), types); // prettier-ignore
  assert.partialDeepStrictEqual(told[1], {
    error: 'card_declined',
    payment_status: 'FAILED',
    order: { status: 'OPEN' },
  });
});

test('§12.10 † authorise, capture, cancel and refund append theirs', async () => {
  const stall = openStall();
  for (const [verbs, types] of [
    [
      ['authorize', 'capture', 'refund'],
      ['payment_authorized', 'payment_captured', 'payment_refunded'],
    ],
    [['cancel'], ['payment_cancelled']],
    [
      ['authorize', 'cancel'],
      ['payment_authorized', 'payment_cancelled'],
    ],
  ] as const) {
    const id = String((await stall.create())['id']);
    for (const verb of verbs) await stall.act(id, verb);
    assert.deepEqual((await events(stall, id)).map(({ type }) => type), ['payment_created', ...types]); // prettier-ignore
  }
});
