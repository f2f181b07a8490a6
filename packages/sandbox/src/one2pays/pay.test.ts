import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Body, EMV, endpoint, openMarket } from '../../test/one2pays.ts';

const text = async (response: Response): Promise<string> => (await response.text()).replace(/\s+/g, ' ');
const at = (payment: Body): string => new URL(payment['nextAction'].paymentAppUrl).pathname;

test('the page of a QR payment shows the amount in baht, what the QR says, and its buttons', async () => {
  const market = openMarket();
  const page = await market.page(await market.create({ description: 'Tea <tin>' }));
  assert.equal(page.status, 200);
  const shown = await text(page);
  for (const part of ['Sandbox', '฿259.00', 'Thai Baht, by PromptPay', EMV, 'INV-1', '2025-01-01 00:15 UTC', 'Tea &amp; &lt;Tins&gt;', 'Tea &lt;tin&gt;', '>Pay</button>', 'Decline'])
    assert.ok(shown.includes(part), part); // prettier-ignore
  assert.doesNotMatch(
    shown,
    /I have transferred|Somchai|1112223334|twice/,
    'no webhook is configured, so none can go wrong',
  );
  assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/);
  assert.equal(page.headers.get('cache-control'), 'no-store');
});

test('† the page of a bank transfer shows where the money goes', async () => {
  const market = openMarket({ webhook: endpoint(), nextActionOmits: ['bankDetails'] });
  const shown = await text(await market.page(await market.transfer()));
  for (const part of ['฿259.00', 'by bank transfer', 'Kasikornbank (004)', '0123456789', 'One2Pays Sandbox Co., Ltd.', 'I have transferred', 'Send the webhook twice'])
    assert.ok(shown.includes(part), part); // prettier-ignore
  assert.doesNotMatch(shown, />Pay<\/button>|000201/);
});

test('Pay settles it, Decline † fails it, and each page says what became of it', async () => {
  const market = openMarket();
  for (const [button, status, words] of [['approve', 'succeeded', 'Paid ฿259.00'], ['decline', 'failed', 'Payment failed']] as const) {
    const payment = await market.create();
    assert.match(await text(await market.press(payment, button)), new RegExp(words));
    assert.equal((await market.read(payment['id']))['status'], status);
  } // prettier-ignore
  for (const [verb, words] of [['cancel', 'Payment canceled'], ['expire', 'Payment expired']] as const) {
    const payment = await market.create();
    await market.act(payment['id'], verb);
    assert.match(await text(await market.page(payment)), new RegExp(words));
  } // prettier-ignore
});

test('item 18 † I have transferred: the page waits, and shows it once it was found', async () => {
  const market = openMarket();
  const payment = await market.transfer();
  assert.match(await text(await market.press(payment, 'transfer')), /Waiting for your transfer.*Look again/);
  await market.sandbox.clock.advance(300_000);
  assert.match(await text(await market.page(payment)), /Paid ฿259\.00/);
});

test('† what is chosen on the page goes wrong', async () => {
  const market = openMarket({ webhook: endpoint({ events: ['payment.succeeded'] }) });
  await market.press(await market.create(), 'approve', ['twice']);
  await market.settle();
  assert.equal(market.received.length, 2);
  const stuck = await market.create();
  assert.match(await text(await market.press(stuck, 'approve', ['stuck'])), /Your payment is being processed/);
  assert.equal((await market.read(stuck['id']))['status'], 'processing');
});

test('what is over stays as it is: a second press, Back, two tabs', async () => {
  const market = openMarket({ webhook: endpoint() });
  const payment = await market.create();
  await market.press(payment, 'approve');
  for (const button of ['decline', 'approve', 'transfer'] as const)
    assert.match(await text(await market.press(payment, button)), /Paid/);
  await market.settle();
  assert.deepEqual(market.events(), ['payment.created', 'payment.succeeded']);
  const transfer = await market.transfer();
  await market.act(transfer['id'], 'expire');
  assert.match(await text(await market.press(transfer, 'approve')), /Payment expired/, 'a page cannot pay late');
});

test('a token opens its own page alone, and no other site presses its buttons', async () => {
  const market = openMarket();
  const payment = await market.create();
  for (const path of [`${at(payment)}0`, '/one2pays/en/pay/', `/one2pays/en/pay/${payment['id']}`, at(payment).replace('/en/', '/xx/')])
    assert.equal((await market.call(path)).status, 404, path); // prettier-ignore
  const forged = await market.call(`${at(payment)}/approve`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  assert.equal(forged.status, 400);
  assert.equal((await market.read(payment['id']))['status'], 'processing');
  const own = await market.call(`${at(payment)}/approve`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  assert.equal(own.status, 303);
});
