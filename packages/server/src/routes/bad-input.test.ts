import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BASE, CART, key, openShop, ORIGIN, problemOf } from '../fixture/shop.fixture.ts';

const strong = { 'idempotency-key': key(1) };

/** Nothing was written and nothing was sent: what every refusal promises. */
const assertUntouched = async (shop: ReturnType<typeof openShop>, why: string): Promise<void> => {
  assert.equal((await shop.checkout.orders.list()).orders.length, 0, `${why}: no order`);
  assert.equal(shop.paybox.calls.length, 0, `${why}: no call to the gateway`);
};

const cartWith = (item: object) => ({ cart: { items: [{ sku: 'tea', quantity: 1, ...item }] }, attempt: {} });

const BODIES: readonly (readonly [string, unknown, string])[] = [
  ['a price', cartWith({ price: 1 }), '422 price_not_accepted'],
  ['a unit amount', cartWith({ unitAmount: 1 }), '422 price_not_accepted'],
  ['a title', cartWith({ title: 'free' }), '422 price_not_accepted'],
  ['a currency', { ...cartWith({}), currency: 'EUR' }, '422 price_not_accepted'],
  ['a total', { cart: { ...CART, total: 1 } }, '422 price_not_accepted'],
  ['an amount for a fixed price', cartWith({ amount: 1 }), '422 price_not_accepted'],
  ['a reference', { cart: { ...CART, reference: 'A-1' } }, '422 reference_not_accepted'],
  ['an order id', { cart: CART, orderId: 'A-1' }, '422 reference_not_accepted'],
  ['an unknown key', { cart: CART, colour: 'red' }, '400 body_malformed'],
  ['an unknown SKU', { cart: { items: [{ sku: 'gold', quantity: 1 }] } }, '422 sku_unknown'],
  ['an unknown promotion code', { cart: { ...CART, promotionCode: 'HALF' } }, '422 promotion_unknown'],
  ['quantity 0', cartWith({ quantity: 0 }), '422 cart_invalid'],
  ['quantity -1', cartWith({ quantity: -1 }), '422 cart_invalid'],
  ['quantity 1.5', cartWith({ quantity: 1.5 }), '422 cart_invalid'],
  ['quantity 10,000', cartWith({ quantity: 10_000 }), '422 cart_invalid'],
  ['quantity as text', cartWith({ quantity: '1' }), '422 cart_invalid'],
  ['an empty cart', { cart: { items: [] } }, '422 cart_invalid'],
  ['101 items', { cart: { items: Array(101).fill({ sku: 'tea', quantity: 1 }) } }, '422 cart_invalid'],
  [
    'an amount below what may be chosen',
    { cart: { items: [{ sku: 'gift', quantity: 1, amount: 499 }] } },
    '422 cart_invalid',
  ],
  [
    'two currencies',
    {
      cart: {
        items: [
          { sku: 'tea', quantity: 1 },
          { sku: 'yen', quantity: 1 },
        ],
      },
    },
    '422 cart_invalid',
  ],
  ['no cart', {}, '400 body_malformed'],
  ['an array', [], '400 body_malformed'],
  ['broken JSON', '{"cart":', '400 body_malformed'],
  ['a method nobody offers', { cart: CART, attempt: { method: 'paybox.gold' } }, '422 method_unavailable'],
  [
    'a currency no method takes',
    { cart: { items: [{ sku: 'yen', quantity: 1 }] }, attempt: {} },
    '422 method_unavailable',
  ],
  ['a field nobody asked for', { cart: CART, attempt: { fields: { iban: 'x' } } }, '422 fields_invalid'],
  ['a forged quote hash', { cart: CART, expect: '99999999999.AAAA', attempt: {} }, '409 quote_changed'],
  ['returnTo on another host', { cart: CART, returnTo: 'https://evil.example/' }, '422 return_to_refused'],
  ['returnTo //host', { cart: CART, returnTo: '//evil.example/' }, '422 return_to_refused'],
  ['returnTo /\\host', { cart: CART, returnTo: '/\\evil.example/' }, '422 return_to_refused'],
  ['returnTo javascript:', { cart: CART, returnTo: 'javascript:alert(1)' }, '422 return_to_refused'],
  [
    'returnTo with credentials',
    { cart: CART, returnTo: 'https://shop.example@evil.example/' },
    '422 return_to_refused',
  ],
  ['returnTo on plain http', { cart: CART, returnTo: 'http://shop.example/' }, '422 return_to_refused'],
];

const requestOf = (expected: string): string =>
  expected.endsWith('price_not_accepted')
    ? 'request 35: '
    : expected.endsWith('return_to_refused')
      ? 'request 36: '
      : '';

for (const [what, body, expected] of BODIES)
  test(`${requestOf(expected)}POST /sessions with ${what}: ${expected}, and nothing is written`, async () => {
    const shop = openShop();
    assert.equal(await problemOf(await shop.post('/sessions', body, strong)), expected);
    await assertUntouched(shop, what);
  });

const HEADERS: readonly (readonly [string, Record<string, string>, string])[] = [
  ['no key', {}, '400 key_missing'],
  ['a short key', { 'idempotency-key': 'abc123' }, '400 weak_key'],
  ['a key that is a pattern', { 'idempotency-key': 'a'.repeat(32) }, '400 weak_key'],
  ['a foreign origin', { ...strong, origin: 'https://evil.example' }, '403 origin_refused'],
  ['an origin that ends like ours', { ...strong, origin: 'https://evil-shop.example' }, '403 origin_refused'],
  ['an origin by another scheme', { ...strong, origin: 'http://shop.example' }, '403 origin_refused'],
  ['the origin null', { ...strong, origin: 'null' }, '403 origin_refused'],
  ['our origin but a fetch from elsewhere', { ...strong, 'sec-fetch-site': 'cross-site' }, '403 origin_refused'],
  ['our origin but typed in', { ...strong, 'sec-fetch-site': 'none' }, '403 origin_refused'],
  ['text/plain', { ...strong, 'content-type': 'text/plain' }, '415 content_type_refused'],
  ['a form', { ...strong, 'content-type': 'application/x-www-form-urlencoded' }, '415 content_type_refused'],
];

for (const [what, headers, expected] of HEADERS)
  test(`POST /sessions with ${what}: ${expected}, and nothing is written`, async () => {
    const shop = openShop();
    assert.equal(await problemOf(await shop.post('/sessions', { cart: CART, attempt: {} }, headers)), expected);
    await assertUntouched(shop, what);
  });

test('a listed origin with an agreeing Sec-Fetch-Site goes through: the refusals above are not for everyone', async () => {
  const shop = openShop();
  const response = await shop.post(
    '/sessions',
    { cart: CART, attempt: {} },
    { ...strong, 'sec-fetch-site': 'same-origin' },
  );
  assert.equal(response.status, 201);
});

test('no Origin at all is refused: a browser always sends one with POST', async () => {
  const { checkout } = openShop();
  const request = new Request(`${BASE}/quotes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  assert.equal(await problemOf(await checkout.fetch(request)), '403 origin_refused');
});

test('a 100 kB body is refused, told or streamed', async () => {
  const shop = openShop();
  const big = JSON.stringify({ cart: CART, padding: 'x'.repeat(100_000) });
  assert.equal(await problemOf(await shop.post('/sessions', big, strong)), '413 body_too_large');
  const streamed = new Request(`${BASE}/sessions`, {
    method: 'POST',
    headers: { origin: ORIGIN, 'content-type': 'application/json', ...strong },
    body: new Blob([big]).stream(),
    ...{ duplex: 'half' },
  });
  assert.equal(await problemOf(await shop.checkout.fetch(streamed)), '413 body_too_large');
  await assertUntouched(shop, 'a large body');
});

test('every wrong quantity is named by its path', async () => {
  const shop = openShop();
  const response = await shop.post(
    '/sessions',
    { cart: { items: [CART.items[0], { sku: 'tea', quantity: 0 }] } },
    strong,
  );
  const { errors } = (await response.json()) as { errors: { path: string }[] };
  assert.deepEqual(
    errors.map((e) => e.path),
    ['cart.items[1].quantity'],
  );
});

test('quotes answer a problem per cart in the order asked, and create nothing', async () => {
  const shop = openShop();
  const response = await shop.post('/quotes', { carts: [CART, { items: [{ sku: 'gold', quantity: 1 }] }] });
  const { quotes } = (await response.json()) as {
    quotes: ({ quote: { total: number } } & { problem: { code: string } })[];
  };
  assert.equal(quotes[0]?.quote.total, 2_500);
  assert.equal(quotes[1]?.problem.code, 'sku_unknown');
  await assertUntouched(shop, 'quotes');
});

test('a token: missing, broken, expired, of another session, or without the scope is one and the same 401', async () => {
  const shop = openShop();
  const [one, two] = [await shop.begin(1), await shop.begin(2)];
  const path = `/sessions/${one.session.id}`;
  const readOnly = await shop.checkout.token(one.session.id);
  const last = one.token.at(-1) === 'A' ? 'B' : 'A';
  for (const token of [
    undefined,
    'x',
    two.token,
    one.token.slice(0, -1),
    one.token.slice(0, -1) + last,
    `${one.token}.x`,
  ])
    assert.equal(await problemOf(await shop.get(path, token)), '401 token_invalid', token);
  const pay = await shop.post(`${path}/attempts`, {}, { authorization: `Bearer ${readOnly}` });
  assert.equal(await problemOf(pay), '401 token_invalid');
  assert.equal((await shop.get(path, readOnly)).status, 200);
  await shop.clock.advance(3_600_000);
  assert.equal(await problemOf(await shop.get(path, readOnly)), '401 token_invalid', 'expired');
});

const paid = (attempt: string | undefined) => ({ event: 'e1', attempt, state: 'paid', amount: 2_500 });

test('webhooks: unsigned 400, forged 401, wrong account 404, oversized 413; none changes anything', async () => {
  const shop = openShop();
  const { session } = await shop.begin();
  assert.equal(await problemOf(await shop.push(paid(session.attempt?.id), null)), '400 signature_missing');
  assert.equal(await problemOf(await shop.push(paid(session.attempt?.id), 'forged')), '401 signature_invalid');
  assert.equal(await problemOf(await shop.push(paid(session.attempt?.id), 'genuine', 'stripe')), '404 account_unknown');
  const large = { ...paid(session.attempt?.id), padding: 'x'.repeat(256 * 1_024) };
  assert.equal(await problemOf(await shop.push(large)), '413 body_too_large');
  assert.equal((await shop.checkout.orders.get(session.id)).status, 'created');
});

test('request 37: what verifies and is of no use is answered 200: an event twice, an order nobody knows, a state that is over', async () => {
  const shop = openShop();
  const { session } = await shop.begin();
  const told = paid(session.attempt?.id);
  for (const body of [told, told, { ...told, event: 'e2', state: 'created' }, paid('at_nope')])
    assert.equal((await shop.push(body)).status, 200);
});

test('request 39: a first request that fails or is given up wedges nothing: the next one is served', async () => {
  const shop = openShop();
  const begin = shop.store.begin;
  shop.store.begin = () => Promise.reject(new Error('the database is starting'));
  assert.equal(
    await problemOf(await shop.post('/sessions', { cart: CART, attempt: {} }, strong)),
    '503 store_unavailable',
  );
  shop.store.begin = () => new Promise(() => {});
  const abort = new AbortController();
  const request = { method: 'POST', headers: { origin: ORIGIN, 'content-type': 'application/json', ...strong } };
  void shop.checkout.fetch(
    new Request(`${BASE}/sessions`, { ...request, body: JSON.stringify({ cart: CART }), signal: abort.signal }),
  );
  await shop.clock.advance(0);
  abort.abort();
  shop.store.begin = begin;
  assert.equal((await shop.post('/sessions', { cart: CART, attempt: {} }, strong)).status, 201);
});

test('F8 a store that is down answers a webhook 503 with Retry-After, never 200', async () => {
  const shop = openShop();
  const { session } = await shop.begin();
  await shop.store.close();
  const response = await shop.push(paid(session.attempt?.id));
  assert.equal(response.headers.get('retry-after'), '5');
  assert.equal(await problemOf(response), '503 store_unavailable');
});

test('request 25: a body somebody read before us is named as such, never as a bad signature', async () => {
  const shop = openShop();
  const request = new Request(`${BASE}/webhooks/paybox`, { method: 'POST', body: '{}' });
  await request.text();
  assert.equal(await problemOf(await shop.checkout.fetch(request)), '500 body_already_read');
});

test('a price() that throws, or breaks the quote law, is price_failed: the reason is in the log, not in the answer', async () => {
  const lines = [{ sku: 'tea', title: 'Tea', quantity: 1, total: 100 }];
  const prices = [
    () => {
      throw new Error('the tax table is empty');
    },
    () => ({ currency: 'EUR', lines, total: 99 }),
    () => ({ currency: 'eur', lines, total: 100 }),
    () => ({ currency: 'EUR', total: 100 }) as never,
  ];
  for (const price of prices) {
    const shop = openShop({ price });
    const response = await shop.post('/sessions', { cart: CART }, strong);
    const text = await response.clone().text();
    assert.equal(await problemOf(response), '500 price_failed');
    assert.doesNotMatch(text, /tax table|quote law|lines \+|undefined/);
    assert.match(JSON.stringify(shop.log), /tax table|quote law|TypeError/);
  }
});

test('an unknown route is 404, a known one by another method 405', async () => {
  const shop = openShop();
  assert.equal(await problemOf(await shop.get('/nope')), '404 route_unknown');
  assert.equal(await problemOf(await shop.get('/quotes')), '405 method_refused');
  assert.equal(await problemOf(await shop.post('/config', {})), '405 method_refused');
});

test('request 38: too many requests of one client are 429 with Retry-After; another client is served', async () => {
  const shop = openShop({ requestsPerMinute: 3 });
  const ask = (client: string) =>
    shop.checkout.fetch(
      new Request(`${BASE}/quotes`, {
        method: 'POST',
        headers: { origin: ORIGIN, 'content-type': 'application/json' },
        body: JSON.stringify({ carts: [CART] }),
      }),
      { client },
    );
  for (let n = 0; n < 3; n += 1) assert.equal((await ask('10.0.0.1')).status, 200);
  const refused = await ask('10.0.0.1');
  assert.equal(refused.headers.get('retry-after'), '20');
  assert.equal(await problemOf(refused), '429 rate_limited');
  assert.equal((await ask('10.0.0.2')).status, 200);
  await shop.clock.advance(20_000);
  assert.equal((await ask('10.0.0.1')).status, 200);
});

test('options that cannot work fail at once and say how to mend them', () => {
  assert.throws(() => openShop({ secret: '' }), /secret is empty/);
  assert.throws(() => openShop({ secret: 'short' }), /shorter than 32/);
  assert.throws(() => openShop({ origins: [] }), /origins is empty/);
  assert.throws(() => openShop({ origins: ['https://shop.example/'] }), /write "https:\/\/shop\.example"/);
  assert.throws(() => openShop({ url: 'http://shop.example/checkout' }), /must be https/);
});
