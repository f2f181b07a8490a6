import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openRealm, ORDER, type Realm, START } from '../../test/oneverse.ts';

const RETURN = 'https://shop.example/return?o=7001&lang=en';
const refresh = (html: string): string | undefined =>
  /http-equiv="refresh" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
const opened = async (options = {}): Promise<Realm> => {
  const realm = openRealm(options);
  await realm.create();
  return realm;
};

test('item 15 the page offers pay, fail †, cancel † and nothing †, and says what is paid', async () => {
  const realm = await opened();
  const html = (await realm.page()).replaceAll('\u00a0', ' ');
  for (const words of ['No real money moves on this page.', 'RM 129.50', 'Quest &amp; &lt;Co&gt;', 'Crystal Bundle 500', 'aurora-quest', 'for_testing', 'shop-7001-a1', ORDER])
    assert.ok(html.includes(words), words); // prettier-ignore
  for (const name of ['Pay', 'Fail', 'Cancel', 'Do nothing']) assert.match(html, new RegExp(`<button[^>]*>${name}`));
});

test('item 15 each button leaves its status and leads to merchant_return_url, unchanged', async () => {
  for (const [button, status, seconds, says] of [
    ['pay', 'paid', 3, /Paid RM\s129\.50/],
    ['fail', 'failed', 0, /The payment failed/],
    ['cancel', 'cancelled', 0, /Order cancelled/],
    ['leave', 'pending', 0, /Back to the shop/],
  ] as const) {
    const realm = await opened();
    const html = await (await realm.press(button)).text();
    assert.match(html, says);
    assert.equal(refresh(html), `${seconds}; url=${RETURN}`);
    assert.ok(html.includes(`href="${RETURN.replaceAll('&', '&amp;')}">Back to Quest &amp; &lt;Co&gt; now</a>`));
    assert.equal(await realm.status(), status);
  }
});

test('a terminal order opened again says so and goes nowhere; paying twice pays once', async () => {
  for (const [button, words] of [['pay', /Order paid/], ['fail', /payment failed/], ['cancel', /Order cancelled/]] as const) {
    const realm = await opened({ webhook: { url: 'https://shop.example/hook' } });
    await realm.press(button);
    await realm.press('pay');
    const html = await realm.page();
    assert.match(html, words);
    assert.doesNotMatch(html, /<button|https:\/\/shop\.example/);
    await realm.sandbox.clock.advance(0);
    assert.equal(realm.received.length, button === 'pay' ? 1 : 0);
  } // prettier-ignore
});

test('no page may be framed, and a popup keeps its opener', async () => {
  const realm = await opened();
  for (const path of ['', '/back']) {
    const { headers } = await realm.call(`/oneverse/payment-api/orders/${ORDER}${path}`);
    assert.equal(headers.get('x-frame-options'), 'DENY');
    assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
    assert.equal(headers.has('cross-origin-opener-policy'), false);
  }
});

test('an unknown order’s page is 404; a form on another site cannot pay; markup shows as text', async () => {
  const realm = openRealm();
  assert.equal((await realm.call('/oneverse/payment-api/orders/01J9ZZZZZZZZZZZZZZZZZZZZZZ')).status, 404);
  await realm.create({ title: '<img src=x onerror=alert(1)>' });
  assert.doesNotMatch(await realm.page(), /<img/);
  const post = (site: string) =>
    realm.call(`/oneverse/payment-api/orders/${ORDER}/pay`, { method: 'POST', headers: { 'sec-fetch-site': site } });
  assert.equal((await post('cross-site')).status, 400);
  assert.equal(await realm.status(), 'pending');
  assert.equal((await post('same-origin')).status, 303);
  assert.equal(await realm.status(), 'paid');
});

test('item 15 behind a proxy the page’s forms and the redirect stay there; without one below /oneverse', async () => {
  for (const [seen, path] of [
    ['https://games.oneone.com', '/payment-api/orders'],
    [null, '/oneverse/payment-api/orders'],
  ] as const) {
    const realm = await opened({ seen });
    assert.ok((await realm.page()).includes(`action="${path}/${ORDER}/pay"`));
    const pressed = await realm.call(`/oneverse/payment-api/orders/${ORDER}/pay`, { method: 'POST' });
    assert.equal(pressed.headers.get('location'), `${path}/${ORDER}/back`);
  }
});

test('item 16 after 30 minutes pending is expired, without a callback; expiryMinutes by switch; what is paid stays', async () => {
  const webhook = { url: 'https://shop.example/hook' };
  for (const [options, minutes] of [[{ webhook }, 30], [{ webhook, expiryMinutes: 2 }, 2]] as const) {
    const realm = await opened(options);
    await realm.sandbox.clock.advance(minutes * 60_000 - 1);
    assert.equal(await realm.status(), 'pending');
    await realm.sandbox.clock.advance(1);
    assert.equal(await realm.status(), 'expired');
    assert.match(await realm.page(), /This order expired/);
    assert.equal(realm.received.length, 0);
    const paid = await opened(options);
    await paid.act('pay');
    await paid.sandbox.clock.advance(minutes * 60_000);
    assert.equal(await paid.status(), 'paid');
  } // prettier-ignore
});

test('item 18 † latePayment: an expired order’s page still takes money, with a callback; otherwise it does not', async () => {
  const webhook = { url: 'https://shop.example/hook' };
  const late = await opened({ latePayment: true, webhook });
  await late.sandbox.clock.advance(30 * 60_000);
  assert.equal(await late.status(), 'expired');
  assert.match(await late.page(), /<button[^>]*>Pay/);
  await late.press('pay');
  assert.equal(await late.status(), 'paid');
  await late.sandbox.clock.advance(0);
  assert.equal(late.received.length, 1);
  const realm = await opened({ webhook });
  await realm.act('expire');
  await realm.press('pay');
  assert.equal(await realm.status(), 'expired');
});

test('item 18 the control API’s reconcile settles late whatever lapsed, with a callback', async () => {
  for (const verb of ['expire', 'decline', 'cancel']) {
    const realm = await opened({ webhook: { url: 'https://shop.example/hook' } });
    await realm.act(verb);
    assert.equal((await realm.act('reconcile'))['status'], 'paid');
    await realm.sandbox.clock.advance(0);
    assert.equal(realm.received.length, 1, verb);
    assert.equal((await realm.control('POST', `/orders/${ORDER}/reconcile`)).status, 409);
  }
});

test('† stuck: pending for 30 seconds after Pay, beyond its expiry too, and not payable meanwhile', async () => {
  const realm = await opened({ webhook: { url: 'https://shop.example/hook' } });
  await realm.sandbox.clock.advance(29 * 60_000 + 45_000);
  assert.match(await (await realm.press('pay', ['stuck'])).text(), /being processed/);
  for (const verb of ['pay', 'cancel', 'expire'])
    assert.equal((await realm.control('POST', `/orders/${ORDER}/${verb}`)).status, 409, verb);
  await realm.sandbox.clock.advance(29_999);
  assert.equal(await realm.status(), 'pending');
  assert.equal(realm.received.length, 0);
  await realm.sandbox.clock.advance(1);
  assert.equal(await realm.status(), 'paid');
  assert.equal(realm.received.length, 1);
});

test('the control API tells an order as every gateway’s, and refuses what Oneverse has not', async () => {
  const realm = await opened();
  assert.deepEqual((await realm.control('GET', `/orders/${ORDER}`)).body, {
    gateway: 'oneverse',
    id: ORDER,
    merchant: 'quest',
    status: 'pending',
    amount: 12_950,
    currency: 'MYR',
    metadata: { reference: 'shop-7001-a1' },
    createdAt: new Date(START).toISOString(),
    declines: 0,
    payPath: `/oneverse/payment-api/orders/${ORDER}`,
  });
  for (const [query, count] of [['?gateway=oneverse', 1], ['?attempt=shop-7001-a1', 1], ['?merchant=neighbour', 0]] as const)
    assert.partialDeepStrictEqual((await realm.control('GET', `/orders${query}`)).body, { count }, query); // prettier-ignore
  for (const verb of ['refund', 'capture', 'authorize', 'prepare'])
    assert.deepEqual((await realm.control('POST', `/orders/${ORDER}/${verb}`)).body, {
      error: { code: 'verb_refused', message: `oneverse knows no ${verb}.` },
    });
  assert.equal((await realm.act('decline'))['declines'], 1);
  assert.deepEqual((await realm.control('POST', `/orders/${ORDER}/pay`)).body, {
    error: { code: 'state_refused', message: 'The order is failed.' },
  });
});

test('§1 amounts are hundredths in every currency: 65000 is ¥650 to the buyer and the control API', async () => {
  const realm = openRealm();
  await realm.create({ currency: 'JPY', amount_cents: 65_000 });
  assert.partialDeepStrictEqual((await realm.control('GET', `/orders/${ORDER}`)).body, {
    amount: 650,
    currency: 'JPY',
  });
  assert.match(await realm.page(), /¥650</);
});
