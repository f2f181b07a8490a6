import assert from 'node:assert/strict';
import { test } from 'node:test';
import { basic, type Corp, FIRST, openCorp, PAIR, START, TRIP, WORKSHOP } from '../../test/onecp.ts';

const text = async (corp: Corp, id: string, way = ''): Promise<string> =>
  (await corp.call(`/one-cp/checkout/${id}${way}`)).text();

test('item 16 † the page says what is paid, to whom, and that no money moves; Pay and Abandon are its buttons', async () => {
  const corp = openCorp();
  const html = await text(corp, await corp.create(TRIP));
  for (const words of ['No real money moves on this page.', 'CHF 413.78', 'Demo &amp; &lt;Travel&gt;', 'Trip to Basel', 'Train', 'CHF 92.00', 'Hotel', 'CHF 321.78', FIRST])
    assert.ok(html.replaceAll('\u00a0', ' ').includes(words), words); // prettier-ignore
  for (const name of ['Pay', 'Abandon']) assert.match(html, new RegExp(`<button[^>]*>${name}`));
  assert.match(html, /†/);
  assert.doesNotMatch(html, /PO 4410/, 'the note is the merchant’s own');
});

test('item 16 † Pay pays, says so and tells the frame’s parent to look: a channel and the id, to anybody', async () => {
  const corp = openCorp();
  const id = await corp.create();
  const paid = await corp.press(id, 'pay');
  const html = await paid.text();
  assert.equal(await corp.status(id), 'PAID');
  assert.match(html, /<h1>Paid €285\.60<\/h1>/);
  const nonce = /script-src 'nonce-([^']+)'/.exec(paid.headers.get('content-security-policy') ?? '')?.[1];
  const [, script = ''] = new RegExp(`<script nonce="${String(nonce)}">([^]*?)</script>`).exec(html) ?? [];
  const said: unknown[] = [];
  const [, channel, transactionId] = /data-channel="([^"]*)" data-transaction-id="([^"]*)"/.exec(html) ?? [];
  const document = { querySelector: (one: string) => (one === '[data-channel]' ? { dataset: { channel, transactionId } } : null) }; // prettier-ignore
  const parent = { postMessage: (...message: unknown[]) => said.push(message) };
  // eslint-disable-next-line no-new-func -- the page's own script, with a window of ours
  new Function('document', 'parent', 'opener', 'window', script)(document, parent, null, {});
  assert.deepEqual(said, [[{ channel: 'one-cp', transactionId: FIRST }, '*']]);
  assert.match(await text(corp, id), /data-channel="one-cp"/, 'and again when it is opened again');
});

test('item 16 the page alone may be framed, by anybody; what is unknown here and the API’s answers say nothing else', async () => {
  const corp = openCorp();
  const id = await corp.create();
  for (const path of [`/one-cp/checkout/${id}`, `/one-cp/checkout/${id}/left`]) {
    const { headers } = await corp.call(path);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /^default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors \*; /);
    assert.doesNotMatch(policy, /unsafe|script-src/);
    assert.equal(headers.get('x-frame-options'), null);
    assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal(headers.has('cross-origin-opener-policy'), false);
  }
  for (const path of ['/one-cp/status', '/onecheckout/nothing', '/opencheckout/pay/nope', '/']) {
    const { headers } = await corp.call(path);
    assert.equal(headers.get('x-frame-options'), 'DENY', path);
    assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/, path);
  }
});

test('item 16 † Abandon leaves it PENDING and payable', async () => {
  const corp = openCorp();
  const id = await corp.create();
  assert.match(await (await corp.press(id, 'abandon')).text(), /You left the payment.*Pay after all/s);
  assert.equal(await corp.status(id), 'PENDING');
  await corp.press(id, 'pay');
  assert.equal(await corp.status(id), 'PAID');
});

test('paying twice pays once; a form on another site cannot pay, the frame’s own can', async () => {
  const corp = openCorp();
  const id = await corp.create();
  const post = (site: string) =>
    corp.call(`/one-cp/checkout/${id}/pay`, { method: 'POST', headers: { 'sec-fetch-site': site } });
  assert.equal((await post('cross-site')).status, 400);
  assert.equal(await corp.status(id), 'PENDING');
  assert.equal((await post('same-origin')).status, 303);
  assert.equal((await post('same-origin')).status, 303);
  assert.equal(await corp.status(id), 'PAID');
});

test('markup in names shows as text', async () => {
  const planted = '<img src=x onerror=alert(1)>';
  const corp = openCorp();
  const html = await text(corp, await corp.create({ currency: 'EUR', title: planted, items: [{ name: planted, price: 1 }] })); // prettier-ignore
  assert.doesNotMatch(html, /<img/);
  assert.equal(html.split('&lt;img src=x onerror=alert(1)&gt;').length, 3);
});

test('† stuck: PENDING for 30 seconds after Pay, and not payable meanwhile; reconcile ends it at once', async () => {
  const corp = openCorp();
  const id = await corp.create();
  assert.match(await (await corp.press(id, 'pay', ['stuck'])).text(), /being processed/);
  assert.equal((await corp.control('POST', `/orders/${id}/pay`)).status, 409);
  assert.equal((await corp.control('POST', `/orders/${id}/cancel`)).status, 409);
  await corp.sandbox.clock.advance(29_999);
  assert.equal(await corp.status(id), 'PENDING');
  await corp.sandbox.clock.advance(1);
  assert.equal(await corp.status(id), 'PAID');
  const other = await corp.create();
  await corp.act(other, 'pay', { faults: ['stuck'] });
  assert.equal((await corp.act(other, 'reconcile'))['status'], 'PAID');
});

test('the control API tells a transaction as it tells every order, by its refIDs too', async () => {
  const corp = openCorp();
  const id = await corp.create(TRIP);
  await corp.create(PAIR, basic('wdg_next', 'other'));
  assert.deepEqual((await corp.control('GET', `/orders/${id}`)).body, {
    gateway: 'one-cp',
    id,
    merchant: 'demo',
    status: 'PENDING',
    amount: 41_378,
    currency: 'CHF',
    metadata: { 'shop-order': 'B-2207' },
    createdAt: new Date(START).toISOString(),
    declines: 0,
    payPath: `/one-cp/checkout/${id}`,
  });
  for (const [query, count] of [['?gateway=one-cp', 2], ['?attempt=B-2207', 1], ['?metadata.shop-order=B-2207', 1], ['?merchant=neighbour', 1]] as const)
    assert.partialDeepStrictEqual((await corp.control('GET', `/orders${query}`)).body, { count }, query); // prettier-ignore
});

test('each verb does what it says; what a state or One-CP does not allow says why', async () => {
  for (const [verbs, status, page] of [
    [['pay'], 'PAID', /Paid/],
    [['cancel'], 'CANCELED', /cancelled/],
    [['expire'], 'EXPIRED', /expired/],
    [['pay', 'refund'], 'REFUNDED', /Paid/],
  ] as const) {
    const corp = openCorp({ rawAfterCancel: 'REFUNDED' });
    const id = await corp.create(PAIR);
    let last: Record<string, unknown> = {};
    for (const verb of verbs) last = await corp.act(id, verb);
    assert.equal(last['status'], status);
    assert.match(await text(corp, id), page);
    assert.equal((await corp.control('POST', `/orders/${id}/pay`)).status, 409);
  }
  const corp = openCorp();
  const id = await corp.create(WORKSHOP);
  assert.equal((await corp.control('POST', `/orders/${id}/refund`)).status, 409);
  await corp.act(id, 'pay');
  await corp.act(id, 'refund');
  assert.deepEqual(corp.refunds(id), [28_560]);
  assert.equal((await corp.control('POST', `/orders/${id}/refund`)).status, 409);
  for (const verb of ['authorize', 'capture', 'decline', 'prepare'])
    assert.deepEqual((await corp.control('POST', `/orders/${id}/${verb}`)).body, {
      error: { code: 'verb_refused', message: `one-cp knows no ${verb}.` },
    });
});

test('an unknown transaction’s page is 404', async () => {
  const corp = openCorp();
  for (const id of ['65aa2000000000000000ffff', 'nope'])
    assert.equal((await corp.call(`/one-cp/checkout/${id}`)).status, 404);
});
