import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bearer, type Body, K2, openStall, type Stall } from '../../test/onecheckout.ts';

const refresh = (html: string): string | undefined =>
  /http-equiv="refresh" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
const text = async (stall: Stall, order: Body, path?: string): Promise<string> =>
  (await stall.page(order, path)).text();
const status = async (stall: Stall, id = '0042'): Promise<unknown> => (await stall.read(id))['status'];
const at = (order: Body, way = '') =>
  `/onecheckout/pay/${String(order['id'])}${way}?token=${String(order['payment_token'])}`;

test('the page says what is paid, to whom, and that no money moves', async () => {
  const stall = openStall();
  const lines = [{ title: 'Blue mug', quantity: 3, unit_price: 8.4 }, { title: 'Spoon', quantity: 1, unit_price: 0.35 }]; // prettier-ignore
  const order = await stall.create({ order_lines: lines, tax_amount: 4.79, shipping_fee: 2, discount_amount: 1 });
  const html = await text(stall, order);
  for (const words of ['No real money moves on this page.', '€31.34', 'Mugs &amp; &lt;More&gt;', 'Blue mug', '× 3', '€25.20', 'Spoon', '€0.35', '€4.79', '€2.00', '-€1.00', '0042', 'cart-7731'])
    assert.ok(html.includes(words), words); // prettier-ignore
  for (const name of ['Pay', 'Decline', 'Cancel']) assert.match(html, new RegExp(`<button[^>]*>${name}`));
  assert.doesNotMatch(html, /<button[^>]*>Authorise/);
});

test('markup in names and addresses shows as text', async () => {
  const planted = '<img src=x onerror=alert(1)>';
  const stall = openStall();
  const order = await stall.create({
    order_lines: [{ title: planted, quantity: 1, unit_price: 1 }],
    reference_id: planted,
    success_url: 'https://shop.test/?x="><script>alert(1)</script>',
  });
  const pages = [await text(stall, order), await text(stall, order, '/order'), await (await stall.press(order, 'approve')).text()]; // prettier-ignore
  for (const html of pages) {
    assert.doesNotMatch(html, /<img/);
    assert.doesNotMatch(html.replace(/<script nonce=[^]*?<\/script>/, ''), /<script/);
    assert.match(html, /&lt;More&gt;/);
  }
  assert.ok(pages[0]?.includes('&lt;img src=x onerror=alert(1)&gt;'));
});

test('a popup keeps its opener: no page here sends Cross-Origin-Opener-Policy; OpenCheckout’s does', async () => {
  const stall = openStall();
  const order = await stall.create();
  for (const path of [at(order), at(order, '/left'), at(order).replace('/pay/', '/order/'), '/onecheckout/pay/nope', '/onecheckout/nothing']) {
    const { headers } = await stall.call(path);
    assert.equal(headers.has('cross-origin-opener-policy'), false, path);
    assert.equal(headers.get('x-frame-options'), 'DENY', path);
    assert.equal(headers.get('cache-control'), 'no-store', path);
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*form-action 'self'.*frame-ancestors 'none'/);
  } // prettier-ignore
  const paid = await stall.press(order, 'approve');
  assert.equal(paid.headers.has('cross-origin-opener-policy'), false);
  const severed = await stall.call('/opencheckout/pay/nope');
  assert.equal(severed.headers.get('cross-origin-opener-policy'), 'same-origin');
});

test('§12.6 E2 paying leads to success_url with payment_id and reference_id, by a link and by itself', async () => {
  const stall = openStall({ firstOrder: 43 });
  const order = await stall.create({ success_url: 'https://shop.test/ok?c=7', reference_id: 'cart-7732' });
  const html = await (await stall.press(order, 'approve')).text();
  const onward = 'https://shop.test/ok?c=7&payment_id=0043&reference_id=cart-7732';
  assert.match(html, /<h1>Paid €25\.20<\/h1>/);
  assert.equal(refresh(html), `3; url=${onward}`);
  assert.ok(html.includes(`href="${onward.replaceAll('&', '&amp;')}">Back to Mugs &amp; &lt;More&gt; now</a>`));
  assert.equal(await status(stall, '0043'), 'PAID');
});

test('§12.6 without an address of its own the order uses the account’s; † without any the page is the end', async () => {
  const stall = openStall();
  const html = await (await stall.press(await stall.create(), 'approve')).text();
  assert.equal(refresh(html), '3; url=https://shop.test/ok?payment_id=0042&reference_id=cart-7731');
  const made = await stall.api('POST', '/orders', { currency: 'EUR', order_lines: [{ title: 'A', quantity: 1, unit_price: 1 }] }, bearer(K2)); // prettier-ignore
  const end = await (await stall.press(made.body, 'approve')).text();
  assert.equal(refresh(end), undefined);
  assert.match(end, /You can close this page/);
});

test('a paid order opened again says so and goes nowhere; paying twice pays once', async () => {
  const stall = openStall();
  const order = await stall.create();
  await stall.press(order, 'approve');
  await stall.press(order, 'approve');
  const again = await text(stall, order);
  assert.match(again, /Order paid/);
  assert.equal(refresh(again), undefined);
  assert.doesNotMatch(again, /<button/);
  assert.equal(((await stall.api('GET', '/orders/0042/events')).body['events'] as unknown[]).length, 2);
});

test('† Decline: the page says so, the order stays OPEN, and paying there still works', async () => {
  const stall = openStall();
  const order = await stall.create();
  assert.match(await (await stall.press(order, 'decline')).text(), /role="alert".*declined/s);
  assert.equal(await status(stall), 'OPEN');
  await stall.press(order, 'approve');
  assert.equal(await status(stall), 'PAID');
});

test('† Cancel goes to cancel_url with the ids; the order stays OPEN and payable', async () => {
  const stall = openStall();
  const order = await stall.create();
  const html = await (await stall.press(order, 'cancel')).text();
  assert.equal(refresh(html), '0; url=https://shop.test/no?payment_id=0042&reference_id=cart-7731');
  assert.ok(html.includes('data-onward="0"'));
  assert.equal(await status(stall), 'OPEN');
  assert.match(await text(stall, order), /<button[^>]*>Pay/);
});

test('§12.8 manual capture: the page authorises, by the merchant’s switch or by the order’s field', async () => {
  for (const [options, changes] of [[{ manualCapture: true }, {}], [{}, { paypal_manual_capture: true }]] as const) {
    const stall = openStall(options);
    const order = await stall.create(changes);
    const html = await text(stall, order);
    assert.match(html, /<button class="go">Authorise/);
    assert.doesNotMatch(html, /<button[^>]*>Pay/);
    assert.match(await (await stall.press(order, 'approve')).text(), /Authorised €25\.20/);
    assert.equal(await status(stall), 'AWAITING_CAPTURE');
  } // prettier-ignore
});

test('the review page leads to the same payment', async () => {
  const stall = openStall();
  const order = await stall.create();
  const html = await text(stall, order, '/order');
  assert.ok(html.includes(`<a class="go" href="${at(order)}">Continue to payment</a>`));
  assert.match(html, /€25\.20/);
  await stall.press(order, 'approve');
  assert.match(await text(stall, order, '/order'), /Order paid/);
});

test('§12.5 the token is the key to the page: another one, none, and another merchant’s are 404 and pay nothing', async () => {
  const stall = openStall({ firstOrder: 1 });
  const [order, theirs] = [await stall.create(), await stall.create({}, bearer(K2))];
  assert.deepEqual([order['id'], theirs['id']], ['0001', '0001']);
  for (const query of ['', '?token=', '?token=nope']) {
    assert.equal((await stall.call(`/onecheckout/pay/0001${query}`)).status, 404);
    assert.equal((await stall.call(`/onecheckout/pay/0001/approve${query}`, { method: 'POST' })).status, 404);
  }
  await stall.press(theirs, 'approve');
  assert.equal(await status(stall, '0001'), 'OPEN');
  assert.equal((await stall.api('GET', '/orders/0001', undefined, bearer(K2))).body['status'], 'PAID');
});

test('† stuck: the buyer goes back while the order is OPEN; it is paid 30 seconds later', async () => {
  const stall = openStall();
  const order = await stall.create();
  const html = await (await stall.press(order, 'approve', ['stuck'])).text();
  assert.match(html, /Your payment is being processed/);
  assert.match(refresh(html) ?? '', /^3; url=https:\/\/shop\.test\/ok/);
  assert.equal(await status(stall), 'OPEN');
  assert.doesNotMatch(await text(stall, order), /<button/, 'it cannot be paid again meanwhile');
  await stall.sandbox.clock.advance(29_999);
  assert.equal(await status(stall), 'OPEN');
  await stall.sandbox.clock.advance(1);
  assert.equal(await status(stall), 'PAID');
});

test('† otherAmount: reads and events tell another amount, once paid', async () => {
  const stall = openStall();
  const order = await stall.create();
  assert.equal((await stall.read('0042'))['amount'], 25.2);
  await stall.press(order, 'approve', ['otherAmount']);
  assert.equal((await stall.read('0042'))['amount'], 25.19);
  const { events } = (await stall.api('GET', '/orders/0042/events')).body as {
    events: { order: { amount: number } }[];
  };
  assert.deepEqual(events.map((one) => one.order.amount), [25.2, 25.19]); // prettier-ignore
});

test('what can go wrong with a webhook is offered only where one is sent', async () => {
  const offered = async (stall: Stall) => [...(await text(stall, await stall.create())).matchAll(/name="fault" value="(\w+)"/g)].map(([, value]) => value); // prettier-ignore
  assert.deepEqual(await offered(openStall()), ['otherAmount', 'stuck']);
  const sending = openStall({ webhook: { url: 'https://shop.test/hook' } });
  assert.deepEqual(await offered(sending), ['late', 'twice', 'off', 'otherAmount', 'stuck']);
});

test('a cancelled or refunded order ends in words with no way on', async () => {
  const stall = openStall();
  for (const [verbs, words] of [[['cancel'], /Order cancelled/], [['pay', 'refund'], /Order refunded/], [['authorize'], /Payment authorised/]] as const) {
    const order = await stall.create();
    for (const verb of verbs) await stall.act(String(order['id']), verb);
    const html = await text(stall, order);
    assert.match(html, words);
    assert.doesNotMatch(html, /<button|https:\/\/shop\.test/);
    const success = await stall.call(at(order, '/success'));
    if (verbs[0] === 'cancel') assert.equal(success.headers.get('location'), at(order));
  } // prettier-ignore
});

test('a form on another site cannot pay', async () => {
  const stall = openStall();
  const order = await stall.create();
  const post = (site: string) =>
    stall.call(at(order, '/approve'), { method: 'POST', headers: { 'sec-fetch-site': site } });
  assert.equal((await post('cross-site')).status, 400);
  assert.equal(await status(stall), 'OPEN');
  assert.equal((await post('same-origin')).status, 303);
  assert.equal(await status(stall), 'PAID');
});
