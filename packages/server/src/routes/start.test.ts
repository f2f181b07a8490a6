import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProblemBody } from '@tillkit/core/problem';
import { attributeOf, fieldsOf, wordsIn } from '../fixture/page.fixture.ts';
import { BASE, openMall, openShop, ORIGIN, problemOf, type Json } from '../fixture/shop.fixture.ts';

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
type Any = Pick<ReturnType<typeof openShop>, 'checkout' | 'clock'>;

interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly page: string;
}

const seen = async (response: Response): Promise<Seen> => ({
  status: response.status,
  headers: response.headers,
  page: await response.text(),
});

const getStart = async ({ checkout }: Any, query: string): Promise<Seen> =>
  seen(await checkout.fetch(new Request(`${BASE}/start${query}`, { headers: BROWSER })));

const send = (shop: Any, form: URLSearchParams | string, headers: Record<string, string> = {}): Promise<Response> =>
  shop.checkout.fetch(
    new Request(`${BASE}/start`, {
      method: 'POST',
      headers: { ...BROWSER, origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: form.toString(),
    }),
  );

/** Presses the page's button, with other choices than it came with. */
const press = async (shop: Any, { page }: Seen, choices: Record<string, string> = {}): Promise<Seen> => {
  const form = fieldsOf(page);
  for (const [name, value] of Object.entries(choices)) form.set(name, value);
  return seen(await send(shop, form));
};

const location = ({ headers }: Seen): string => headers.get('location') ?? '';
const codeOf = ({ page }: Seen): string | undefined => attributeOf(page, /id="problem"/, 'data-code');
const orders = async ({ checkout }: Any) => (await checkout.orders.list()).orders;

test('GET /start: the order, the total and the ways to pay without script; it creates nothing', async () => {
  const mall = openMall({ name: 'The Corner Shop' });
  const shown = await getStart(mall, '?sku=tea&quantity=2&sku=gift&quantity=1&amount=&amount=12.50&return-to=/thanks');
  assert.equal(shown.status, 200);
  assert.match(
    wordsIn(shown.page),
    /The Corner Shop Test Choose how to pay 2 × Tea tin €25\.00 Gift card €12\.50 Total €37\.50/,
  );
  const methods = [...shown.page.matchAll(/name="method" value="([^"]*)"/g)].map(([, id]) => id);
  assert.deepEqual(
    methods,
    ['paybox.card', 'letterbox.post', 'letterbox.wallet', 'strongbox.card'],
    'none that needs script',
  );
  const fields = fieldsOf(shown.page);
  assert.equal(fields.get('method'), 'paybox.card', 'the first is chosen');
  assert.deepEqual(JSON.parse(fields.get('cart') ?? ''), {
    items: [
      { sku: 'tea', quantity: 2 },
      { sku: 'gift', quantity: 1, amount: 1_250 },
    ],
  });
  assert.equal(fields.get('return-to'), `${ORIGIN}/thanks`);
  assert.match(fields.get('key') ?? '', /^[\w-]{22}$/);
  assert.equal((await orders(mall)).length, 0);
  assert.equal([mall.paybox, mall.letterbox, mall.strongbox].flatMap(({ calls }) => calls).length, 0);
});

test('its head: nothing stored, never framed, no script at all; its Origin survives, the pay page learns no address', async () => {
  const { headers, page } = await getStart(openMall(), '?sku=tea');
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.equal(headers.get('referrer-policy'), 'same-origin', 'no-referrer would send "Origin: null" with the form');
  const policy = headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'.*frame-ancestors 'none'/);
  assert.doesNotMatch(policy, /script-src|form-action/, 'Chromium holds the redirect to the pay page to form-action');
  assert.doesNotMatch(page, /<script|\sstyle=|\son[a-z]+=/);
});

test('every page has a key of its own', async () => {
  const mall = openMall();
  const keys = await Promise.all(
    [1, 2, 3].map(async () => fieldsOf((await getStart(mall, '?sku=tea')).page).get('key')),
  );
  assert.equal(new Set(keys).size, 3);
});

test('a merchant’s form leads to the same page, so that Back asks for no form; on the origin it stands on', async () => {
  const mall = openMall({ origins: [ORIGIN, 'https://shop2.example'] });
  const form = 'sku=tea&quantity=2&sku=gift&quantity=1&amount=&amount=12.50&return-to=%2Fbasket';
  const sent = await seen(await send(mall, form, { origin: 'https://shop2.example', 'sec-fetch-site': 'cross-site' }));
  assert.equal(sent.status, 303);
  const shown = await getStart(mall, new URL(location(sent), BASE).search);
  assert.match(wordsIn(shown.page), /Total €37\.50/);
  assert.equal(fieldsOf(shown.page).get('return-to'), 'https://shop2.example/basket');
  assert.equal((await orders(mall)).length, 0);
});

test('the button: a session and its first attempt, 303 to the pay page, back to a page of ours, paid', async () => {
  const mall = openMall();
  const left = await press(mall, await getStart(mall, '?sku=tea&quantity=2&return-to=/thanks'));
  assert.equal(left.status, 303);
  assert.equal(location(left), 'https://pay.example/b1');
  assert.equal(left.headers.get('cache-control'), 'no-store');
  const [bill] = mall.paybox.bills.values();
  assert.equal(bill?.amount, 2_500);
  const back = async () => seen(await mall.checkout.fetch(new Request(bill?.back ?? '', { headers: BROWSER })));
  const waiting = await back();
  assert.equal(waiting.status, 200);
  assert.equal(
    attributeOf(waiting.page, /id="continue"/, 'href'),
    'https://pay.example/b1',
    'the pay page still stands',
  );
  assert.doesNotMatch(waiting.page, /<script/, 'it stays: it was no popup');
  mall.paybox.pay(bill?.attempt ?? '');
  await mall.clock.advance(3_000);
  const paid = await back();
  assert.match(wordsIn(paid.page), /Paid\. Thank you/);
  assert.equal(paid.headers.get('refresh'), null);
  assert.match(attributeOf(paid.page, /id="back"/, 'href') ?? '', /^https:\/\/shop\.example\/thanks#till=v1\./);
});

test('a page on another origin than the shop’s posts from its own: taken, and from nowhere else', async () => {
  const shop = openShop({ url: 'https://pay.example/checkout' });
  const at = 'https://pay.example/checkout/start';
  const { page } = await seen(await shop.checkout.fetch(new Request(`${at}?sku=tea`, { headers: BROWSER })));
  assert.equal(attributeOf(page, /id="pay"/, 'action'), '/checkout/start');
  assert.equal(fieldsOf(page).get('return-to'), `${ORIGIN}/`);
  const post = (headers: Record<string, string>) =>
    shop.checkout.fetch(
      new Request(at, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: fieldsOf(page).toString(),
      }),
    );
  const site = 'sec-fetch-site';
  for (const headers of [
    {},
    { origin: 'null' },
    { origin: 'https://evil.example' },
    { origin: 'https://pay.example', [site]: 'cross-site' },
    { origin: ORIGIN, [site]: 'same-origin' },
  ] as Record<string, string>[])
    assert.equal(await problemOf(await post(headers)), '403 origin_refused', JSON.stringify(headers));
  assert.equal((await orders(shop)).length, 0);
  assert.equal((await post({ origin: 'https://pay.example', [site]: 'same-origin' })).status, 303);
});

test('request 12: seven clicks on the button: one session, one order at the gateway, seven times the same page', async () => {
  const mall = openMall();
  const shown = await getStart(mall, '?sku=tea');
  const all = await Promise.all(
    Array.from({ length: 7 }, () => press(mall, shown)).map(async (pressed, n) => {
      if (n === 6) await mall.clock.advance(400);
      return pressed;
    }),
  );
  assert.deepEqual([...new Set(all.map(location))], ['https://pay.example/b1']);
  assert.equal(mall.paybox.bills.size, 1);
  assert.equal((await orders(mall)).length, 1);
});

test('a second click while the first waits for the gateway waits with it, for eight seconds at most', async () => {
  const mall = openMall();
  const shown = await getStart(mall, '?sku=tea');
  let answer = () => {};
  mall.paybox.next.during = () => new Promise<void>((resolve) => (answer = resolve));
  const first = press(mall, shown);
  await mall.clock.advance(0);
  const second = press(mall, shown);
  await mall.clock.advance(1_000);
  answer();
  await mall.clock.advance(1_000);
  assert.deepEqual([location(await first), location(await second)], Array(2).fill('https://pay.example/b1'));

  const other = await getStart(mall, '?sku=tea');
  mall.paybox.next.trouble = 'hang';
  void press(mall, other);
  await mall.clock.advance(0);
  const patient = press(mall, other);
  await mall.clock.advance(8_000);
  assert.match(location(await patient), /\/checkout\/return\/at_/, 'then it is told how things are');
});

test('Back, another method, the same button: another attempt on that session, the former cancelled', async () => {
  const mall = openMall();
  const shown = await getStart(mall, '?sku=tea');
  await press(mall, shown);
  const other = await press(mall, shown, { method: 'letterbox.post' });
  assert.match(location(other), /letters\.example/);
  const [order, ...none] = await orders(mall);
  assert.equal(none.length, 0);
  assert.deepEqual(
    order?.attempts.map(({ account, state }) => `${account} ${state}`),
    ['paybox canceled', 'letterbox created'],
  );
  assert.equal(location(await press(mall, shown, { method: 'letterbox.post' })), location(other));
});

test('paid, Back, the same button: its status page, and nothing new at the gateway', async () => {
  const mall = openMall();
  const shown = await getStart(mall, '?sku=tea');
  await press(mall, shown);
  const [bill] = mall.paybox.bills.values();
  await mall.push({ event: 'e1', attempt: bill?.attempt, state: 'paid', amount: 1_250 });
  for (const method of ['paybox.card', 'letterbox.post'])
    assert.equal(location(await press(mall, shown, { method })), bill?.back);
  assert.equal(mall.paybox.bills.size + mall.letterbox.bills.size, 1);
});

test('money is held: its status page, not its pay page', async () => {
  const mall = openMall();
  const shown = await getStart(mall, '?sku=tea');
  await press(mall, shown);
  const [bill] = mall.paybox.bills.values();
  await mall.push({ event: 'e1', attempt: bill?.attempt, state: 'authorized' });
  assert.equal(location(await press(mall, shown)), bill?.back);
});

test('a key on another cart is refused', async () => {
  const mall = openMall();
  const shown = await getStart(mall, '?sku=tea');
  await press(mall, shown);
  const cart = JSON.stringify({ items: [{ sku: 'tea', quantity: 9 }] });
  const refused = await press(mall, shown, { cart });
  assert.deepEqual([refused.status, codeOf(refused)], [422, 'key_reused']);
});

test('the price changed meanwhile: the page again with both totals under a fresh key, nothing begun; then it goes', async () => {
  const mall = openMall();
  const shown = await getStart(mall, '?sku=tea&quantity=2');
  mall.prices.tea = 1_300;
  const again = await press(mall, shown, { method: 'strongbox.card' });
  assert.equal(again.status, 409);
  assert.match(wordsIn(again.page), /The total changed Nothing is paid yet\..* New total €25\.00 ?€26\.00/);
  const [before, after] = [fieldsOf(shown.page), fieldsOf(again.page)];
  assert.notEqual(after.get('key'), before.get('key'));
  assert.equal(after.get('method'), 'strongbox.card', 'the choice is kept');
  assert.equal((await orders(mall)).length, 0);
  assert.equal(location(await press(mall, again)), 'https://strong.example/b1');
  assert.equal([...mall.strongbox.bills.values()][0]?.amount, 2_600);
});

test('a page left open too long is no other: the quote is stale, and shown anew', async () => {
  const mall = openMall();
  const shown = await getStart(mall, '?sku=tea');
  await mall.clock.advance(900_000);
  assert.equal((await press(mall, shown)).status, 409);
});

test('a gateway that fails: words, another way chosen, the same session; it is paid there', async () => {
  for (const [trouble, status, words] of [
    ['refused', 502, /did not open Nothing was charged/],
    ['unknown', 503, /not answering Nothing was charged/],
  ] as const) {
    const mall = openMall();
    const shown = await getStart(mall, '?sku=tea');
    mall.paybox.next.trouble = trouble;
    const failed = await press(mall, shown);
    assert.equal(failed.status, status);
    assert.match(wordsIn(failed.page), words);
    assert.equal(fieldsOf(failed.page).get('key'), fieldsOf(shown.page).get('key'));
    assert.equal(fieldsOf(failed.page).get('method'), 'letterbox.post');
    const other = await press(mall, failed);
    assert.match(location(other), /letters\.example/);
    assert.equal((await orders(mall)).length, 1);
  }
});

test('a failure after a page was shown does not say that nothing was charged', async () => {
  const mall = openMall();
  const shown = await getStart(mall, '?sku=tea');
  await press(mall, shown, { method: 'letterbox.post' });
  mall.paybox.next.trouble = 'refused';
  const failed = await press(mall, shown);
  assert.match(wordsIn(failed.page), /may still arrive/);
  assert.doesNotMatch(wordsIn(failed.page), /Nothing was charged/);
});

test('request 41: a method’s own fields: asked for with it, named when missing, sent once given, never repeated', async () => {
  const mall = openMall();
  const shown = await getStart(mall, '?sku=tea');
  const method = 'letterbox.wallet';
  const name = `field.${method}.walletNumber`;
  assert.match(wordsIn(shown.page), /Wallet number/);
  const missing = await press(mall, shown, { method, 'field.paybox.card.x': 'ignored' });
  assert.equal(missing.status, 422);
  assert.match(wordsIn(missing.page), /Some details need another look.*Wallet number is needed\./);
  assert.equal(fieldsOf(missing.page).get('method'), method);
  const tooLong = await press(mall, missing, { method, [name]: `"${'W'.repeat(200)}` });
  assert.equal(fieldsOf(tooLong.page).get(name), `"${'W'.repeat(200)}`, 'nobody types it twice');
  assert.equal(tooLong.headers.get('cache-control'), 'no-store');
  assert.equal((await orders(mall)).length, 0);
  const gone = await press(mall, missing, { method, [name]: 'W-4711' });
  assert.match(location(gone), /letters\.example/);
  assert.doesNotMatch(JSON.stringify([mall.log, await orders(mall)]), /W-4711/);
});

test('request 17: the buyer says how much, in major units: asked for, held to its bounds, charged to the cent', async () => {
  const mall = openMall();
  const asked = await getStart(mall, '?sku=gift&return-to=/thanks');
  assert.match(wordsIn(asked.page), /How much\? Gift card \(EUR\) From €5\.00 to €100\.00/);
  assert.equal(fieldsOf(asked.page).get('amount'), '10.00');
  assert.equal(fieldsOf(asked.page).has('key'), false);
  const answer = (amount: string): Promise<Seen> => {
    const query = fieldsOf(asked.page);
    query.set('amount', amount);
    return getStart(mall, `?${query}`);
  };
  for (const wrong of ['12,50', '-1', '0', '1e3', '12.505', 'all', '4.99', '100.01', '9'.repeat(30)]) {
    const again = await answer(wrong);
    assert.equal(again.status, 422, wrong);
    assert.equal(attributeOf(again.page, /name="amount"/, 'value'), wrong);
    assert.match(again.page, /id="wrong"/);
  }
  const shown = await answer('12.5');
  assert.match(wordsIn(shown.page), /Total €12\.50/);
  await press(mall, shown);
  assert.equal([...mall.paybox.bills.values()][0]?.amount, 1_250);
});

test('request 34: zero decimals are no hundredths: yen are shown and charged as they are', async () => {
  const mall = openMall();
  const shown = await getStart(mall, '?sku=yen&quantity=2');
  assert.match(wordsIn(shown.page), /Total ¥1,800/);
  await press(mall, shown);
  assert.deepEqual(
    [...mall.letterbox.bills.values()].map((b) => `${b.amount} ${b.currency}`),
    ['1800 JPY'],
  );
});

test('nothing that can be paid without script: the words say so', async () => {
  const shop = openShop();
  const none = await getStart(shop, '?sku=yen');
  assert.deepEqual([none.status, codeOf(none)], [422, 'method_unavailable']);
});

const nasty = `"><script>alert(1)</script><img src=x onerror=alert(1)>&'`;

test('markup in every field, title and name stays text', async () => {
  const lines = [{ sku: nasty, title: nasty, detail: nasty, quantity: 1, total: 2_500 }];
  const mall = openMall({ name: nasty, price: () => ({ currency: 'EUR', lines, total: 2_500 }) });
  const query = new URLSearchParams({
    sku: nasty,
    quantity: '1',
    'promotion-code': nasty,
    'return-to': `/thanks?q=${nasty}`,
  });
  const shown = await getStart(mall, `?${query}`);
  const again = await press(mall, shown, { expect: nasty, seen: nasty, 'field.x.y': nasty });
  assert.equal(again.status, 409);
  const pages = [
    shown,
    again,
    await press(mall, shown, { method: nasty }),
    await press(mall, shown, { cart: nasty }),
    await press(mall, shown, { key: nasty }),
    await getStart(mall, `?${new URLSearchParams({ [nasty]: nasty })}`),
  ];
  for (const { page, status } of pages) {
    assert.doesNotMatch(page, /<script|<img/, String(status));
    assert.doesNotMatch(page.replace(/<style[\s\S]*?<\/style>/, ''), /=\s*"[^"]*"[a-z]+[^<>]*onerror=/);
  }
  assert.ok(wordsIn(shown.page).includes(nasty));
  assert.equal(fieldsOf(shown.page).get('return-to'), new URL(`/thanks?q=${nasty}`, ORIGIN).href);
});

const WISHES: readonly (readonly [what: string, form: string, expected: string])[] = [
  ['nothing', '', '422 cart_invalid'],
  ['a price', 'sku=tea&price=1', '422 price_not_accepted'],
  ['a total', 'sku=tea&total=1', '422 price_not_accepted'],
  ['a currency', 'sku=tea&currency=USD', '422 price_not_accepted'],
  ['a title', 'sku=tea&title=free', '422 price_not_accepted'],
  ['a reference', 'sku=tea&reference=A-1', '422 reference_not_accepted'],
  ['an order id', 'sku=tea&order_id=1', '422 reference_not_accepted'],
  ['an unknown field', 'sku=tea&colour=red', '400 body_malformed'],
  ['an unknown field twice', 'sku=tea&colour=red&colour=blue', '400 body_malformed'],
  ['a field of the cart’s insides', 'sku=tea&metadata=x', '400 body_malformed'],
  ['__proto__', 'sku=tea&__proto__=x', '400 body_malformed'],
  ['two return addresses', 'sku=tea&return-to=%2Fa&return-to=%2Fb', '400 body_malformed'],
  ['two promotion codes', 'sku=tea&promotion-code=A&promotion-code=B', '400 body_malformed'],
  ['fewer quantities than SKUs', 'sku=tea&quantity=1&sku=gift', '400 body_malformed'],
  ['more quantities than SKUs', 'sku=tea&quantity=1&quantity=2', '400 body_malformed'],
  ['quantity 0', 'sku=tea&quantity=0', '422 cart_invalid'],
  ['quantity -1', 'sku=tea&quantity=-1', '422 cart_invalid'],
  ['quantity 1.5', 'sku=tea&quantity=1.5', '422 cart_invalid'],
  ['quantity 1e1', 'sku=tea&quantity=1e1', '422 cart_invalid'],
  ['quantity 10,000', 'sku=tea&quantity=10000', '422 cart_invalid'],
  ['an empty SKU', 'sku=', '422 cart_invalid'],
  ['101 items', 'sku=tea&'.repeat(101), '422 cart_invalid'],
  ['an unknown SKU', 'sku=gold', '422 sku_unknown'],
  ['an unknown promotion code', 'sku=tea&promotionCode=HALF', '422 promotion_unknown'],
  ['an amount for a fixed price', 'sku=tea&amount=1', '422 price_not_accepted'],
  ['return-to javascript:', 'sku=tea&return-to=javascript:alert(1)', '422 return_to_refused'],
  ['return-to //host', 'sku=tea&return-to=//evil.example/', '422 return_to_refused'],
  ['return-to /\\host', 'sku=tea&return-to=/\\evil.example/', '422 return_to_refused'],
  ['return-to on another host', 'sku=tea&return-to=https://evil.example/', '422 return_to_refused'],
  ['return-to with credentials', 'sku=tea&return-to=https://shop.example@evil.example/', '422 return_to_refused'],
];

for (const [what, form, expected] of WISHES)
  test(`GET and POST /start with ${what}: ${expected}, in words and as a problem, and nothing is written`, async () => {
    const mall = openMall();
    const sent = await seen(await send(mall, form));
    const posted = sent.status === 303 ? await getStart(mall, new URL(location(sent), BASE).search) : sent;
    const got = await getStart(mall, `?${form}`);
    for (const answer of [posted, got]) assert.equal(`${answer.status} ${codeOf(answer)}`, expected);
    assert.match(wordsIn(got.page), /Quote this: [\w-]{8} Back to shop\.example/);
    assert.equal(await problemOf(await mall.checkout.fetch(new Request(`${BASE}/start?${form}`))), expected);
    assert.equal((await orders(mall)).length, 0);
    assert.equal(mall.paybox.calls.length, 0);
  });

const ORDERS: readonly (readonly [what: string, change: Json, expected: string])[] = [
  ['a weak key', { key: 'abc' }, '400 weak_key'],
  ['an empty key', { key: '' }, '400 key_missing'],
  ['no quote', { expect: null }, '400 body_malformed'],
  ['a forged quote', { expect: '99999999999.AAAA' }, '409 quote_changed'],
  ['no cart', { cart: null }, '400 body_malformed'],
  ['a cart that is no JSON', { cart: '{' }, '400 body_malformed'],
  ['a price in the cart', { cart: '{"items":[{"sku":"tea","quantity":1,"price":1}]}' }, '422 price_not_accepted'],
  ['a total', { total: '1' }, '422 price_not_accepted'],
  ['a SKU beside the cart', { sku: 'tea' }, '400 body_malformed'],
  ['an unknown field', { colour: 'red' }, '400 body_malformed'],
  ['a method nobody offers', { method: 'paybox.gold' }, '422 method_unavailable'],
  ['a method that needs script', { method: 'letterbox.code' }, '422 method_unavailable'],
  ['a field the method does not ask for', { 'field.paybox.card.iban': 'x' }, '422 fields_invalid'],
  ['return-to javascript:', { 'return-to': 'javascript:alert(1)' }, '422 return_to_refused'],
  ['return-to on another host', { 'return-to': 'https://evil.example/' }, '422 return_to_refused'],
];

for (const [what, change, expected] of ORDERS)
  test(`POST /start of our own page with ${what}: ${expected}, and nothing is written`, async () => {
    const mall = openMall();
    const form = fieldsOf((await getStart(mall, '?sku=tea')).page);
    for (const [name, value] of Object.entries(change))
      if (value === null) form.delete(name);
      else form.set(name, String(value));
    const { status } = await seen(await send(mall, form));
    assert.equal(String(status), expected.slice(0, 3));
    const answer = await send(mall, form, { accept: '*/*' });
    if (answer.headers.get('content-type') === 'application/problem+json')
      assert.equal(`${answer.status} ${((await answer.json()) as ProblemBody).code}`, expected);
    assert.equal((await orders(mall)).length, 0);
    assert.equal([mall.paybox, mall.letterbox].flatMap(({ calls }) => calls).length, 0);
  });

test('a field of our own page sent twice is refused', async () => {
  const mall = openMall();
  const form = fieldsOf((await getStart(mall, '?sku=tea')).page);
  form.append('key', form.get('key') ?? '');
  assert.equal(codeOf(await seen(await send(mall, form))), 'body_malformed');
});

test('POST /start by another content type, origin, or too large: refused as the JSON routes do', async () => {
  const mall = openMall();
  const form = fieldsOf((await getStart(mall, '?sku=tea')).page);
  for (const [headers, expected] of [
    [{ 'content-type': 'application/json' }, '415 content_type_refused'],
    [{ 'content-type': 'multipart/form-data; boundary=x' }, '415 content_type_refused'],
    [{ 'content-type': 'text/plain' }, '415 content_type_refused'],
    [{ origin: 'https://evil.example' }, '403 origin_refused'],
    [{ origin: 'https://evil-shop.example' }, '403 origin_refused'],
    [{ origin: 'http://shop.example' }, '403 origin_refused'],
    [{ origin: 'null' }, '403 origin_refused'],
    [{ 'sec-fetch-site': 'cross-site' }, '403 origin_refused'],
    [{ 'sec-fetch-site': 'none' }, '403 origin_refused'],
  ] as [Record<string, string>, string][]) {
    const answer = await seen(await send(mall, form, headers));
    assert.equal(`${answer.status} ${codeOf(answer)}`, expected, JSON.stringify(headers));
  }
  form.set('seen', 'x'.repeat(100_000));
  assert.equal(codeOf(await seen(await send(mall, form))), 'body_too_large');
  assert.equal((await orders(mall)).length, 0);
  form.delete('seen');
  assert.equal((await send(mall, form)).status, 303, 'the refusals above are not for everyone');
});

test('a form that hides its origin is told how to mend it', async () => {
  const { page } = await seen(await send(openMall(), 'sku=tea', { origin: 'null' }));
  assert.match(wordsIn(page), /Referrer-Policy other than no-referrer/);
});

test('a key stands in no address and no log', async () => {
  const mall = openMall();
  const shown = await getStart(mall, '?sku=tea');
  const form = fieldsOf(shown.page);
  const inUrl = await getStart(mall, `?${form}`);
  assert.deepEqual([inUrl.status, codeOf(inUrl)], [400, 'body_malformed']);
  assert.match(wordsIn(inUrl.page), /A key is a credential/);
  mall.paybox.next.trouble = 'refused';
  await press(mall, shown);
  const left = await press(mall, shown);
  const key = form.get('key') ?? 'none';
  assert.ok(!JSON.stringify([mall.log, location(left), await orders(mall)]).includes(key));
});

test('request 38: pages are rate limited per client too', async () => {
  const shop = openShop({ requestsPerMinute: 2 });
  const ask = (path: string) =>
    shop.checkout.fetch(new Request(BASE + path, { headers: BROWSER }), { client: '10.0.0.1' });
  await ask('/start?sku=tea');
  await ask('/return/at_x?r=x');
  const refused = await seen(await ask('/start?sku=tea'));
  assert.deepEqual([refused.status, codeOf(refused), refused.headers.get('retry-after')], [429, 'rate_limited', '30']);
});

test('a price() that breaks is a page with a support id, and no word of why', async () => {
  const shop = openShop({
    price: () => {
      throw new Error('the tax table is empty');
    },
  });
  const broken = await getStart(shop, '?sku=tea');
  assert.deepEqual([broken.status, codeOf(broken)], [500, 'price_failed']);
  assert.doesNotMatch(broken.page, /tax table/);
  const support = attributeOf(broken.page, /id="support"/, 'id') && /id="support">([\w-]+)</.exec(broken.page)?.[1];
  assert.ok(support && JSON.stringify(shop.log).includes(support));
});
