// What became of a call whose answer was lost: each account settles it as its gateway allows, and never by a blind repeat.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { openSettling } from './settle.fixture.ts';

const MINUTE = 60_000;
const PAYER = {
  customerBankAccountName: 'Somchai Jaidee',
  customerBankAccountNumber: '1112223334',
  customerBankCode: '004',
};
const open = (t: TestContext) => {
  const corner = openSettling();
  t.after(corner.close);
  return corner;
};

for (const stage of ['before', 'after'] as const)
  test(`F1 Oneverse, a create lost ${stage} it was stored: looked for, one order there, its page for the buyer`, async (t) => {
    const corner = open(t);
    await corner.fault({ on: 'create', gateway: 'oneverse', do: 'reset', stage });
    const begun = await corner.begin('coffee-my', 'oneverse.for_testing');
    assert.equal(begun.session.checking, true);
    assert.equal(begun.session.attempt?.action, null);
    await corner.later(5_000);
    assert.equal((await corner.gatewayOrders('oneverse')).length, 1);
    const { attempt, checking } = await corner.look(begun);
    assert.deepEqual([attempt?.action?.kind, checking], ['redirect', false]);
    const [order] = await corner.gatewayOrders('oneverse');
    await corner.steer(order?.id ?? '', 'pay');
    await corner.later(MINUTE);
    assert.equal((await corner.look(begun)).status, 'paid');
  });

for (const stage of ['before', 'after'] as const)
  test(`F1 One2Pays, a create lost ${stage} it was stored: the same bytes under the same key, one payment there, its code`, async (t) => {
    const corner = open(t);
    // As often as it is tried within one call.
    await corner.fault({ on: 'create', gateway: 'one2pays', do: 'reset', stage, times: 4 });
    const begun = await corner.begin('coffee-th', 'one2pays.promptpay', PAYER);
    assert.deepEqual([begun.session.attempt?.action, begun.session.checking], [null, true]);
    await corner.later(5_000);
    const [payment, ...more] = await corner.gatewayOrders('one2pays');
    assert.equal(more.length, 0);
    const creates = corner.sent.filter(({ line }) => line === 'POST /one2pays/api/v1/payments');
    assert.equal(creates.length, 5, 'four tries within the call, and one by the server');
    assert.equal(new Set(creates.map(({ body }) => body)).size, 1);
    const { attempt, checking } = await corner.look(begun);
    assert.deepEqual([attempt?.action?.kind, checking], ['qr', false]);
    await corner.steer(payment?.id ?? '', 'pay');
    await corner.later(MINUTE);
    assert.equal((await corner.look(begun)).status, 'paid');
  });

test('F1 One-CP, a create whose answer was lost: given up, since nobody was shown it; the buyer may begin another', async (t) => {
  const corner = open(t);
  await corner.fault({ on: 'create', gateway: 'one-cp', do: 'reset', stage: 'after' });
  const begun = await corner.begin('coffee-eu', 'one-cp.corporate');
  await corner.later(5_000);
  const session = await corner.look(begun);
  assert.deepEqual([session.status, session.checking], ['failed', false]);
  assert.equal((await corner.gatewayOrders('one-cp')).length, 1, 'never sent again');
});

/** A One-CP order that was paid. */
const paidAtOneCp = async (corner: ReturnType<typeof openSettling>): Promise<string> => {
  const { session } = await corner.begin('coffee-eu', 'one-cp.corporate');
  const [order] = await corner.gatewayOrders('one-cp');
  await corner.steer(order?.id ?? '', 'pay');
  await corner.later(MINUTE);
  assert.equal((await corner.checkout.orders.get(session.id)).status, 'paid');
  return session.id;
};

test('One-CP gives back by items: the only line, and delivery and tax with it', async (t) => {
  const corner = open(t);
  const id = await paidAtOneCp(corner);
  const order = await corner.soon(corner.checkout.accounts['one-cp'].refund(id, { key: 'r1', lines: [0] }));
  assert.deepEqual([order.status, order.refunded, order.can.refund], ['refunded', null, null]);
  await assert.rejects(corner.checkout.orders.refund(id, { key: 'r2', lines: [0] }), { code: 'state_refused' });
});

for (const plan of [
  { on: 'cancel', do: 'status', status: 500, stage: 'after' },
  { on: 'cancel', do: 'reset', stage: 'after' },
  { on: 'cancel', do: 'hang', stage: 'after' },
] as const)
  test(`request 31: One-CP, a refund that ends in ${plan.do}: nobody knows, nothing is repeated, a person says`, async (t) => {
    const corner = open(t);
    const id = await paidAtOneCp(corner);
    await corner.fault({ ...plan, gateway: 'one-cp' });
    const order = await corner.soon(corner.checkout.orders.refund(id, { key: 'r1', lines: [0] }));
    assert.deepEqual([order.status, order.checking, order.trouble], ['paid', true, ['refund_unknown']]);
    await corner.later(10 * MINUTE);
    await assert.rejects(corner.checkout.orders.refund(id, { key: 'r2', lines: [0] }), { code: 'state_refused' });
    assert.equal(corner.sent.filter(({ line }) => line.startsWith('PATCH /one-cp/cancel/')).length, 1);
    const settled = await corner.checkout.orders.resolve(id, { key: 'r1', as: 'done' });
    assert.deepEqual([settled.status, settled.checking, settled.trouble], ['refunded', false, []]);
  });

test('One-CP, a refund its policy refuses: told, and nothing has changed', async (t) => {
  const corner = open(t);
  const id = await paidAtOneCp(corner);
  await corner.fault({ on: 'refund', gateway: 'one-cp' });
  const asked = corner.soon(corner.checkout.orders.refund(id, { key: 'r1', lines: [0] }));
  await assert.rejects(asked, { code: 'gateway_refused' });
  const order = await corner.checkout.orders.get(id);
  assert.deepEqual([order.status, order.trouble, order.can.refund?.lines], ['paid', [], [0]]);
});

for (const stage of ['before', 'after'] as const)
  test(`One2Pays, a cancel lost ${stage} it was done: read, and not told as done unless it is`, async (t) => {
    const corner = open(t);
    const { session } = await corner.begin('coffee-th', 'one2pays.promptpay', PAYER);
    // As often as it is tried within one call: a cancel may be repeated.
    await corner.fault({ on: 'cancel', gateway: 'one2pays', do: 'reset', stage, times: 4 });
    await corner.soon(corner.checkout.orders.cancel(session.id, { key: 'c1' }));
    await corner.later(2 * MINUTE);
    const [payment] = await corner.gatewayOrders('one2pays');
    const order = await corner.checkout.orders.get(session.id);
    const isDone = stage === 'after';
    assert.deepEqual([payment?.status, order.status], isDone ? ['canceled', 'canceled'] : ['processing', 'pending']);
    assert.deepEqual([order.checking, order.can.cancel], [false, !isDone]);
  });

test('a verb a gateway lacks is refused, and nothing is sent', async (t) => {
  const corner = open(t);
  const { session } = await corner.begin('coffee-my', 'oneverse.for_testing');
  const before = corner.sent.length;
  await assert.rejects(corner.checkout.orders.cancel(session.id, { key: 'c1' }), { code: 'unsupported' });
  await assert.rejects(corner.checkout.orders.refund(session.id, { key: 'r1', amount: 1 }), { code: 'unsupported' });
  const { can } = await corner.checkout.orders.get(session.id);
  assert.deepEqual([can.cancel, can.capture, can.refund], [false, null, null]);
  assert.equal(corner.sent.length, before);
  const thai = await corner.begin('coffee-th', 'one2pays.promptpay', PAYER);
  await assert.rejects(corner.checkout.orders.refund(thai.session.id, { key: 'r2', amount: 1 }), {
    code: 'unsupported',
  });
  assert.equal((await corner.checkout.orders.get(thai.session.id)).can.refund, null);
});
