import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bearer, type Body, K2, openStall, START } from '../../test/onecheckout.ts';

test('§12.13 orders stand in the control API with integer amounts, the gateway’s currency and the reference', async () => {
  const stall = openStall();
  const order = await stall.create();
  await stall.create({ currency: 'JPY', order_lines: [{ title: 'Tea', quantity: 2, unit_price: 650 }] });
  await stall.create({ reference_id: undefined }, bearer(K2));
  const { body } = await stall.control('GET', '/orders');
  assert.deepEqual((body['orders'] as Body[])[0], {
    gateway: 'onecheckout',
    id: '0042',
    merchant: 'mugs',
    status: 'OPEN',
    amount: 2520,
    currency: 'EUR',
    metadata: { reference_id: 'cart-7731' },
    createdAt: new Date(START).toISOString(),
    declines: 0,
    payPath: `/onecheckout/pay/0042?token=${String(order['payment_token'])}`,
  });
  assert.partialDeepStrictEqual(body, {
    count: 3,
    orders: [{}, { amount: 1300, currency: 'JPY' }, { merchant: 'neighbour', metadata: {} }],
  });
  for (const [query, count] of [['?attempt=cart-7731', 2], ['?metadata.reference_id=cart-7731', 2], ['?gateway=onecheckout', 3], ['?gateway=opencheckout', 0], ['?status=OPEN&merchant=mugs', 2]] as const)
    assert.partialDeepStrictEqual((await stall.control('GET', `/orders${query}`)).body, { count }, query); // prettier-ignore
});

test('§12.13 every status can be reached, and what a status does not allow says why', async () => {
  const stall = openStall();
  for (const [verbs, status] of [
    [['pay'], 'PAID'],
    [['authorize'], 'AWAITING_CAPTURE'],
    [['authorize', 'capture'], 'PAID'],
    [['cancel'], 'CANCELLED'],
    [['authorize', 'cancel'], 'CANCELLED'],
    [['pay', 'refund'], 'REFUNDED'],
    [['decline'], 'OPEN'],
    [['decline', 'pay'], 'PAID'],
  ] as const) {
    const id = String((await stall.create())['id']);
    let last: Body = {};
    for (const verb of verbs) last = await stall.act(id, verb);
    assert.equal(last['status'], status, verbs.join());
    assert.equal((await stall.read(id))['status'], status);
  }
  for (const [verbs, refused] of [
    [['pay'], 'pay'],
    [['pay'], 'authorize'],
    [['pay'], 'cancel'],
    [['pay'], 'decline'],
    [[], 'capture'],
    [[], 'refund'],
    [['authorize'], 'pay'],
    [['authorize'], 'refund'],
    [['cancel'], 'pay'],
    [[], 'reconcile'],
  ] as const) {
    const id = String((await stall.create())['id']);
    for (const verb of verbs) await stall.act(id, verb);
    const { status } = await stall.read(id);
    assert.deepEqual(await stall.control('POST', `/orders/${id}/${refused}`), {
      status: 409,
      body: { error: { code: 'state_refused', message: `The order is ${String(status)}.` } },
    });
  }
});

test('§12.13 declines are counted', async () => {
  const stall = openStall();
  await stall.create();
  await stall.act('0042', 'decline');
  assert.equal((await stall.act('0042', 'decline'))['declines'], 2);
});

test('§12.13 what Onecheckout has not is refused: expire and prepare', async () => {
  const stall = openStall();
  await stall.create();
  for (const verb of ['expire', 'prepare'])
    assert.deepEqual(await stall.control('POST', `/orders/0042/${verb}`), {
      status: 409,
      body: { error: { code: 'verb_refused', message: `onecheckout knows no ${verb}.` } },
    });
  assert.equal((await stall.control('POST', '/orders/0042/explode')).status, 404);
});

test('§12.13 † a stuck payment is neither paid nor cancelled, until it is reconciled', async () => {
  const stall = openStall();
  await stall.create();
  assert.equal((await stall.act('0042', 'pay', { faults: ['stuck'] }))['status'], 'OPEN');
  for (const verb of ['pay', 'cancel', 'decline', 'authorize']) {
    const answer = await stall.control('POST', `/orders/0042/${verb}`);
    assert.match(JSON.stringify(answer), /409.*OPEN, with a payment in processing/);
  }
  assert.equal((await stall.act('0042', 'reconcile'))['status'], 'PAID');
  await stall.sandbox.clock.advance(30_000);
  assert.equal(((await stall.api('GET', '/orders/0042/events')).body['events'] as unknown[]).length, 2);
});

test('an id two merchants have needs ?merchant=, and does what it says to that one alone', async () => {
  const stall = openStall({ firstOrder: 1 });
  await stall.create();
  await stall.create({}, bearer(K2));
  for (const [method, path] of [['GET', '/orders/0001'], ['POST', '/orders/0001/pay']] as const) {
    const answer = await stall.control(method, path);
    assert.equal(answer.status, 409);
    assert.match(JSON.stringify(answer.body), /order_ambiguous.*onecheckout of mugs, onecheckout of neighbour.*\?merchant=/);
  } // prettier-ignore
  const paid = await stall.control('POST', '/orders/0001/pay?merchant=neighbour');
  assert.partialDeepStrictEqual(paid.body, { merchant: 'neighbour', status: 'PAID' });
  assert.equal((await stall.read('0001'))['status'], 'OPEN');
  assert.equal((await stall.control('GET', '/orders/0001?merchant=nobody')).status, 404);
});
