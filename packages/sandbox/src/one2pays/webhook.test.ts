import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Body,
  B1,
  endpoint,
  hmac,
  HOOK,
  ID,
  type Market,
  openMarket,
  START,
  verifies,
  WEBHOOK_SECRET,
} from '../../test/one2pays.ts';

const OTHER_HOOK = 'https://shop.test/hooks/second';
const bodies = (market: Market): readonly Body[] => market.received.map(({ body }) => JSON.parse(body) as Body);
/** The last webhook that came. */
const last = (market: Market) => market.received.at(-1) ?? assert.fail('no webhook came');

/** A payment paid with something wrong, and every webhook of it that is due. */
const paid = async (faults: readonly string[], options: Parameters<typeof openMarket>[0] = {}): Promise<Market> => {
  const market = openMarket({ webhook: endpoint(), ...options });
  await market.api('POST', '/payments', B1);
  await market.settle();
  await market.act(ID, 'pay', { faults });
  await market.settle();
  return market;
};

test('exchange 13 item 17 the flat style: its body, its headers, its signature', async () => {
  const market = await paid([]);
  assert.deepEqual(bodies(market), [
    {
      event: 'payment.created',
      paymentId: ID,
      referenceId: 'INV-2041',
      status: 'processing',
      amount: '25900.00',
      currency: 'THB',
      paymentMethod: 'promptpay',
      clientSecret: null,
      nextAction: bodies(market)[0]?.['nextAction'],
      expiresAt: '2025-01-01T00:15:00.000Z',
    },
    {
      event: 'payment.succeeded',
      paymentId: ID,
      referenceId: 'INV-2041',
      status: 'succeeded',
      amount: '25900.00',
      currency: 'THB',
      paymentMethod: 'promptpay',
      clientSecret: null,
      nextAction: null,
      expiresAt: '2025-01-01T00:15:00.000Z',
    },
  ]);
  assert.equal(bodies(market)[0]?.['nextAction'].qrCode.promptpayId, '0105512345678');
  const { url, headers, body } = last(market);
  assert.equal(url, HOOK);
  assert.equal(headers.get('content-type'), 'application/json');
  assert.equal(headers.get('x-webhook-timestamp'), String(START));
  assert.equal(headers.get('x-webhook-signature'), `sha256=${hmac(WEBHOOK_SECRET, `${START}.${body}`)}`);
});

test('item 17 † the envelope style: an id of its own for each event, and the time it happened', async () => {
  const market = openMarket({ webhook: endpoint({ style: 'envelope' }) });
  await market.api('POST', '/payments', B1);
  await market.sandbox.clock.advance(190_000);
  await market.act(ID, 'pay');
  await market.settle();
  const [created, succeeded] = bodies(market);
  assert.deepEqual(succeeded, {
    id: succeeded?.['id'],
    type: 'payment.succeeded',
    data: { id: ID, amount: '25900.00', currency: 'THB', status: 'succeeded', referenceId: 'INV-2041' },
    createdAt: '2025-01-01T00:03:10.000Z',
  });
  assert.match(succeeded?.['id'], /^evt_[0-9a-f]{24}$/);
  assert.notEqual(created?.['id'], succeeded?.['id']);
});

test('item 17 each endpoint has its secret, its style and its events; the one event has one id', async () => {
  const market = openMarket({
    webhook: [
      endpoint({ style: 'envelope' }),
      endpoint({ url: OTHER_HOOK, secret: 'whsec_second', events: ['payment.succeeded', 'withdrawal.*'], style: 'envelope' }), // prettier-ignore
      endpoint({ url: 'https://shop.test/never', events: ['kyc.*'] }),
    ],
  });
  const payment = await market.create();
  await market.act(payment['id'], 'pay');
  await market.settle();
  assert.deepEqual(market.received.map(({ url, body }) => `${url} ${String((JSON.parse(body) as Body)['type'])}`).sort(), [
    `${HOOK} payment.created`,
    `${HOOK} payment.succeeded`,
    `${OTHER_HOOK} payment.succeeded`,
  ]); // prettier-ignore
  const second = market.received.find(({ url }) => url === OTHER_HOOK) ?? assert.fail();
  assert.equal(verifies(second, 'whsec_second'), true);
  assert.equal(verifies(second), false);
  const first = market.received.filter(({ url }) => url === HOOK).at(-1);
  assert.equal((JSON.parse(second.body) as Body)['id'], (JSON.parse(first?.body ?? '') as Body)['id']);
});

test('item 17 a family, an exact event, everything', async () => {
  for (const [events, heard] of [
    [['*'], ['payment.created', 'payment.succeeded']],
    [['payment.*'], ['payment.created', 'payment.succeeded']],
    [['payment.succeeded'], ['payment.succeeded']],
    [['payment.failed', 'settlement.*'], []],
  ] as const)
    assert.deepEqual((await paid([], { webhook: endpoint({ events }) })).events(), heard, events.join());
});

test('item 17 † redelivery after 10 s, 60 s, 5 min, 30 min, 2 h, signed anew each time, until a 2xx', async () => {
  const market = openMarket({ webhook: endpoint({ events: ['payment.succeeded'] }) });
  market.answer = async () => new Response(null, { status: 500 });
  await market.api('POST', '/payments', B1);
  await market.act(ID, 'pay');
  const day = 86_400_000;
  const { wall } = market;
  await wall.advance(day);
  const waits = [0, 10_000, 70_000, 370_000, 2_170_000, 9_370_000];
  assert.deepEqual(market.received.map(({ at }) => at - START), waits); // prettier-ignore
  assert.deepEqual(market.received.map(({ headers }) => Number(headers.get('x-webhook-timestamp')) - START), waits); // prettier-ignore
  assert.ok(market.received.every((one) => verifies(one)));
  const { webhooks } = (await market.control('GET', `/webhooks?order=${ID}`)).body;
  assert.equal(webhooks[0].state, 'failed');

  market.answer = async () => new Response(null, { status: 202 });
  await market.control('POST', `/webhooks/${webhooks[0].id}/redeliver`);
  await wall.advance(day);
  assert.equal(market.received.length, 7);
});

test('item 17 † a 302 is no success, and a time-out ends after 10 s', async () => {
  const market = openMarket({ webhook: endpoint({ events: ['payment.succeeded'] }) });
  const answers = [
    () => Response.redirect('https://shop.test/elsewhere', 302),
    () => Promise.withResolvers<Response>().promise,
  ];
  market.answer = async () => (answers.shift() ?? (() => new Response(null)))(); // prettier-ignore
  await market.api('POST', '/payments', B1);
  await market.act(ID, 'pay');
  await market.wall.advance(10_000);
  assert.equal(market.received.length, 2);
  await market.settle();
});

test('§8.4 † twoSignatures, stringToSign and milliseconds are an endpoint’s switches', async () => {
  const two = await paid([], { webhook: endpoint({ twoSignatures: true }) });
  assert.equal(last(two).headers.get('x-webhook-signature')?.split(',').length, 2);
  assert.equal(verifies(last(two)), true);
  const alone = await paid([], { webhook: endpoint({ stringToSign: 'body' }) });
  assert.equal(last(alone).headers.get('x-webhook-signature'), `sha256=${hmac(WEBHOOK_SECRET, last(alone).body)}`);
  const short = await paid([], { webhook: endpoint({ milliseconds: false }) });
  assert.equal(bodies(short)[0]?.['expiresAt'], '2025-01-01T00:15:00Z');
  assert.equal(bodies(short)[0]?.['nextAction'].qrCode.expiresAt, '2025-01-01T00:15:00Z');
});

test('§8.2 † sendsReceived: payment.received precedes payment.succeeded', async () => {
  const market = await paid([], { sendsReceived: true });
  assert.deepEqual(market.events(), ['payment.created', 'payment.received', 'payment.succeeded']);
});

test('each end has its event', async () => {
  for (const [verb, event] of [['decline', 'payment.failed'], ['cancel', 'payment.canceled'], ['expire', 'payment.expired']] as const) {
    const market = openMarket({ webhook: endpoint() });
    await market.api('POST', '/payments', B1);
    await market.act(ID, verb);
    await market.settle();
    assert.deepEqual(market.events(), ['payment.created', event]);
  } // prettier-ignore
});
