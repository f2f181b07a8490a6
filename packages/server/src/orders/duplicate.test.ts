import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SessionAnswer, SessionView } from '@tillkit/core/wire';
import { CART, key, openMall, problemOf, type Mall } from '../fixture/shop.fixture.ts';

const idOf = ({ session }: SessionAnswer): string => session.attempt?.id ?? '';

/** Two attempts of one session, both paid: the second is the duplicate. */
const paidTwice = async (mall: Mall, first = 'letterbox.post', second = 'strongbox.card') => {
  const one = await mall.begin(1, { attempt: { method: first } });
  mall.strongbox.next.cancel = 'refused';
  const two = (await (await mall.attempt(one, { method: second })).json()) as SessionAnswer;
  for (const attempt of [idOf(one), idOf(two)])
    for (const box of [mall.letterbox, mall.strongbox]) if (box.bills.has(attempt)) box.pay(attempt);
  await mall.clock.advance(15_000);
  await mall.checkout.work();
  return { id: one.session.id, one: idOf(one), two: idOf(two), token: one.token };
};
const kinds = (mall: Mall) => mall.heard.map((h) => h.key.replace(h.order, ''));

test('both paid: one counts, the other is a trouble that is told once, and nobody hears of a second payment', async () => {
  const mall = openMall();
  const { id, two } = await paidTwice(mall);
  const order = await mall.checkout.orders.get(id);
  assert.deepEqual([order.status, order.paid, order.refunded], ['paid', 2_500, 0]);
  assert.deepEqual(order.trouble, ['duplicate_payment']);
  assert.deepEqual(order.duplicates, [
    {
      attempt: two,
      account: 'strongbox',
      amount: 2_500,
      currency: 'EUR',
      refs: ['bill:b1'],
      refund: { by: 'amount', max: 2_500 },
    },
  ]);
  assert.equal(order.can.refund, null, 'the payment that counts is at a gateway that gives nothing back');
  for (let day = 0; day < 3; day += 1) {
    await mall.clock.advance(86_400_000);
    await mall.checkout.work();
  }
  assert.deepEqual(kinds(mall), [':paid', ':trouble:duplicate_payment']);
  const taken = order.timeline.filter((entry) => entry.amount === 2_500).map((entry) => entry.account);
  assert.deepEqual(taken, ['letterbox', 'strongbox'], 'both stand in the history');
});

test('the buyer reads what the payment that counts was made with, whatever was tried after it', async () => {
  const mall = openMall();
  const buyerReads = async (id: string, token: string): Promise<SessionView> =>
    ((await (await mall.get(`/sessions/${id}`, token)).json()) as { session: SessionView }).session;
  const { session, token } = await mall.begin(2, { attempt: { method: 'strongbox.card' } });
  assert.equal((await buyerReads(session.id, token)).paidWith, undefined, 'nothing is paid yet');
  const twice = await paidTwice(mall);
  const read = await buyerReads(twice.id, twice.token);
  assert.deepEqual([read.paidWith, read.attempt?.method], ['By <b>post</b>', 'strongbox.card']);
});

test('a duplicate is given back by name: the order stays paid in full, its trouble ends, the key replays', async () => {
  const mall = openMall();
  const { orders } = mall.checkout;
  const { id, two } = await paidTwice(mall);
  await assert.rejects(orders.refund(id, { key: 'r0', amount: 2_500 }), { code: 'unsupported' });
  await assert.rejects(orders.refund(id, { key: 'r1', attempt: two, amount: 2_501 }), { code: 'state_refused' });
  await assert.rejects(orders.refund(id, { key: 'r1', attempt: two }), { code: 'state_refused' });
  await assert.rejects(orders.refund(id, { key: 'r1', attempt: 'at_nope', amount: 1 }), { code: 'state_refused' });
  const all = await orders.refund(id, { key: 'r1', attempt: two, amount: 2_500 });
  assert.deepEqual([all.status, all.paid, all.refunded], ['paid', 2_500, 0]);
  assert.deepEqual([all.trouble, all.duplicates], [[], []]);
  await orders.refund(id, { key: 'r1', attempt: two, amount: 2_500 });
  await assert.rejects(orders.refund(id, { key: 'r1', attempt: two, amount: 1 }), { code: 'key_reused' });
  await assert.rejects(orders.refund(id, { key: 'r2', attempt: two, amount: 1 }), { code: 'state_refused' });
  assert.equal(mall.strongbox.calls.filter((c) => c.startsWith('refund')).length, 1);
  await mall.checkout.work();
  assert.deepEqual(kinds(mall), [':paid', ':trouble:duplicate_payment']);
});

test('a duplicate is given back in two parts, by the same name', async () => {
  const mall = openMall();
  const { orders } = mall.checkout;
  const { id, two } = await paidTwice(mall);
  await orders.refund(id, { key: 'r1', attempt: two, amount: 1_000 });
  await assert.rejects(orders.refund(id, { key: 'r2', attempt: two, amount: 1_501 }), { code: 'state_refused' });
  const after = await orders.refund(id, { key: 'r2', attempt: two, amount: 1_500 });
  assert.deepEqual([after.status, after.paid, after.refunded, after.duplicates], ['paid', 2_500, 0, []]);
});

test('a key replays on the payment it was for, also once another payment counts', async () => {
  const mall = openMall();
  const { orders } = mall.checkout;
  const { id, one, two } = await paidTwice(mall, 'strongbox.card', 'letterbox.post');
  const order = await orders.get(id);
  assert.deepEqual(
    order.duplicates.map((d) => d.attempt),
    [two],
  );
  assert.deepEqual(order.can.refund, { by: 'amount', max: 2_500 });
  const all = await orders.refund(id, { key: 'r1', amount: 2_500 });
  assert.deepEqual([all.status, all.refunded], ['paid', 0], 'the second payment counts now');
  await orders.refund(id, { key: 'r1', amount: 2_500 });
  await orders.refund(id, { key: 'r1', attempt: one, amount: 2_500 });
  assert.equal(mall.strongbox.calls.filter((c) => c.startsWith('refund')).length, 1);
  await assert.rejects(orders.refund(id, { key: 'r1', attempt: two, amount: 2_500 }), { code: 'key_reused' });
});

test('where the gateway cannot give back, the duplicate goes away by itself once a read shows it given back', async () => {
  const mall = openMall();
  const { id, one } = await paidTwice(mall);
  // The merchant gives the first one back at the gateway's own dashboard: the second one counts then.
  mall.letterbox.become(one, { returned: 'all' });
  await mall.clock.advance(86_400_000);
  await mall.checkout.work();
  const order = await mall.checkout.orders.get(id);
  assert.deepEqual([order.status, order.trouble, order.duplicates], ['paid', [], []]);
  assert.deepEqual(kinds(mall), [':paid', ':trouble:duplicate_payment']);
});

test('a trouble a person has looked at is settled; what was paid twice stays to be seen', async () => {
  const mall = openMall();
  const { id } = await paidTwice(mall);
  const order = await mall.checkout.orders.accept(id, 'duplicate_payment');
  assert.deepEqual([order.trouble, order.duplicates.length], [[], 1]);
});

test('request 31: after a refund nobody answered, another key sends none; the same key replays', async () => {
  const mall = openMall();
  const { orders } = mall.checkout;
  const one = await mall.begin(1, { attempt: { method: 'strongbox.card' } });
  mall.strongbox.pay(idOf(one));
  await mall.clock.advance(15_000);
  await mall.checkout.work();
  mall.strongbox.next.refund = 'unknown';
  assert.equal((await orders.refund(one.session.id, { key: 'r1', amount: 2_500 })).checking, true);
  await assert.rejects(orders.refund(one.session.id, { key: 'r2', amount: 2_500 }), { code: 'state_refused' });
  await orders.refund(one.session.id, { key: 'r1', amount: 2_500 });
  assert.equal(mall.strongbox.calls.filter((c) => c.startsWith('refund')).length, 1);
});

test('two refunds at once are not both within what was paid', async () => {
  const mall = openMall();
  const one = await mall.begin(1, { attempt: { method: 'strongbox.card' } });
  mall.strongbox.pay(idOf(one));
  await mall.clock.advance(15_000);
  await mall.checkout.work();
  const both = await Promise.allSettled(
    ['r1', 'r2'].map((name) => mall.checkout.orders.refund(one.session.id, { key: name, amount: 2_500 })),
  );
  assert.deepEqual(both.map((b) => b.status).sort(), ['fulfilled', 'rejected']);
  assert.equal(mall.strongbox.calls.filter((c) => c.startsWith('refund')).length, 1);
});

test('a review the merchant accepts is a payment: paid is told then, once, and not before', async () => {
  const mall = openMall();
  const { session } = await mall.begin(1, { attempt: { method: 'paybox.card' } });
  await mall.push({ event: 'e1', attempt: session.attempt?.id, state: 'paid', amount: 2_400 });
  await mall.checkout.work();
  assert.deepEqual(kinds(mall), [':trouble:amount_mismatch']);
  const order = await mall.checkout.orders.accept(session.id, 'amount_mismatch');
  assert.deepEqual([order.status, order.paid], ['paid', 2_400]);
  await mall.checkout.orders.accept(session.id, 'amount_mismatch');
  await mall.checkout.work();
  assert.deepEqual(kinds(mall), [':trouble:amount_mismatch', ':paid']);
});

test('a payment first heard of when a part of it was back already is told as paid, then as refunded; one that is all back is not', async () => {
  for (const [returned, told] of [
    ['some', [':paid', ':refunded:untold']],
    ['all', [':refunded:untold']],
  ] as const) {
    const mall = openMall();
    const { session } = await mall.begin(1, { attempt: { method: 'strongbox.card' } });
    mall.strongbox.become(session.attempt?.id ?? '', { state: 'paid', returned });
    await mall.clock.advance(15_000);
    await mall.checkout.work();
    assert.deepEqual(kinds(mall), told);
  }
});

test('a reference is paid once: a second session is not begun; two that were begun before are both seen as paid', async () => {
  const lines = [{ sku: 'tea', title: 'Tea', quantity: 1, total: 2_500 }];
  const mall = openMall({ price: () => ({ currency: 'EUR', lines, total: 2_500, reference: 'A-17' }) });
  const method = { attempt: { method: 'paybox.card' } };
  const [one, two] = [await mall.begin(1, method), await mall.begin(2, method)];
  await mall.push({ event: 'e1', attempt: idOf(one), state: 'paid', amount: 2_500 });
  const third = await mall.post('/sessions', { cart: CART, ...method }, { 'idempotency-key': key(3) });
  assert.equal(await problemOf(third), '409 already_paid');
  assert.equal(await problemOf(await mall.attempt(two, { method: 'letterbox.post' })), '409 already_paid');
  await mall.push({ event: 'e2', attempt: idOf(two), state: 'paid', amount: 2_500 });
  await mall.checkout.work();
  const { orders } = await mall.checkout.orders.list({ reference: 'A-17' });
  assert.deepEqual(
    orders.map((o) => o.status),
    ['paid', 'paid'],
  );
});
