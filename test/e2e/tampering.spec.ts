import { createServer } from 'node:http';
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { PRODUCTS } from '../../demo/shop/index.ts';
import {
  buyButton,
  continueWith,
  dialog,
  expect,
  expectAllLoaded,
  expectPaid,
  goToPayPage,
  payAndReturn,
  test,
} from './test.fixture.ts';

interface Sent {
  readonly path: string;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a buyer with the developer tools open can send from the shop's own page. Answers `<status> <code>`. */
const sendFrom = (page: Page, sent: Sent): Promise<string> =>
  page.evaluate(async ({ path, body, headers }) => {
    const response = await fetch(`/checkout${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const answer = (await response.json()) as { code?: string };
    return `${response.status} ${answer.code ?? 'accepted'}`;
  }, sent);

let keys = 0;
const newKey = (): string => `key-${(keys += 1)}-0123456789abcdefghijklmnop`;

const coffee = (more: object = {}) => ({ items: [{ sku: 'coffee', quantity: 1, ...more }] });

/** Every way to say a price, a title, a currency or a reference where only a cart belongs. */
const TAMPERED: readonly (readonly [what: string, body: object, answer: string])[] = [
  ['a price of the item', { cart: coffee({ price: 1 }) }, '422 price_not_accepted'],
  ['an amount of an item whose price is fixed', { cart: coffee({ amount: 1 }) }, '422 price_not_accepted'],
  ['a total of the cart', { cart: { ...coffee(), total: 1 } }, '422 price_not_accepted'],
  ['a currency of the cart', { cart: { ...coffee(), currency: 'JPY' } }, '422 price_not_accepted'],
  ['a title of the item', { cart: coffee({ title: 'Cheap coffee' }) }, '422 price_not_accepted'],
  ['a reference of the cart', { cart: { ...coffee(), reference: 'CS-0000-0001' } }, '422 reference_not_accepted'],
  ['a reference of the session', { cart: coffee(), reference: 'CS-0000-0001' }, '422 reference_not_accepted'],
  ['an unknown SKU', { cart: { items: [{ sku: 'car', quantity: 1 }] } }, '422 sku_unknown'],
  ['quantity 0', { cart: coffee({ quantity: 0 }) }, '422 cart_invalid'],
  ['quantity −1', { cart: coffee({ quantity: -1 }) }, '422 cart_invalid'],
  ['quantity 1.5', { cart: coffee({ quantity: 1.5 }) }, '422 cart_invalid'],
  ['quantity 10,000', { cart: coffee({ quantity: 10_000 }) }, '422 cart_invalid'],
  ['an empty cart', { cart: { items: [] } }, '422 cart_invalid'],
  ['a return to elsewhere', { cart: coffee(), returnTo: 'https://evil.example/' }, '422 return_to_refused'],
  ['a return to //elsewhere', { cart: coffee(), returnTo: '//evil.example/' }, '422 return_to_refused'],
  ['a return to /\\elsewhere', { cart: coffee(), returnTo: '/\\evil.example/' }, '422 return_to_refused'],
  ['a return to a script', { cart: coffee(), returnTo: 'javascript:alert(1)' }, '422 return_to_refused'],
  ['a quote nobody gave', { cart: coffee(), expect: '1.AAAA' }, '409 quote_changed'],
];

test('requests 35 and 36: a tampered page: price, title, currency, reference, quantity and return are refused by name, and nothing is made', async ({
  page,
  corner,
}) => {
  await page.goto(corner.url);
  for (const [what, body, answer] of TAMPERED)
    await test.step(what, async () => {
      const headers = { 'idempotency-key': newKey() };
      const sent = { path: '/sessions', body: { attempt: { method: 'opencheckout.wallet' }, ...body }, headers };
      expect(await sendFrom(page, sent), what).toBe(answer);
    });
  expect(await corner.orders()).toEqual([]);
  expect(await corner.gatewayOrders()).toEqual([]);
});

test('bad requests from the shop’s own page: key, body and token are refused by name', async ({ page, corner }) => {
  await page.goto(corner.url);
  const order = { cart: coffee(), attempt: { method: 'opencheckout.wallet' } };
  const [path, weak, long] = ['/sessions', 'abc', { ...coffee(), metadata: { note: 'x'.repeat(100_000) } }];
  expect(await sendFrom(page, { path, body: order })).toBe('400 key_missing');
  expect(await sendFrom(page, { path, body: order, headers: { 'idempotency-key': weak } })).toBe('400 weak_key');
  const key = { 'idempotency-key': newKey() };
  expect(await sendFrom(page, { path, body: '{"cart":', headers: key })).toBe('400 body_malformed');
  expect(await sendFrom(page, { path, body: { cart: long }, headers: key })).toBe('413 body_too_large');
  const text = { ...key, 'content-type': 'text/plain' };
  expect(await sendFrom(page, { path, body: order, headers: text })).toBe('415 content_type_refused');
  expect(await corner.orders()).toEqual([]);

  expect(await sendFrom(page, { path, body: order, headers: key })).toBe('201 accepted');
  const other = { cart: coffee({ quantity: 2 }), attempt: { method: 'opencheckout.wallet' } };
  expect(await sendFrom(page, { path, body: other, headers: key })).toBe('422 key_reused');
  const [made] = await corner.orders();
  const foreign = {
    authorization: `Bearer ${await corner.shop.checkout.token('cs_of_somebody_else', { scope: ['cancel'] })}`,
  };
  expect(await sendFrom(page, { path: `/sessions/${made?.id}/cancel`, body: {}, headers: foreign })).toBe(
    '401 token_invalid',
  );
  const read = { authorization: `Bearer ${await corner.shop.checkout.token(made?.id ?? '')}` };
  expect(await sendFrom(page, { path: `/sessions/${made?.id}/cancel`, body: {}, headers: read })).toBe(
    '401 token_invalid',
  );
  expect(await corner.gatewayOrders()).toHaveLength(1);
});

test('request 35: a page that lies about its amount changes the label, and never what is paid', async ({
  page,
  corner,
}) => {
  await page.goto(corner.url);
  const button = buyButton(page, 'House blend coffee');
  await page.locator('till-pay-button[sku=coffee]').evaluate((element) => element.setAttribute('amount', '1'));
  await expect(button).toContainText('$0.01');
  await button.click();
  await expect(dialog(page)).toContainText(/Total\s*\$18\.98/);
  await continueWith(page);
  await expect(page.getByRole('heading', { name: 'Pay $18.98' })).toBeVisible();
  expect((await corner.gatewayOrders()).map(({ amount }) => amount)).toEqual([1_898]);
});

test('a page of another origin reaches nothing: not by JSON, not by a simple request, not by a form', async ({
  page,
  corner,
}) => {
  const server = createServer((_, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'text/html' });
    outgoing.end('<!doctype html><title>Elsewhere</title><p>Elsewhere');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const elsewhere = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
  try {
    await page.goto(elsewhere);
    const body = JSON.stringify({ cart: coffee(), attempt: { method: 'opencheckout.wallet' } });
    const headers = { 'content-type': 'application/json', 'idempotency-key': newKey() };
    const send = (given: { method: string; mode?: 'no-cors'; headers: Record<string, string>; body: string }) =>
      page.evaluate(
        ({ url, given: init }) =>
          fetch(url, init).then(
            (response) => response.type as string,
            (error: unknown) => String(error),
          ),
        { url: `${corner.url}/checkout/sessions`, given },
      );
    expect(await send({ method: 'POST', headers, body })).toContain('Failed to fetch');
    expect(await send({ method: 'POST', mode: 'no-cors', headers: { 'content-type': 'text/plain' }, body })).toBe(
      'opaque',
    );
    const answered = page.waitForResponse(`${corner.url}/checkout/sessions`);
    await page.evaluate((url) => {
      const form = document.createElement('form');
      form.method = 'post';
      form.enctype = 'text/plain';
      form.action = url;
      document.body.append(form);
      form.submit();
    }, `${corner.url}/checkout/sessions`);
    const answer = await answered;
    expect([answer.status(), ((await answer.json()) as { code: string }).code]).toEqual([403, 'origin_refused']);
  } finally {
    server.close();
    server.closeAllConnections();
  }
  const forged = await corner.post(
    '/sessions',
    { cart: coffee() },
    { origin: elsewhere.slice(0, -1), 'idempotency-key': newKey() },
  );
  expect([forged.status, ((await forged.json()) as { code: string }).code]).toEqual([403, 'origin_refused']);
  expect(await corner.orders()).toEqual([]);
  expect(await corner.gatewayOrders()).toEqual([]);
});

test.describe('with HTML in a title', () => {
  const [first] = PRODUCTS;
  if (!first) throw new Error('The shelf is empty.');
  const title = `<img src=x onerror="document.title='owned'"><b>Bold</b>`;
  test.use({ products: [{ ...first, title, detail: '</span><script>document.title="owned"</script>' }] });

  test('it shows as text on every page', async ({ page, context, corner }) => {
    await page.goto(corner.url);
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await page.getByRole('main').getByRole('button').click();
    await expect(dialog(page).getByRole('listitem')).toContainText(title);
    await continueWith(page);
    await expect(page.getByRole('main')).toContainText(title);
    await payAndReturn(page);
    await expectPaid(page);
    await expect(page.getByRole('region', { name: 'What you ordered' })).toContainText(title);
    const office = await context.newPage();
    await office.goto(`${corner.url}/orders`);
    await expect(office.getByRole('row').filter({ hasText: title })).toContainText('Paid');
    for (const one of [page, office]) {
      expect(await one.title()).not.toContain('owned');
      expect(await one.locator('b', { hasText: 'Bold' }).count()).toBe(0);
    }
  });
});

test('a quote that went stale while the modal was open is shown anew before anything is paid', async ({
  page,
  corner,
}) => {
  await page.goto(corner.url);
  await buyButton(page, 'House blend coffee').click();
  await expect(dialog(page)).toContainText(/Total\s*\$18\.98/);
  await expectAllLoaded(page);
  const dearer = PRODUCTS.map((product) => ({ ...product, price: product.price + 100 }));
  await corner.stopShop();
  await corner.startShop({ products: dearer });
  await continueWith(page);
  await expect(dialog(page)).toContainText('The total changed');
  await expect(dialog(page)).toContainText('$20.05');
  expect(await corner.gatewayOrders()).toEqual([]);
  await dialog(page)
    .getByRole('button', { name: /Accept and continue/ })
    .click();
  await expect(page.getByRole('heading', { name: 'Pay $20.05' })).toBeVisible();
  expect((await corner.gatewayOrders()).map(({ amount }) => amount)).toEqual([2_005]);
});

test('the back office is for this computer, under its own name', async ({ corner }) => {
  const ask = (host: string) =>
    new Promise<number>((resolve, reject) => {
      void import('node:http').then(({ get }) =>
        get(`${corner.url}/orders`, { headers: { host } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        }).on('error', reject),
      );
    });
  expect(await ask(new URL(corner.url).host)).toBe(200);
  expect(await ask('evil.example'), 'a name that was made to resolve here').toBe(403);
});

test('a payment of one order cannot be shown as another’s: a return without its nonce is refused', async ({
  page,
  corner,
}) => {
  await goToPayPage(page, corner);
  const [order] = await corner.orders();
  const attempt = order?.attempts[0]?.id;
  for (const query of ['', '?r=', '?r=AAAAAAAAAAAAAAAAAAAAAA']) {
    const answer = await fetch(`${corner.url}/checkout/return/${attempt}${query}`, { redirect: 'manual' });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([404, 'session_unknown']);
  }
});
