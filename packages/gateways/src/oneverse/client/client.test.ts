import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tillkit/core/hmac';
import { fetchFailure } from '../../transport/canned.fixture.ts';
import * as examples from './examples.fixture.ts';
import { B1, B2, CREATE, created, ID, json, LOGIN, order, PASSWORD, TOKEN, X1 } from './examples.fixture.ts';
import { createOneverseClient, type PaymentApiClient } from './index.ts';
import { ACCESS, BASE, failureOf, ports, setUp } from './staged.fixture.ts';

const SIGNED = {
  create: '7f5d309180857a6abdcfe62fd36c0d6be5a828bc6abfad3d7995b8be065573dd',
  read: 'd840e86bf0927865fd29295bdefcfd6e64430f6a4484908ba3ff3519074a065e',
  list: 'fae23f54bdffe53897d7e9e02456dd0443a9e2736b112cdab5bc7818fdcf683a',
  page2: 'f84618670b089e920d41d334123325fac3196e91a8c9a07f2cc524167e5f3307',
};

// One row of the dossier's endpoint table (§10), one call.
const table: readonly (readonly [row: string, signature: string, answer: unknown, (client: PaymentApiClient) => Promise<unknown>, unknown])[] = [
  ['GET /payment-api/transactions', SIGNED.list, { data: [order('expired')] }, (c) => c.orders.list(), { data: [order('expired')] }],
  ['GET /payment-api/transactions?page=2', SIGNED.page2, { data: [] }, (c) => c.orders.list({ page: 2 }), { data: [] }],
  ['POST /payment-api/transactions', SIGNED.create, created(), (c) => c.orders.create(CREATE), order()],
  [`GET /payment-api/transactions/${ID}`, SIGNED.read, { order: order() }, (c) => c.orders.read(ID), order()],
]; // prettier-ignore
for (const [row, signature, answer, call, expected] of table)
  test(`endpoint ${row}: with its bearer and its signature`, async () => {
    const { client, calls, lines } = setUp([json(answer)]);
    assert.deepEqual(await call(client), expected);
    assert.deepEqual(lines(), ['POST /payment-api/login', row]);
    const [{ headers } = assert.fail('nothing was asked')] = calls();
    assert.equal(headers.get('authorization'), `Bearer ${TOKEN}`);
    assert.equal(headers.get('x-signature'), signature);
    assert.equal(headers.get('accept'), 'application/json');
    assert.equal(headers.get('content-type'), row.startsWith('POST') ? 'application/json' : null);
  });

test('endpoint POST /payment-api/login, exchange 1: neither signed nor authorised', async () => {
  const { client, asked, lines } = setUp([]);
  assert.deepEqual(await client.login(), { token: TOKEN });
  assert.deepEqual(lines(), ['POST /payment-api/login']);
  const [{ headers, body } = assert.fail('nothing was asked')] = asked;
  assert.equal(body, `{"login":"${LOGIN}","password":"${PASSWORD}"}`);
  assert.deepEqual([headers.get('authorization'), headers.get('x-signature')], [null, null]);
  assert.deepEqual([headers.get('accept'), headers.get('content-type')], ['application/json', 'application/json']);
});

test('exchange 2: a wrong password is told with what to check', async () => {
  const staged = ports([json(examples.X2, 401)]);
  const client = createOneverseClient({ ...ACCESS, password: 'nope', ports: staged.ports });
  const { means, message, failure } = await failureOf(staged, client.login());
  assert.deepEqual([means, failure.kind === 'no-login' && failure.status], ['authentication', 401]);
  assert.match(message, /POST \/payment-api\/login answered 401: Invalid credentials\. Check login and password/);
});

test('exchange 3: the body goes as it was signed, whether given as an order or as bytes', async () => {
  const { client, calls } = setUp([json(created()), json(created(), 201), json(created())]);
  for (const body of [CREATE, CREATE, utf8(B2)]) assert.deepEqual(await client.orders.create(body), order());
  assert.deepEqual(calls().map(({ body }) => body), [B1, B1, B2]);
  const insertion = 'a12b6ab47dc3150b344124af43ae2fb7c4a52eeec43a195056628e06da9a791f';
  const signatures = calls().map(({ headers }) => headers.get('x-signature'));
  assert.deepEqual(signatures, [SIGNED.create, SIGNED.create, insertion]);
}); // prettier-ignore

test('exchange 7: the token is kept, and no call logs in anew', async () => {
  const { client, lines } = setUp([1, 2, 3].map(() => json({ order: order() })));
  for (const _ of [1, 2, 3]) assert.deepEqual(await client.orders.read(ID), order());
  assert.equal(lines().filter((line) => line.endsWith('/login')).length, 1);
});

test('exchange 11: the list of the reference is one whole page', async () => {
  const { client } = setUp([json({ data: [order('expired')] })]);
  const { data, links } = await client.orders.list();
  assert.deepEqual([data[0]?.status, links], ['expired', undefined]);
});

test('vector B4 in the Payment API only where it is asked for', async () => {
  const { client, calls } = setUp([json({ order: order() })], { signing: { trailingNewlineOnEmptyBody: true } });
  await client.orders.read(ID);
  const expected = 'c5d950450e1de0190b13e07648e1e9585961fac6554659c667d4912a39901cec';
  assert.equal(calls()[0]?.headers.get('x-signature'), expected);
});

test('vector B7: the host that is called is the host that is signed', async () => {
  const { client, asked } = setUp([json({ data: [] })], { baseUrl: 'https://staging.oneone.com/' });
  await client.orders.list();
  assert.equal(asked[1]?.url, 'https://staging.oneone.com/payment-api/transactions');
  const expected = '41d75d8276b0800cfa9e00e7c6a5696e69bbfb78164eafd4a093a5675df013b7';
  assert.equal(asked[1]?.headers.get('x-signature'), expected);
});

test('vectors B2 and B11: signing.keyOrder and signing.jsonEscape change what is signed and what is sent alike', async () => {
  const plain = setUp([json(created())], { signing: { keyOrder: 'insertion' } });
  await plain.client.orders.create(CREATE);
  assert.equal(plain.calls()[0]?.body, B2);
  const php = setUp([json(created())], { signing: { jsonEscape: 'php' } });
  await php.client.orders.create({ ...CREATE, title: 'เพชร' });
  assert.match(php.calls()[0]?.body ?? '', /"https:\\\/\\\/shop\.example.*"\\u0e40\\u0e1e\\u0e0a\\u0e23"/);
});

for (const [field, names] of [
  ['both', ['merchant_transaction_id', 'reference']],
  ['reference', ['reference']],
  ['merchant_transaction_id', ['merchant_transaction_id']],
] as const)
  test(`§5.3 referenceField ${field}`, async () => {
    const { client, calls } = setUp([json(created())], { referenceField: field });
    await client.orders.create(CREATE);
    const body = JSON.parse(calls()[0]?.body ?? '');
    const told = Object.keys(body).filter((name) => ['merchant_transaction_id', 'reference'].includes(name));
    assert.deepEqual(told, names);
    for (const name of names) assert.equal(body[name], 'shop-7001-a1');
  });

test('statuses and fields nobody has heard of are kept', async () => {
  const odd = order('awaiting_moon', { surprise: { a: 1 }, paylink: null, item_code: null, reference: null });
  assert.deepEqual(await setUp([json({ order: odd })]).client.orders.read(ID), odd);
});

for (const [name, body, where] of [
  ['an order without amount', { order: order('paid', { amount_cents: undefined }) }, 'order.amount_cents'],
  ['an amount with decimals', { order: order('paid', { amount_cents: 12.5 }) }, 'order.amount_cents'],
  ['less than nothing', { order: order('paid', { amount_cents: -5 }) }, 'order.amount_cents'],
  ['an amount in words', { order: order('paid', { amount_cents: '12e3' }) }, 'order.amount_cents'],
  ['an id that is a path', { order: order('paid', { order_id: '../login' }) }, 'order.order_id'],
  ['no status', { data: order(undefined, { status: undefined }) }, 'order.status'],
  ['neither order nor data', { code: 2000 }, 'order'],
  ['an array', [], 'order'],
  ['null', null, 'order'],
] as const)
  // prettier-ignore
  test(`an answer that does not fit, ${name}, is told with its place and nothing that stands there`, async () => {
    const staged = setUp([json(body)]);
    const { means, message } = await failureOf(staged, staged.client.orders.read(ID));
    assert.equal(means, 'answer_invalid');
    assert.ok(message.endsWith(`is not what the reference says at: ${where}`), message);
  });

test('in a list the place is told too', async () => {
  const staged = setUp([json({ data: [order(), order('paid', { currency: 1 })] })]);
  assert.match((await failureOf(staged, staged.client.orders.list())).message, /at: data\.1\.currency$/);
});

for (const id of ['', '.', '..', 'a/b', 'a b', 'a?b', 'é', 'x'.repeat(65)])
  test(`the id ${JSON.stringify(id.slice(0, 5))} never becomes a path`, async () => {
    const { client, asked } = setUp([]);
    await assert.rejects(client.orders.read(id), TypeError);
    assert.equal(asked.length, 0);
  });

test('a create that may have arrived is never repeated; one that provably never left is sent again', async () => {
  for (const answer of [fetchFailure('ECONNRESET'), json('', 500), examples.html('Bad gateway', 502), json('', 429)]) {
    const staged = setUp([answer, json(created())]);
    await failureOf(staged, staged.client.orders.create(CREATE));
    assert.equal(staged.calls().length, 1);
  }
  const { client, soon } = setUp([fetchFailure('ECONNREFUSED'), json(created())]);
  assert.equal((await soon(client.orders.create(CREATE))).order_id, ID);
});

test('a read and a list are asked again whenever they fail', async () => {
  const calls: readonly (readonly [(client: PaymentApiClient) => Promise<unknown>, object])[] = [
    [(c) => c.orders.read(ID), { order: order() }],
    [(c) => c.orders.list(), { data: [] }],
  ];
  for (const [call, answer] of calls) {
    const staged = setUp([fetchFailure('ECONNRESET'), examples.html('Bad gateway', 502), json(answer)]);
    await staged.soon(call(staged.client));
    assert.equal(staged.calls().length, 3);
  }
});

test('exchange 12: no more than 60 in any minute, its login counted, and all of them in the end', async () => {
  const answers = Array.from({ length: 70 }, () => json(created()));
  const { client, clock, asked } = setUp(answers, { deadlineMs: 300_000 });
  const calls = Promise.all(answers.map(() => client.orders.create(CREATE)));
  const sent: number[] = [];
  for (let second = 0; second < 120; second += 1) {
    await clock.advance(1_000);
    sent.push(asked.length);
  }
  await calls;
  const busiest = Math.max(...sent.map((count, second) => count - (sent[second - 60] ?? 0)));
  assert.ok(asked.length === 71 && busiest <= 60 && busiest > 40, `${busiest} in one minute`);
});

test('the base may have a path, and whatever host the client calls is the one in the address', async () => {
  const base = 'http://127.0.0.1:4243/oneverse';
  const { client, asked } = setUp([json({ data: [] })], { baseUrl: base });
  await client.orders.list();
  assert.deepEqual(asked.map(({ url }) => url.replace(base, '')), ['/payment-api/login', '/payment-api/transactions']);
  assert.notEqual(base, BASE);
}); // prettier-ignore

test('a login with a pipe is sent as it is, and one that cannot stand in a header is no token', async () => {
  const { client, calls } = setUp([json({ order: order() })]);
  await client.orders.read(ID);
  assert.match(calls()[0]?.headers.get('authorization') ?? '', /^Bearer 77\|/);
  for (const token of ['', 'a b', 'ü', 'a\nb', 7, null]) {
    const staged = ports([json({ token })]);
    const broken = createOneverseClient({ ...ACCESS, ports: staged.ports });
    assert.match((await failureOf(staged, broken.login())).message, /at: token/);
  }
  assert.match(X1, /77\|/);
});
