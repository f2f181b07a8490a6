import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bearer, codeOf, K2, openStall, START } from '../../test/onecheckout.ts';
import { joined } from './returns.ts';

test('§12.7 E9 a paid order', async () => {
  const stall = openStall();
  await stall.create();
  await stall.sandbox.clock.advance(61_000);
  await stall.act('0042', 'pay');
  const body = await stall.read('0042');
  assert.partialDeepStrictEqual(body, {
    id: '0042',
    status: 'PAID',
    amount: 25.2,
    currency: 'EUR',
    payment_method: 'stripe_hosted',
    payment_gateway: 'STRIPE',
    created: 1_767_225_600_000,
    paid: 1_767_225_661_000,
    updated: 1_767_225_661_000,
    reference_id: 'cart-7731',
    name: 'Order #0042',
    links: [
      { href: 'https://shop.test/ok?payment_id=0042&reference_id=cart-7731', rel: 'success' },
      { href: 'https://shop.test/no?payment_id=0042&reference_id=cart-7731', rel: 'cancel' },
    ],
  });
  assert.match(String(body['payment_id']), /^pi_test_\d+$/);
});

test('§12.7 C7 the processor’s id is not the order’s, and an open order has none', async () => {
  const stall = openStall({ orderPrefix: 'ORD-' });
  await stall.create();
  const open = await stall.read('0042');
  for (const field of ['paid', 'payment_id', 'payment_method', 'payment_gateway', 'gateway_id'])
    assert.equal(field in open, false, field);
  assert.equal(open['name'], 'Order ORD-0042');
  await stall.act('0042', 'pay');
  assert.notEqual((await stall.read('0042'))['payment_id'], '0042');
});

test('§12.7 E10 an unknown order is 404 id_invalid, a missing id 400 id_required as a bare string', async () => {
  const stall = openStall();
  await stall.create();
  for (const [method, path] of [['GET', '/orders/9999'], ['GET', '/orders/42'], ['GET', '/orders/9999/events'], ['POST', '/orders/9999/capture']] as const) {
    const answer = await stall.api(method, path);
    assert.deepEqual([answer.status, codeOf(answer)], [404, 'id_invalid'], path);
  } // prettier-ignore
  for (const [method, path] of [['GET', '/orders'], ['GET', '/orders/'], ['GET', '/orders?id='], ['POST', '/orders//capture'], ['POST', '/orders/capture'], ['GET', '/orders//events']] as const)
    assert.deepEqual(await stall.api(method, path), { status: 400, body: { error: 'id_required' } }, path); // prettier-ignore
  assert.equal((await stall.api('GET', '/orders?id=0042')).body['id'], '0042', '§4.4: the id as a query');
});

test('§12.7 another merchant’s order is 404 on read †, 403 on events', async () => {
  const stall = openStall();
  await stall.create();
  for (const [method, path, status] of [['GET', '/orders/0042', 404], ['POST', '/orders/0042/capture', 404], ['GET', '/orders/0042/events', 403]] as const) {
    const answer = await stall.api(method, path, undefined, bearer(K2));
    assert.deepEqual([answer.status, codeOf(answer)], [status, 'id_invalid'], path);
  } // prettier-ignore
  await stall.create({ reference_id: 'theirs' }, bearer(K2));
  const theirs = await stall.api('GET', '/orders/0001', undefined, bearer(K2));
  assert.equal(theirs.body['reference_id'], 'theirs');
});

test('§12.8 E11 capture: AWAITING_CAPTURE becomes PAID, once', async () => {
  const stall = openStall({ firstOrder: 50 });
  await stall.create({ paypal_manual_capture: true });
  await stall.act('0050', 'pay');
  assert.equal((await stall.read('0050'))['status'], 'AWAITING_CAPTURE');
  assert.equal('paid' in (await stall.read('0050')), false);
  await stall.sandbox.clock.advance(3_600_000);
  const captured = await stall.api('POST', '/orders/0050/capture');
  assert.equal(captured.status, 200);
  assert.partialDeepStrictEqual(captured.body, { id: '0050', status: 'PAID', paid: 1_767_229_200_000, amount: 25.2 });
  assert.equal(START + 3_600_000, 1_767_229_200_000);
});

test('§12.8 E11 OPEN, CANCELLED, REFUNDED and † PAID refuse a capture with a bare string', async () => {
  const stall = openStall();
  const refusal = { status: 400, body: { error: 'order_status_invalid' } };
  for (const verbs of [[], ['cancel'], ['pay', 'refund'], ['pay']]) {
    const { id } = await stall.create();
    for (const verb of verbs) await stall.act(String(id), verb);
    assert.deepEqual(await stall.api('POST', `/orders/${String(id)}/capture`), refusal, verbs.join());
  }
});

test('§12.8 † captureIdempotent: capturing what is paid answers the order, and moves nothing', async () => {
  const stall = openStall({ captureIdempotent: true });
  await stall.create();
  assert.equal((await stall.api('POST', '/orders/0042/capture')).status, 400, 'OPEN is refused all the same');
  await stall.act('0042', 'pay');
  const before = await stall.read('0042');
  await stall.sandbox.clock.advance(1000);
  const again = await stall.api('POST', '/orders/0042/capture');
  assert.deepEqual(again, { status: 200, body: before });
});

test('§12.6 return addresses are joined without touching what the merchant wrote', () => {
  for (const [url, expected] of [
    ['https://shop.test/ok', 'https://shop.test/ok?q'],
    ['https://shop.test/ok?', 'https://shop.test/ok?q'],
    ['https://shop.test/ok?c=7', 'https://shop.test/ok?c=7&q'],
    ['https://shop.test/ok?c=7&', 'https://shop.test/ok?c=7&q'],
    ['https://shop.test/ok?c=a+b%20c', 'https://shop.test/ok?c=a+b%20c&q'],
    ['https://shop.test/ok#done', 'https://shop.test/ok?q#done'],
    ['https://shop.test/ok?c=7#a?b#c', 'https://shop.test/ok?c=7&q#a?b#c'],
  ] as const)
    assert.equal(joined(url, 'q'), expected);
});

test('§12.6 a reference is encoded; † without one there is no reference_id, without an address no link', async () => {
  const stall = openStall({ cancelUrl: undefined } as object);
  const reference = 'cart 7&x=1#ü';
  await stall.create({ reference_id: reference });
  const [{ href } = assert.fail(), ...more] = (await stall.read('0042'))['links'] as { href: string }[];
  assert.equal(href, 'https://shop.test/ok?payment_id=0042&reference_id=cart%207%26x%3D1%23%C3%BC');
  assert.equal(new URL(href).searchParams.get('reference_id'), reference);
  assert.deepEqual(more, []);
  await stall.create({ reference_id: undefined });
  assert.partialDeepStrictEqual(await stall.read('0043'), {
    links: [{ href: 'https://shop.test/ok?payment_id=0043' }],
  });
});
