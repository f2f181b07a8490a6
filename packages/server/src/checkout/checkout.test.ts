import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SessionAnswer } from '@tillkit/core/wire';
import { BASE, CART, key, openShop, ORIGIN, problemOf } from '../fixture/shop.fixture.ts';

const attemptOf = ({ session }: SessionAnswer): string => session.attempt?.id ?? '';

test('a buyer pays: session, pay page, webhook, paid, one notice', async () => {
  const shop = openShop();
  const answer = await shop.begin();
  assert.equal(answer.session.status, 'created');
  assert.deepEqual(answer.session.attempt?.action, {
    kind: 'redirect',
    url: 'https://pay.example/b1',
    popup: 'opener',
  });
  assert.equal(answer.session.quote.total, 2_500);

  const response = await shop.push({ event: 'e1', attempt: attemptOf(answer), state: 'paid', amount: 2_500 });
  assert.equal(response.status, 200);
  const order = await shop.checkout.orders.get(answer.session.id);
  assert.equal(order.status, 'paid');
  assert.equal(order.paid, 2_500);
  await shop.checkout.work();
  assert.deepEqual(
    shop.heard.map((h) => `${h.kind} ${h.status}`),
    ['paid paid'],
  );
});

test('request 30: the buyer closes the tab and no webhook comes: a background read settles the order', async () => {
  const shop = openShop();
  const answer = await shop.begin();
  shop.paybox.pay(attemptOf(answer));
  await shop.clock.advance(15_000);
  await shop.checkout.work();
  assert.equal((await shop.checkout.orders.get(answer.session.id)).status, 'paid');
});

test('the return proves nothing: it reads, and goes back with a short read token in the fragment', async () => {
  const shop = openShop();
  const answer = await shop.begin(1, { returnTo: '/thanks?x=1' });
  const sealed = await shop.store.operation(answer.session.id);
  assert.equal(sealed, null);
  const back = await returnUrl(shop, answer);
  const unpaid = await shop.checkout.fetch(new Request(back));
  assert.equal(unpaid.status, 303);
  assert.match(unpaid.headers.get('location') ?? '', /^https:\/\/shop\.example\/thanks\?x=1#till=v1\./);
  assert.equal((await shop.checkout.orders.get(answer.session.id)).status, 'created');

  shop.paybox.pay(attemptOf(answer));
  await shop.clock.advance(2_000);
  const paid = await shop.checkout.fetch(new Request(back));
  const token = (paid.headers.get('location') ?? '').split('#till=')[1] ?? '';
  const read = await shop.get(`/sessions/${answer.session.id}`, token);
  assert.equal(((await read.json()) as SessionAnswer).session.status, 'paid');
  const cancel = await shop.post(`/sessions/${answer.session.id}/cancel`, {}, { authorization: `Bearer ${token}` });
  assert.equal(await problemOf(cancel), '401 token_invalid');
});

/** The address the gateway was given to send the buyer back to. */
const returnUrl = async (shop: ReturnType<typeof openShop>, answer: SessionAnswer): Promise<string> => {
  const { returnNonce } = await import('../sessions/attempts.ts');
  const { createKeyring } = await import('../keyring/index.ts');
  const keyring = createKeyring('a-secret-for-tests-only-0123456789', () => new Uint8Array(12));
  return `${BASE}/return/${attemptOf(answer)}?r=${await returnNonce({ keyring }, attemptOf(answer))}`;
};

test('a return with a wrong or missing nonce, or another attempt, is an unknown session', async () => {
  const shop = openShop();
  const [one, two] = [await shop.begin(1), await shop.begin(2)];
  const back = new URL(await returnUrl(shop, one));
  const nonce = back.searchParams.get('r') ?? '';
  for (const path of [
    `/return/${attemptOf(one)}`,
    `/return/${attemptOf(one)}?r=`,
    `/return/${attemptOf(one)}?r=${nonce.startsWith('A') ? 'B' : 'A'}${nonce.slice(1)}`,
    `/return/${attemptOf(two)}?r=${nonce}`,
    `/return/at_nope?r=${nonce}`,
  ])
    assert.equal(await problemOf(await shop.get(path)), '404 session_unknown', path);
});

test('double click: the same key answers one session, creates one gateway order, and a fresh token', async () => {
  const shop = openShop();
  const [one, two] = await Promise.all([shop.begin(1), shop.begin(1)]);
  assert.equal(one.session.id, two.session.id);
  assert.equal(shop.paybox.bills.size, 1);
  const again = await shop.post('/sessions', { cart: CART, attempt: {} }, { 'idempotency-key': key(1) });
  assert.equal(again.status, 200);
  shop.prices.tea = 9_999;
  const later = await shop.post('/sessions', { cart: CART, attempt: {} }, { 'idempotency-key': key(1) });
  assert.equal(((await later.json()) as SessionAnswer).session.quote.total, 2_500, 'a replay is answered as it is now');
});

test('a key used for another cart is refused', async () => {
  const shop = openShop();
  await shop.begin(1);
  const other = { cart: { items: [{ sku: 'tea', quantity: 3 }] } };
  assert.equal(await problemOf(await shop.post('/sessions', other, { 'idempotency-key': key(1) })), '422 key_reused');
});

test('a stale quote: 409 quote_changed with the fresh quote and its methods, and nothing is created', async () => {
  const shop = openShop();
  const quotes = (await (await shop.post('/quotes', { carts: [CART] })).json()) as {
    quotes: { quote: { hash: string; total: number } }[];
  };
  const expect = quotes.quotes[0]?.quote.hash;
  const request = () => shop.post('/sessions', { cart: CART, expect, attempt: {} }, { 'idempotency-key': key(1) });
  shop.prices.tea = 1_300;
  const changed = await request();
  const body = (await changed.json()) as { code: string; quote: { total: number }; methods: { id: string }[] };
  assert.equal(changed.status, 409);
  assert.equal(body.code, 'quote_changed');
  assert.equal(body.quote.total, 2_600);
  assert.deepEqual(
    body.methods.map((m) => m.id),
    ['paybox.card'],
  );
  shop.prices.tea = 1_250;
  assert.equal(shop.paybox.bills.size, 0);
  await shop.clock.advance(900_000);
  assert.equal(await problemOf(await request()), '409 quote_changed', 'the same price, but stale');
});

test('an answer that never came: checking, then the same bytes again while the key lives, and one order at the gateway', async () => {
  const shop = openShop();
  shop.paybox.next.trouble = 'unknown-after';
  const response = await shop.post('/sessions', { cart: CART, attempt: {} }, { 'idempotency-key': key(1) });
  const problem = (await response.json()) as SessionAnswer & { code: string };
  assert.equal(problem.code, 'gateway_unavailable');
  assert.equal(problem.session.checking, true);
  assert.equal(problem.session.status, 'created', 'never shown as failed');
  await shop.clock.advance(4_000);
  await shop.checkout.work();
  const read = await shop.get(`/sessions/${problem.session.id}`, problem.token);
  const { session } = (await read.json()) as SessionAnswer;
  assert.equal(session.checking, false);
  assert.equal(session.attempt?.action?.kind, 'redirect');
  assert.equal(shop.paybox.bills.size, 1);
});

test('a refusal: 502 with the session and a token, and another attempt goes through', async () => {
  const shop = openShop();
  shop.paybox.next.trouble = 'refused';
  const response = await shop.post('/sessions', { cart: CART, attempt: {} }, { 'idempotency-key': key(1) });
  const problem = (await response.json()) as SessionAnswer & { code: string };
  assert.equal(`${response.status} ${problem.code}`, '502 gateway_refused');
  assert.equal(problem.session.status, 'failed');
  const again = await shop.post(
    `/sessions/${problem.session.id}/attempts`,
    {},
    { authorization: `Bearer ${problem.token}` },
  );
  assert.equal(again.status, 201);
  assert.equal(((await again.json()) as SessionAnswer).session.status, 'created');
});

test('F13 a gateway that would charge another amount: the page is never shown', async () => {
  const shop = openShop();
  shop.paybox.next.amount = 2_499;
  const response = await shop.post('/sessions', { cart: CART, attempt: {} }, { 'idempotency-key': key(1) });
  const problem = (await response.json()) as SessionAnswer & { code: string };
  assert.equal(`${response.status} ${problem.code}`, '502 gateway_amount_differs');
  assert.equal(problem.session.attempt?.action, null);
});

test('F13 a payment of another amount or currency is a review, a trouble and a notice, never paid', async () => {
  for (const told of [{ amount: 2_499 }, { amount: 2_500, currency: 'USD' }]) {
    const shop = openShop();
    const answer = await shop.begin();
    await shop.push({ event: 'e1', attempt: attemptOf(answer), state: 'paid', ...told });
    const order = await shop.checkout.orders.get(answer.session.id);
    assert.equal(order.status, 'review');
    await shop.checkout.work();
    assert.deepEqual(
      shop.heard.map((h) => h.kind),
      ['trouble'],
    );
    const accepted = await shop.checkout.orders.accept(answer.session.id, order.trouble[0] ?? 'dispute');
    assert.equal(accepted.status, 'paid');
  }
});

test('request 27: F2 a webhook twice is applied once; F3 one before our row exists is kept and matched', async () => {
  const shop = openShop();
  const answer = await shop.begin();
  const paid = { event: 'e1', attempt: attemptOf(answer), state: 'paid', amount: 2_500 };
  await shop.push(paid);
  const { version } = await shop.checkout.orders.get(answer.session.id);
  assert.equal((await shop.push(paid)).status, 200);
  assert.equal((await shop.checkout.orders.get(answer.session.id)).version, version);
  assert.equal(
    (await shop.push({ ...paid, event: 'e2', attempt: 'at_unknown' })).status,
    200,
    'an unknown order is kept',
  );
  await shop.checkout.work();
  assert.equal(shop.heard.length, 1);
});

test('after a payment the session cannot be paid again', async () => {
  const shop = openShop();
  const answer = await shop.begin();
  await shop.push({ event: 'e1', attempt: attemptOf(answer), state: 'paid', amount: 2_500 });
  const again = await shop.post(
    `/sessions/${answer.session.id}/attempts`,
    {},
    { authorization: `Bearer ${answer.token}` },
  );
  assert.equal(await problemOf(again), '409 already_paid');
});

test('the buyer cancels: the gateway is asked, the order is canceled, a late payment still counts', async () => {
  const shop = openShop();
  const answer = await shop.begin();
  const response = await shop.post(
    `/sessions/${answer.session.id}/cancel`,
    {},
    { authorization: `Bearer ${answer.token}` },
  );
  assert.equal(((await response.json()) as SessionAnswer).session.status, 'canceled');
  assert.equal(shop.paybox.calls.filter((c) => c.startsWith('cancel')).length, 1);
  await shop.push({ event: 'late', attempt: attemptOf(answer), state: 'paid', amount: 2_500 });
  assert.equal((await shop.checkout.orders.get(answer.session.id)).status, 'paid');
});

test('a merchant’s verb: can as data, a key replays, another input is refused, a verb the gateway lacks is 501', async () => {
  const shop = openShop();
  const { session } = await shop.begin();
  const { orders } = shop.checkout;
  assert.deepEqual((await orders.get(session.id)).can, { cancel: true, capture: null, refund: null, accept: [] });
  await assert.rejects(orders.refund(session.id, { key: 'r1', amount: 100 }), { code: 'unsupported', status: 501 });
  const canceled = await shop.checkout.accounts.paybox.cancel(session.id, { key: 'c1' });
  assert.equal(canceled.status, 'canceled');
  assert.equal((await orders.cancel(session.id, { key: 'c1' })).status, 'canceled', 'the key replays');
  assert.equal(shop.paybox.calls.filter((c) => c.startsWith('cancel')).length, 1);
  await assert.rejects(orders.cancel(session.id, { key: 'c2' }), { code: 'state_refused' });
});

test('orders are listed newest first, by status, in pages', async () => {
  const shop = openShop();
  const ids: string[] = [];
  for (const n of [1, 2, 3]) {
    ids.unshift((await shop.begin(n)).session.id);
    await shop.clock.advance(1_000);
  }
  const first = await shop.checkout.orders.list({ limit: 2 });
  assert.deepEqual(
    first.orders.map((o) => o.id),
    ids.slice(0, 2),
  );
  const second = await shop.checkout.orders.list({ limit: 2, cursor: first.cursor ?? '' });
  assert.deepEqual(
    second.orders.map((o) => o.id),
    ids.slice(2),
  );
  assert.equal((await shop.checkout.orders.list({ status: ['paid'] })).orders.length, 0);
});

test('an unpaid session lapses when its time is up, not at the next read after', async () => {
  const shop = openShop();
  const answer = await shop.begin();
  for (let elapsed = 0; elapsed < 86_400_000; elapsed += 1_000_000) {
    await shop.checkout.work();
    await shop.clock.advance(Math.min(1_000_000, 86_400_000 - elapsed));
  }
  await shop.checkout.work();
  assert.equal((await shop.checkout.orders.get(answer.session.id)).status, 'expired');
});

test('past its end an unpaid session has expired, is told once, and is read for three days more', async () => {
  const shop = openShop();
  const answer = await shop.begin();
  await shop.clock.advance(86_400_000);
  for (let round = 0; round < 3; round += 1) await shop.checkout.work();
  assert.equal((await shop.checkout.orders.get(answer.session.id)).status, 'expired');
  assert.deepEqual(
    shop.heard.map((h) => h.kind),
    ['expired'],
  );
  shop.paybox.pay(attemptOf(answer));
  await shop.clock.advance(3_600_000);
  await shop.checkout.work();
  assert.equal((await shop.checkout.orders.get(answer.session.id)).status, 'paid', 'a late payment is a normal path');
});

test('a gateway that answers 404 for what we created: checking, and a trouble after a day', async () => {
  const shop = openShop();
  const answer = await shop.begin();
  shop.paybox.next.gone = true;
  await shop.clock.advance(15_000);
  await shop.checkout.work();
  const order = await shop.checkout.orders.get(answer.session.id);
  assert.equal(`${order.status} ${order.checking}`, 'created true');
  await shop.clock.advance(86_400_000);
  await shop.checkout.work();
  assert.deepEqual((await shop.checkout.orders.get(answer.session.id)).trouble, ['order_missing']);
});

test('a notice whose handler throws is tried again, in order, with the same key', async () => {
  const keys: string[] = [];
  const shop = openShop({
    on: {
      paid: (_, notice) => {
        keys.push(notice.key);
        if (keys.length < 3) throw new Error('the warehouse is closed');
      },
    },
  });
  const answer = await shop.begin();
  await shop.push({ event: 'e1', attempt: attemptOf(answer), state: 'paid', amount: 2_500 });
  for (let round = 0; round < 4; round += 1) {
    await shop.checkout.work();
    await shop.clock.advance(10_000);
  }
  assert.deepEqual(keys, Array(3).fill(`${answer.session.id}:paid`));
});

test('CORS: a listed origin may read answers, another may not', async () => {
  const shop = openShop();
  const ask = (origin: string) => shop.checkout.fetch(new Request(`${BASE}/config`, { headers: { origin } }));
  assert.equal((await ask(ORIGIN)).headers.get('access-control-allow-origin'), ORIGIN);
  assert.equal((await ask('https://evil.example')).headers.get('access-control-allow-origin'), null);
});

test('health tells the oldest due item; a store that is down is alive but not ready', async () => {
  const shop = openShop();
  await shop.begin();
  const health = async () => {
    const response = await shop.get('/health');
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  assert.deepEqual(await health(), {
    status: 200,
    body: { alive: true, ready: true, oldest: { inbox: null, outbox: null, reads: null, operations: null } },
  });
  await shop.clock.advance(15_000);
  assert.deepEqual((await health()).body['oldest'], {
    inbox: null,
    outbox: null,
    reads: '2026-11-21T09:00:15.000Z',
    operations: null,
  });
  await shop.store.close();
  assert.deepEqual(await health(), { status: 503, body: { alive: true, ready: false } });
});

test('a reference is paid once: another session with it is refused before anything is sent', async () => {
  const lines = [{ sku: 'tea', title: 'Tea', quantity: 1, total: 2_500 }];
  const shop = openShop({ price: () => ({ currency: 'EUR', lines, total: 2_500, reference: 'A-17' }) });
  const [one, two] = [await shop.begin(1), await shop.begin(2)];
  await shop.push({ event: 'e1', attempt: attemptOf(one), state: 'paid', amount: 2_500 });
  const third = await shop.post('/sessions', { cart: CART, attempt: {} }, { 'idempotency-key': key(3) });
  assert.equal(await problemOf(third), '409 already_paid');
  const again = await shop.post(`/sessions/${two.session.id}/attempts`, {}, { authorization: `Bearer ${two.token}` });
  assert.equal(await problemOf(again), '409 already_paid');
  assert.equal(shop.paybox.bills.size, 2);
});

test('mounted at the root of its own host, every route is where it should be', async () => {
  const shop = openShop({ url: 'https://pay.example/' });
  const ask = (path: string, method = 'GET') =>
    shop.checkout.fetch(new Request(`https://pay.example${path}`, { method }));
  assert.equal((await ask('/config')).status, 200);
  assert.equal(await problemOf(await ask('/config', 'POST')), '405 method_refused');
  assert.equal(await problemOf(await ask('/checkout/config')), '404 route_unknown');
});
