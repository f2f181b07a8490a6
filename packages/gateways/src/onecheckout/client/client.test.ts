import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tillkit/core/hmac';
import { fetchFailure } from '../../transport/canned.fixture.ts';
import * as examples from './examples.fixture.ts';
import { E1, E1_REQUEST, E9, html, json, KEY, order } from './examples.fixture.ts';
import type { AuthHeader, OnecheckoutClient, Operation } from './index.ts';
import { failure, setUp } from './staged.fixture.ts';

// One row of the dossier's endpoint table (§9), one call; the header is §2's client rule.
const table: readonly [string, Operation, AuthHeader, string, (client: OnecheckoutClient) => Promise<unknown>][] = [
  ['GET /me', 'account.read', 'x-api-key', JSON.stringify(examples.ME), (c) => c.account.read()],
  ['POST /me', 'account.update', 'x-api-key', examples.E14, (c) => c.account.update({ webhook_url: 'https://shop.test/h' })],
  ['POST /orders', 'orders.create', 'bearer', E1, (c) => c.orders.create(JSON.parse(E1_REQUEST))],
  ['GET /orders/0042', 'orders.read', 'bearer', E9, (c) => c.orders.read('0042')],
  ['POST /orders/0050/capture', 'orders.capture', 'bearer', examples.E11, (c) => c.orders.capture('0050')],
  ['POST /orders-list', 'orders.list', 'x-api-key', examples.E12_SECOND, (c) => c.orders.list()],
  ['GET /orders/0042/events', 'orders.events', 'x-api-key', examples.E13, (c) => c.orders.events('0042')],
]; // prettier-ignore
const credentials = (headers: Headers | undefined) =>
  ['authorization', 'x-api-key', 'api-key'].flatMap((name) => headers?.get(name) ?? []);

for (const [row, operation, header, answer, call] of table) {
  test(`endpoint ${row}, with its key as ${header} and no other way`, async () => {
    const { client, asked, lines } = setUp([json(answer)]);
    assert.deepEqual(await call(client), JSON.parse(answer));
    assert.deepEqual(lines(), [row]);
    assert.equal(asked[0]?.headers.get('accept'), 'application/json');
    assert.deepEqual(credentials(asked[0]?.headers), [header === 'bearer' ? `Bearer ${KEY}` : KEY]);
    assert.ok(header === 'bearer' ? asked[0]?.headers.has('authorization') : asked[0]?.headers.has('x-api-key'));
  });
  test(`C1 ${operation} sends whichever header it is told to, and the others keep theirs`, async () => {
    for (const other of ['bearer', 'x-api-key', 'api-key'] as const) {
      const { client, asked } = setUp([json(answer)], { authHeaderByOperation: { [operation]: other } });
      await call(client);
      const name = other === 'bearer' ? 'authorization' : other;
      assert.deepEqual([asked[0]?.headers.get(name)], credentials(asked[0]?.headers));
    }
    const untouched = setUp([json(answer)], { authHeaderByOperation: {} });
    await call(untouched.client);
    assert.equal(untouched.asked[0]?.headers.has('api-key'), false);
  });
}

test('E1 create, minimal: bytes go as they are', async () => {
  const { client, asked } = setUp([json(E1)]);
  assert.deepEqual(await client.orders.create(utf8(E1_REQUEST)), JSON.parse(E1));
  assert.equal(asked[0]?.body, E1_REQUEST);
  assert.equal(asked[0]?.headers.get('content-type'), 'application/json');
  assert.equal(asked[0]?.headers.get('authorization'), `Bearer ${KEY}`);
});

test('E2 create with tax and own URLs; E3 zero-decimal: their bodies and answers', async () => {
  const { client, asked } = setUp([json(order(examples.E2)), json(order(examples.E3))]);
  const first = await client.orders.create(JSON.parse(examples.E2_REQUEST));
  assert.deepEqual([first.amount, first.tax_amount], [29.99, 4.79]);
  const second = await client.orders.create(JSON.parse(examples.E3_REQUEST));
  assert.deepEqual([second.amount, second.zero_decimal], [1300, true]);
  for (const [n, request] of [examples.E2_REQUEST, examples.E3_REQUEST].entries())
    assert.deepEqual(JSON.parse(asked[n]?.body ?? ''), JSON.parse(request));
});

test('a line without key gets its position, a currency upper case, and extra never replaces what is documented', async () => {
  const { client, asked } = setUp([json(E1)]);
  const lines = [
    { title: 'A', quantity: 1, unit_price: 1 },
    { key: 'B', title: 'B', quantity: 1, unit_price: 2 },
  ];
  await client.orders.create({
    currency: 'eur',
    order_lines: lines,
    extra: { currency: 'USD', paypal_manual_capture: true },
  });
  const body = JSON.parse(asked[0]?.body ?? '');
  assert.deepEqual([body.order_lines[0].key, body.order_lines[1].key], ['0', 'B']);
  assert.deepEqual([body.currency, body.paypal_manual_capture, body.extra], ['EUR', true, undefined]);
});

test('E9 read paid; C7 the payment_id of an order is the processor’s', async () => {
  const read = await setUp([json(E9)]).client.orders.read('0042');
  assert.deepEqual(read, JSON.parse(E9));
  assert.notEqual(read.payment_id, read.id);
});

test('E11 capture sends no body', async () => {
  const { client, asked } = setUp([json(examples.E11)]);
  assert.equal((await client.orders.capture('0050')).status, 'PAID');
  assert.deepEqual([asked[0]?.body, asked[0]?.headers.get('content-type')], ['', null]);
});

test('E13 events, with types nobody has heard of', async () => {
  const { events } = await setUp([json(examples.E13)]).client.orders.events('0042');
  assert.deepEqual(events.map(({ type, error }) => [type, error]), [['payment_created', ''], ['payment_succeeded', '']]);
  const odd = { events: [{ id: 'ev-9', order_id: '0042', type: 'payment_moonlit', more: 1 }] };
  assert.deepEqual(await setUp([json(odd)]).client.orders.events('0042'), odd);
}); // prettier-ignore

test('E14 update account: only what is given is sent, and the rest is untouched', async () => {
  const after = { ...examples.ME, webhook_url: 'https://shop.test/hook/4b1f', updated: 1767230000000 };
  const { client, asked } = setUp([json(examples.E14), json(after)]);
  const changes = { webhook_url: 'https://shop.test/hook/4b1f', email: undefined };
  assert.deepEqual(await client.account.update(changes), JSON.parse(examples.E14));
  assert.equal(asked[0]?.body, examples.E14_REQUEST);
  const { email, webhook_url: hook } = await client.account.read();
  assert.deepEqual([email, hook], [examples.ME.email, 'https://shop.test/hook/4b1f']);
});

test('C6 a status nobody has heard of, and unknown fields, are kept', async () => {
  const odd = order({ status: 'AWAITING_MOON', surprise: { a: 1 }, links: null, currency: null });
  assert.deepEqual(await setUp([json(odd)]).client.orders.read('0042'), odd);
});

for (const [name, body, where] of [
  ['an order without amount', order({ amount: undefined }), 'amount'],
  ['an amount that is text', order({ amount: '25.2' }), 'amount'],
  ['an id that is a number', order({ id: 42 }), 'id'],
  ['an id that is a path', order({ id: '..' }), 'id'],
  ['no status', order({ status: undefined }), 'status'],
  [
    'a link without href',
    order({ links: [{ href: 'https://pay.example.test/', rel: 'pay' }, { rel: 'pay' }] }),
    'links.1.href',
  ],
  ['an array', [], 'the whole'],
] as const)
  // prettier-ignore
  test(`an answer that does not fit, ${name}, is told with its place and nothing that stands there`, async () => {
    const { means, message } = await failure(setUp([json(body)]), (c) => c.orders.read('0042'));
    assert.equal(means, 'answer_invalid');
    assert.ok(message.endsWith(`is not what the reference says at: ${where}`), message);
  });

test('in a page of a list the place is told too', async () => {
  const page = {
    next_anchor: '',
    orders: [
      { id: '1', status: 'PAID', amount: 1 },
      { id: '2', status: 'PAID' },
    ],
  };
  const { message } = await failure(setUp([json(page)]), (c) => c.orders.list());
  assert.match(message, /at: orders\.1\.amount$/);
});

test('an HTML page in place of an order is told with its title; a broken body with where it breaks', async () => {
  const page = await failure(setUp([html('Sign in', 200)]), (c) => c.orders.read('0042'));
  assert.match(page.message, /is an HTML page, titled "Sign in"/);
  const broken = await failure(setUp([json('{"id":"0042",')]), (c) => c.orders.read('0042'));
  assert.match(broken.message, /stops being JSON at line 1, column 14/);
  assert.deepEqual([page.means, broken.means], ['answer_invalid', 'answer_invalid']);
});

test('an id is one segment of the path, whatever stands in it', async () => {
  const id = 'a/../b?x=1#y%2e é';
  const { client, asked } = setUp([json(order({ id })), json(order({ id })), json({ events: [] })]);
  await client.orders.read(id);
  await client.orders.capture(id);
  await client.orders.events(id);
  const paths = asked.map(({ url }) => new URL(url).pathname);
  const segment = 'a%2F..%2Fb%3Fx%3D1%23y%252e%20%C3%A9';
  const expected = ['', '/capture', '/events'].map((verb) => `/api/v1.0/orders/${segment}${verb}`);
  assert.deepEqual(paths, expected);
});

for (const id of ['', '.', '..', 'a\nb', '\ud800', 'x'.repeat(201)])
  test(`the id ${JSON.stringify(id.slice(0, 5))} never becomes a path`, async () => {
    const { client, asked } = setUp([]);
    for (const call of [client.orders.read, client.orders.capture, client.orders.events])
      await assert.rejects(call(id), TypeError);
    assert.equal(asked.length, 0);
  });

test('a create that may have arrived is never repeated; neither is a capture or an update', async () => {
  for (const call of [
    (c: OnecheckoutClient) => c.orders.create(utf8(E1_REQUEST)),
    (c: OnecheckoutClient) => c.orders.capture('0050'),
    (c: OnecheckoutClient) => c.account.update({ email: 'a@shop.test' }),
  ])
    for (const answer of [fetchFailure('ECONNRESET'), json('', 500), html('Bad gateway', 502), json('', 429)]) {
      const given = setUp([answer, json(E1)]);
      await failure(given, call);
      assert.equal(given.asked.length, 1);
    }
});

test('one that provably never left is sent again; a read and a list are whenever they fail', async () => {
  const create = setUp([fetchFailure('ECONNREFUSED'), json(E1)]);
  const creating = create.client.orders.create(utf8(E1_REQUEST));
  await create.clock.advance(5_000);
  assert.equal((await creating).id, '0042');
  for (const [call, answer] of [
    [(c: OnecheckoutClient) => c.orders.read('0042'), E9],
    [(c: OnecheckoutClient) => c.orders.list(), examples.E12_SECOND],
  ] as const) {
    const { client, clock, asked } = setUp([fetchFailure('ECONNRESET'), html('Bad gateway', 502), json(answer)]);
    const asking = call(client);
    await clock.advance(10_000);
    assert.deepEqual(await asking, JSON.parse(answer));
    assert.equal(asked.length, 3);
  }
});
