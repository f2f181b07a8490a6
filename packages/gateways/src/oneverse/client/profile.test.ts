import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { utf8 } from '@tillkit/core/hmac';
import { B3, CREATE, ID, json, LOGIN, order, SECRET } from './examples.fixture.ts';
import { API_KEY, setUp, v1, v2 } from './staged.fixture.ts';

const V1_ORDER = order('created', {
  reference: null,
  merchant_transaction_id: 'shop-7001-a1',
  type: 'payment_transaction',
});

test('northbound-v1: its paths, its envelope, its reference field', async () => {
  const envelope = (data: unknown) => json({ status: true, code: 201, error: null, data }, 201);
  const { client, asked, lines } = v1([envelope(V1_ORDER), json({ order: V1_ORDER }), envelope(V1_ORDER), envelope([V1_ORDER])]);
  const account_info = { name: 'Mira', server_name: 'North' };
  const made = await client.orders.create({ ...CREATE, account_info, webhook_url: 'https://shop.example/hook' });
  assert.deepEqual(made, V1_ORDER);
  for (const _ of ['order', 'data']) assert.deepEqual(await client.orders.read(ID), V1_ORDER);
  assert.deepEqual((await client.orders.list()).data, [V1_ORDER]);
  const path = '/api/northbound/transactions';
  const reads = [`GET ${path}/${ID}`, `GET ${path}/${ID}`, `GET ${path}`];
  assert.deepEqual(lines(), ['POST /api/northbound/login', `POST ${path}`, ...reads]);
  const body = JSON.parse(asked[1]?.body ?? '');
  assert.deepEqual([body.merchant_transaction_id, body.reference, body.account_info.name], ['shop-7001-a1', undefined, 'Mira']);
}); // prettier-ignore

const V2_ORDER = { order_id: ID, transaction_id: 't-9', tenant_id: LOGIN, amount_cents: '500', currency: 'MYR', status: 'created', item_title: 'Crystals', paylink: 'https://games.oneone.com/pay' }; // prettier-ignore
const V2_CREATE = {
  transaction_id: 't-9',
  tenant_id: LOGIN,
  game_name: 'aurora-quest',
  country: 'MY',
  payment_channel: 'for_testing',
  amount_cents: '500',
  currency: 'MYR',
  item_title: 'Crystals',
  item_code: 'aq',
  merchant_return_url: 'https://shop.example/r',
};

test('northbound-v2: a static key, no login, its paths and names, vector B4’s line feed', async () => {
  const envelope = (data: unknown) => json({ status: 'success', code: 201, data }, 201);
  const { client, asked, lines } = v2([envelope(V2_ORDER), envelope(V2_ORDER), envelope([V2_ORDER])]);
  assert.deepEqual(await client.orders.create(V2_CREATE), V2_ORDER);
  assert.deepEqual(await client.orders.read(ID), V2_ORDER);
  assert.deepEqual((await client.orders.list()).data, [V2_ORDER]);
  const reads = [`GET /api/northbound/transactions/${ID}`, 'GET /api/northbound/v2/transactions'];
  assert.deepEqual(lines(), ['POST /api/northbound/v2/transactions', ...reads]);
  assert.deepEqual(new Set(asked.map(({ headers }) => headers.get('authorization'))), new Set([`Bearer ${API_KEY}`]));
  assert.ok(!('login' in client));
});

test('§3.2 V2 signs a line feed after the address where there is no body, unless it is told not to', async () => {
  for (const [signing, end] of [[{}, '\n'], [{ trailingNewlineOnEmptyBody: false }, '']] as const) {
    const { client, asked } = v2([json({ data: [] })], { signing });
    await client.orders.list();
    const message = `GET\nhttps://games.oneone.com/api/northbound/v2/transactions${end}`;
    const expected = createHmac('sha256', SECRET).update(message).digest('hex');
    assert.equal(asked[0]?.headers.get('x-signature'), expected);
  }
}); // prettier-ignore

test('vector B8: V2 signs what it sends', async () => {
  const { client, asked } = v2([json({ data: V2_ORDER })], { baseUrl: 'https://staging.oneone.com' });
  await client.orders.create(utf8(B3));
  const expected = '2a62f1a0c31a8fac0de3abf1a502d23594d7c9ffce87a09f17a1daae29fb5ecf';
  assert.equal(asked[0]?.headers.get('x-signature'), expected);
});

test('§9 12 one order of V2 is read without `v2`, as printed, or with it where that is asked for', async () => {
  const { client, lines } = v2([json({ data: V2_ORDER })], { orderPath: '/api/northbound/v2/transactions' });
  await client.orders.read(ID);
  assert.deepEqual(lines(), [`GET /api/northbound/v2/transactions/${ID}`]);
});

test('§9 13 an amount is read as a number and as digits, and answered as the profile has it', async () => {
  const first = setUp([json({ order: order('paid', { amount_cents: '12950' }) })]);
  assert.equal((await first.client.orders.read(ID)).amount_cents, 12950);
  const second = v2([json({ data: { ...V2_ORDER, amount_cents: 500 } })]);
  assert.equal((await second.client.orders.read(ID)).amount_cents, '500');
});
