import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openShop, SECRET, type Shop } from '../../test/shop.ts';
import { signatureHeader } from './webhook.ts';

const ID = 'cs_7Kd2mQ9xTz4LpW1a';
const V1_BODY =
  '{"id":"cs_7Kd2mQ9xTz4LpW1a","status":"completed","amount_total":3400,"currency":"usd","metadata":{"order_id":"A-17"},"outgoing_payment":"https://wallet.example/outgoing-payments/op-1","customer_wallet":"https://wallet.example/ada"}';

/** Lets what is due now happen. */
const settle = (shop: Shop) => shop.sandbox.clock.advance(0);
const signatures = (shop: Shop) => shop.received.map(({ headers }) => headers.get('opencheckout-signature'));

const HELD = async (modes: readonly string[]) => {
  const shop = openShop();
  await shop.create();
  await shop.pay(ID, modes);
  await settle(shop);
  return shop;
};
const verifies = async (shop: Shop, at = 0): Promise<boolean> => {
  const { body, headers } = shop.received[at] ?? assert.fail();
  const header = headers.get('opencheckout-signature') ?? '';
  return header === (await signatureHeader(SECRET, Number(/t=(\d+)/.exec(header)?.[1]), body));
};

test('† late: the webhook comes 30 seconds later', async () => {
  const shop = await HELD(['late']);
  await shop.sandbox.clock.advance(29_999);
  assert.equal(shop.received.length, 0);
  await shop.sandbox.clock.advance(1);
  assert.equal(shop.received.length, 1);
});

test('† twice: the same bytes come twice', async () => {
  const shop = await HELD(['twice']);
  assert.equal(shop.received.length, 2);
  assert.equal(shop.received[0]?.body, shop.received[1]?.body);
});

test('† off: nothing comes, and the operator can still send it', async () => {
  const shop = await HELD(['off']);
  await shop.sandbox.clock.advance(600_000);
  assert.equal(shop.received.length, 0);
  assert.partialDeepStrictEqual(await (await shop.control('POST', '/webhooks/redeliver')).json(), { count: 1 });
  await settle(shop);
  assert.equal(shop.received.length, 1);
});

test('† forged and reserialised do not verify; the untouched twin does', async () => {
  assert.equal(await verifies(await HELD([])), true);
  assert.equal(await verifies(await HELD(['forged'])), false);
  const changed = await HELD(['reserialised']);
  assert.equal(await verifies(changed), false);
  assert.deepEqual(JSON.parse(changed.received[0]?.body ?? ''), JSON.parse(V1_BODY));
});

test('† stale and future are well signed, ten minutes off the wall', async () => {
  for (const [mode, t] of [
    ['stale', 1789999400],
    ['future', 1790000600],
  ] as const) {
    const shop = await HELD([mode]);
    assert.match(signatures(shop)[0] ?? '', new RegExp(`^t=${t},`));
    assert.equal(await verifies(shop), true);
  }
});

test('the virtual clock does not make signatures stale: they carry wall time', async () => {
  const shop = openShop();
  await shop.create();
  await shop.sandbox.clock.advance(1_000_000);
  await shop.pay(ID);
  await settle(shop);
  assert.match(signatures(shop)[0] ?? '', /^t=1790000000,/);
});

test('† otherAmount: webhook and read agree on the wrong amount, once paid', async () => {
  const shop = openShop();
  await shop.create();
  assert.partialDeepStrictEqual(await (await shop.api('GET', `/${ID}`)).json(), { amount_total: 3400 });
  await shop.pay(ID, ['otherAmount']);
  await settle(shop);
  assert.match(shop.received[0]?.body ?? '', /"amount_total":3399/);
  assert.partialDeepStrictEqual(await (await shop.api('GET', `/${ID}`)).json(), { amount_total: 3399 });
});

test('a planned webhook fault strikes as often as asked', async () => {
  const shop = openShop();
  await shop.control('POST', '/faults', { on: 'webhook', modes: ['off'], times: 1 });
  for (let order = 0; order < 2; order += 1) await shop.control('POST', `/orders/${await shop.create()}/pay`);
  await settle(shop);
  assert.deepEqual(shop.sandbox.snapshot().webhooks.map(({ state }) => state), ['withheld', 'delivered']); // prettier-ignore
});
