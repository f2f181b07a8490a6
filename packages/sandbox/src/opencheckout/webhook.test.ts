import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HERE, openShop, ORDER, OTHER_KEY, SECRET, type Shop } from '../../test/shop.ts';
import { payloadOf, signatureHeader } from './webhook.ts';

const ID = 'cs_7Kd2mQ9xTz4LpW1a';
const V1_BODY =
  '{"id":"cs_7Kd2mQ9xTz4LpW1a","status":"completed","amount_total":3400,"currency":"usd","metadata":{"order_id":"A-17"},"outgoing_payment":"https://wallet.example/outgoing-payments/op-1","customer_wallet":"https://wallet.example/ada"}';
const V2_BODY =
  '{"id":"cs_7Kd2mQ9xTz4LpW1a","status":"completed","amount_total":3400,"currency":"usd","metadata":null,"outgoing_payment":null,"customer_wallet":"https://wallet.example/ada","reconciled":true}';
const V3_BODY =
  '{"id":"cs_Zq81","status":"completed","amount_total":500,"currency":"jpy","metadata":{"note":"café ☕ 日本"},"outgoing_payment":"https://w.example/o/2","customer_wallet":"https://w.example/kei"}';
const V4_BODY = '{ "id": "cs_Zq81", "status": "completed" }\n';

const VECTORS = [
  ['V1', SECRET, 1790000000, V1_BODY, 231, 'a5881cc0a2457c7d0f5ae4675c42bfd87d84ac0da9da4b2b73b0971415dbefd6'],
  ['V2', SECRET, 1790000001, V2_BODY, 191, '3ff6b748a774c26ecf945a7d18eeda8e041d0a6f338407f5e025d896d30e0b94'],
  ['V3', 'test-webhook-secret', 1790000300, V3_BODY, 197, '3df58494f4a56b7a495c0a983d2e9fb0d6232ad6d35c07614109154abb4d44be'],
  ['V4', 'test-webhook-secret', 1790000300, V4_BODY, 43, 'aca6b7bed2c9e71eb0df9e576948aabfec27993b9b21f69bfc591adcac659cb7'],
  ['V5', 'rotated-secret-2', 1790000300, V4_BODY, 43, 'c3c7c0451e7e284caeb8c3432f93bfb888887909d20d7bf17e509d5d6e972c67'],
  ['V6', 'test-webhook-secret', 1790000600, '', 0, 'f7dd3c2de1ff12d4cdc1834a3a16786113b93ca3d1dea2ea6d542829be6f99ef'],
] as const; // prettier-ignore

for (const [id, secret, t, body, bytes, v1] of VECTORS)
  test(`${id} the signature of the vector`, async () => {
    assert.equal(new TextEncoder().encode(body).length, bytes);
    assert.equal(await signatureHeader(secret, t, body), `t=${t},v1=${v1}`);
  });

/** Lets what is due now happen. */
const settle = (shop: Shop) => shop.sandbox.clock.advance(0);
const signatures = (shop: Shop) => shop.received.map(({ headers }) => headers.get('opencheckout-signature'));

test('request 40: §16.11 E12 V1 a payment is told byte for byte as signed', async () => {
  const shop = openShop();
  await shop.create();
  await shop.pay(ID);
  await settle(shop);
  assert.equal(shop.received.length, 1);
  const [{ url, headers, body } = assert.fail()] = shop.received;
  assert.equal(url, 'https://shop.example/hooks/opencheckout');
  assert.equal(body, V1_BODY);
  assert.deepEqual(Object.fromEntries(headers), {
    'content-type': 'application/json',
    'opencheckout-signature': `t=1790000000,v1=${VECTORS[0][5]}`,
    'user-agent': 'OpenCheckout/1.0',
  });
});

test('§16.15 V2 a failure after approval stays processing, and is completed later with no outgoing payment', async () => {
  const shop = openShop();
  await shop.create({ metadata: undefined });
  const stuck = await shop.pay(ID, ['stuck']);
  assert.match(await stuck.text(), /Your payment is being processed/);
  await settle(shop);
  assert.equal(shop.received.length, 0);
  await shop.wall.advance(1000);
  assert.equal((await shop.control('POST', `/orders/${ID}/reconcile`)).status, 200);
  await settle(shop);
  assert.deepEqual([shop.received[0]?.body, signatures(shop)], [V2_BODY, [`t=1790000001,v1=${VECTORS[1][5]}`]]);
  assert.partialDeepStrictEqual(await (await shop.api('GET', `/${ID}`)).json(), {
    status: 'completed',
    outgoing_payment: null,
  });
});

test('§16.15 † a stuck payment is found by itself after 30 seconds', async () => {
  const shop = openShop();
  await shop.create();
  await shop.control('POST', `/orders/${ID}/pay`, { faults: ['stuck'] });
  await shop.sandbox.clock.advance(29_999);
  assert.equal(shop.received.length, 0);
  await shop.sandbox.clock.advance(1);
  assert.match(shop.received[0]?.body ?? '', /"outgoing_payment":null.*"reconciled":true/);
});

test('§16.17 V3 metadata beyond ASCII is signed as UTF-8', async () => {
  const shop = openShop({ webhook: { url: 'https://shop.example/hooks', secret: 'test-webhook-secret' } });
  await shop.create({ metadata: { note: 'café ☕ 日本' } });
  const snapshot = shop.sandbox.snapshot();
  const [session = assert.fail()] = snapshot.opencheckout.sessions;
  const paid = { ...session, id: 'cs_Zq81', status: 'completed' as const, amountTotal: 500, currency: 'jpy', outgoingPayment: 'https://w.example/o/2', customerWallet: 'https://w.example/kei' }; // prettier-ignore
  assert.equal(payloadOf(paid, false), V3_BODY);
  await shop.wall.advance(300_000);
  await shop.control('POST', `/orders/${session.id}/pay`);
  await settle(shop);
  const [{ body } = assert.fail()] = shop.received;
  assert.match(body, /café ☕ 日本/);
  assert.deepEqual(signatures(shop), [await signatureHeader('test-webhook-secret', 1790000300, body)]);
});

test('§16.11 three attempts at 0, 1 and 3 seconds with one signature; a 3xx is a failure and not followed', async () => {
  const shop = openShop();
  shop.answer = async () =>
    new Response(null, { status: 302, headers: { location: 'https://shop.example/elsewhere' } });
  await shop.create();
  await shop.pay(ID);
  const start = shop.sandbox.clock.now();
  await shop.sandbox.clock.advance(60_000);
  assert.deepEqual(shop.received.map(({ at }) => at - start), [0, 1000, 3000]); // prettier-ignore
  assert.equal(new Set(signatures(shop)).size, 1);
  assert.equal(new Set(shop.received.map(({ url }) => url)).size, 1);
  assert.partialDeepStrictEqual(await (await shop.control('GET', `/webhooks?order=${ID}`)).json(), {
    count: 1,
    webhooks: [{ state: 'failed', attempts: [{ status: 302 }, { status: 302 }, { status: 302 }] }],
  });
});

test("§16.11 an operator's replay is signed anew, and six attempts are the end", async () => {
  const shop = openShop();
  shop.answer = async () => new Response(null, { status: 500 });
  await shop.create();
  await shop.pay(ID);
  await shop.wall.advance(10_000);
  assert.partialDeepStrictEqual(await (await shop.control('POST', '/webhooks/redeliver')).json(), { count: 1 });
  assert.equal((await shop.control('POST', '/webhooks/wh_1/redeliver')).status, 409, 'an attempt is due');
  await shop.wall.advance(10_000);
  const [first, , , fourth, , sixth] = signatures(shop);
  assert.equal(shop.received.length, 6);
  assert.deepEqual([first?.slice(0, 12), fourth?.slice(0, 12)], ['t=1790000000', 't=1790000010']);
  assert.equal(fourth, sixth);
  const spent = await shop.control('POST', '/webhooks/wh_1/redeliver');
  assert.equal(spent.status, 409);
  assert.match(await spent.text(), /used up/);
});

test('§16.11 an attempt without an answer ends after ten seconds and counts as failed', async () => {
  const shop = openShop();
  shop.answer = (_request, signal) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  await shop.create();
  await shop.pay(ID);
  await shop.wall.advance(9_999);
  const attempts = () => shop.sandbox.snapshot().webhooks[0]?.attempts;
  assert.deepEqual(attempts(), []);
  await shop.wall.advance(1);
  assert.partialDeepStrictEqual(attempts(), [{ status: null, error: 'timeout' }]);
  shop.answer = async () => new Response(null, { status: 200 });
  await shop.wall.advance(1000);
  assert.equal(shop.sandbox.snapshot().webhooks[0]?.state, 'delivered');
});

test('§16.11 expiring and canceling send nothing; its twin, paying, does', async () => {
  const shop = openShop();
  for (const verb of ['expire', 'cancel']) await shop.api('POST', `/${await shop.create()}/${verb}`);
  const late = await shop.create({ expires_in_seconds: 300 });
  await shop.sandbox.clock.advance(400_000);
  assert.partialDeepStrictEqual(await (await shop.api('GET', `/${late}`)).json(), { status: 'expired' });
  assert.equal(shop.received.length, 0);
  await shop.control('POST', `/orders/${await shop.create()}/pay`);
  await settle(shop);
  assert.equal(shop.received.length, 1);
});

test('§16.12 the webhook is there before the countdown ends; a retried one comes after', async () => {
  const shop = openShop();
  await shop.create();
  const success = await shop.pay(ID);
  await settle(shop);
  assert.match(await success.text(), /http-equiv="refresh" content="3;/);
  assert.equal(shop.received.length, 1);

  const broken = openShop();
  broken.answer = async () => new Response(null, { status: broken.received.length < 3 ? 503 : 200 });
  await broken.create();
  await broken.pay(ID);
  const returned = broken.sandbox.clock.now() + 2999;
  await broken.sandbox.clock.advance(5000);
  assert.ok((broken.received[2]?.at ?? 0) > returned);
});

test('a merchant without an address is told nothing', async () => {
  const shop = openShop();
  const headers = { authorization: `Bearer ${OTHER_KEY}` };
  const made = await shop.api('POST', '', ORDER, headers);
  const { id } = (await made.json()) as { id: string };
  await shop.control('POST', `/orders/${id}/pay`);
  await settle(shop);
  assert.equal(shop.sandbox.snapshot().webhooks.length, 0);
  assert.equal((await shop.call(`${HERE}/opencheckout/pay/${id}`)).status, 200);
});
