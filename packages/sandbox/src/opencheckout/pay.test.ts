import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HERE, openShop, type Shop } from '../../test/shop.ts';

const ID = 'cs_7Kd2mQ9xTz4LpW1a';
const AT = `/opencheckout/pay/${ID}`;
const text = async (shop: Shop, path = AT): Promise<string> => (await shop.call(path)).text();
const post = (shop: Shop, path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  shop.call(path, { method: 'POST', body: new URLSearchParams(fields), headers });
const status = async (shop: Shop): Promise<unknown> =>
  ((await (await shop.api('GET', `/${ID}`)).json()) as { status: unknown }).status;
const refresh = (html: string): string | undefined => /http-equiv="refresh" content="([^"]*)"/.exec(html)?.[1];

test('the page says what is paid, to whom, and that no money moves', async () => {
  const shop = openShop();
  await shop.create();
  const html = await text(shop);
  for (const words of ['No real money moves on this page.', '$34.00', 'Tea &amp; &lt;Tins&gt;', 'Tea tin', '× 2', '$25.00', 'Mug', ID])
    assert.ok(html.includes(words), words); // prettier-ignore
  for (const name of ['Pay', 'Decline', 'Cancel']) assert.match(html, new RegExp(`<button[^>]*>${name}`));
});

test('markup in names shows as text, wherever it stands', async () => {
  const planted = '<img src=x onerror=alert(1)>';
  const shop = openShop();
  const price_data = { currency: 'usd', unit_amount: 100, product_data: { name: planted } };
  await shop.create({
    line_items: [{ price_data }],
    success_url: `https://shop.example/?x="><script>alert(1)</script>`,
  });
  const pages = [await text(shop), await (await shop.pay(ID)).text()];
  for (const html of pages) {
    assert.doesNotMatch(html, /<img|<script>/);
    assert.doesNotMatch(html.replace(/<script nonce=[^]*?<\/script>/, ''), /<script/);
    assert.match(html, /&lt;Tins&gt;/);
  }
  assert.ok(pages[0]?.includes('&lt;img src=x onerror=alert(1)&gt;'));
});

test('§16.14 framing is denied, a popup severed, nothing but the nonced style may load, on every page', async () => {
  const shop = openShop();
  await shop.create();
  for (const path of [AT, `${AT}/left`, '/opencheckout/pay/cs_nope', '/opencheckout/api/health', '/opencheckout/nothing']) {
    const { headers } = await shop.call(path);
    const policy = headers.get('content-security-policy') ?? '';
    assert.equal(headers.get('x-frame-options'), 'DENY', path);
    assert.match(policy, /default-src 'none'.*form-action 'self'.*frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe|script-src/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin');
  } // prettier-ignore
  const page = await shop.call(AT);
  const nonce = /style-src 'nonce-([^']+)'/.exec(page.headers.get('content-security-policy') ?? '')?.[1];
  const html = await page.text();
  assert.deepEqual([...html.matchAll(/<style[^>]*>/g)].map(String), [`<style nonce="${nonce}">`]);
  assert.doesNotMatch(html, /\sstyle=|\son\w+=|<script/);
});

test('§16.13 paying leads to success_url exactly as stored, after three seconds, by itself and by a link', async () => {
  const shop = openShop();
  await shop.create();
  const answer = await shop.pay(ID);
  const html = await answer.text();
  assert.equal(answer.status, 200);
  assert.equal(refresh(html), `3; url=https://shop.example/done?sid=${ID}`);
  assert.ok(html.includes(`<a class="go" data-onward="3" href="https://shop.example/done?sid=${ID}">`));
  assert.equal(await status(shop), 'completed');
  const policy = answer.headers.get('content-security-policy') ?? '';
  const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
  assert.deepEqual([...html.matchAll(/<script[^>]*>/g)].map(String), [`<script nonce="${nonce}">`]);
});

test('§10 a completed session opened again says so and goes nowhere; /success redirects again', async () => {
  const shop = openShop();
  await shop.create();
  await shop.pay(ID);
  const again = await text(shop);
  assert.match(again, /Session completed/);
  assert.equal(refresh(again), undefined);
  assert.match(refresh(await text(shop, `${AT}/success`)) ?? '', /^3; url=/);
  await shop.pay(ID);
  await shop.sandbox.clock.advance(0);
  assert.equal(shop.received.length, 1, 'a second click pays nothing');
});

test('† Decline: the page says so, and paying there still works', async () => {
  const shop = openShop();
  await shop.create();
  const declined = await post(shop, `${AT}/decline`);
  assert.deepEqual([declined.status, declined.headers.get('location')], [303, AT]);
  assert.match(await text(shop), /role="alert".*declined/s);
  assert.equal(await status(shop), 'awaiting_approval');
  await shop.pay(ID);
  assert.equal(await status(shop), 'completed');
  assert.doesNotMatch(await text(shop), /declined/);
});

test('§16.13 † Cancel: v0.2 returns nowhere, the seed goes to cancel_url, a switch overrides; it stays payable', async () => {
  for (const [options, onward] of [
    [{}, undefined],
    [{ profile: 'seed' }, '0; url=https://shop.example/basket'],
    [{ cancelReturn: true }, '0; url=https://shop.example/basket'],
    [{ profile: 'seed', cancelReturn: false }, undefined],
  ] as const) {
    const shop = openShop(options);
    await shop.create();
    const canceled = await post(shop, `${AT}/cancel`);
    assert.equal(canceled.status, 303);
    const html = await text(shop, canceled.headers.get('location') ?? '');
    assert.equal(refresh(html), onward);
    assert.equal(html.includes('https://shop.example/basket'), onward !== undefined);
    assert.equal(await status(shop), 'open');
  }
});

test('§10 expired and canceled sessions end in words with no way on, an unknown one in 404', async () => {
  const shop = openShop();
  await shop.create();
  await shop.api('POST', `/${ID}/cancel`);
  assert.match(await text(shop), /Session canceled/);
  const old = await shop.create({ expires_in_seconds: 300 });
  await shop.sandbox.clock.advance(300_000);
  const html = await text(shop, `/opencheckout/pay/${old}`);
  assert.match(html, /Session expired/);
  assert.doesNotMatch(html, /<button|https:\/\/shop\.example/);
  assert.equal((await shop.pay(old)).status, 200);
  assert.equal(shop.received.length, 0, 'an expired session is not paid');
  assert.equal((await shop.call('/opencheckout/pay/cs_nope')).status, 404);
});

test('§10 the wallet flow: address, interaction, callback, success', async () => {
  const shop = openShop();
  await shop.create();
  const answer = await shop.call(`${AT}/wallet`, { method: 'POST', body: '{"walletAddress":"https://w.example/kei"}' });
  const { interactUrl } = (await answer.json()) as { interactUrl: string };
  assert.equal(interactUrl, `${HERE}/opencheckout/wallet/${ID}`);
  assert.equal(await status(shop), 'awaiting_approval');
  const html = await text(shop, interactUrl);
  const field = (name: string) => new RegExp(`name="${name}"\\s+value="([^"]+)"`).exec(html)?.[1] ?? '';
  const query = new URLSearchParams({ interact_ref: field('interact_ref'), hash: field('hash') });
  const back = await shop.call(`${AT}/grant/callback?${query}`);
  assert.deepEqual([back.status, back.headers.get('location')], [307, `${AT}/success`]);
  assert.partialDeepStrictEqual(await (await shop.api('GET', `/${ID}`)).json(), {
    status: 'completed',
    customer_wallet: 'https://w.example/kei',
    outgoing_payment: 'https://w.example/outgoing-payments/op-1',
  });
});

test('§10 a callback that proves nothing goes back with the documented words', async () => {
  const shop = openShop();
  await shop.create();
  const location = async (query: string) => (await shop.call(`${AT}/grant/callback${query}`)).headers.get('location');
  const says = (message: string) => `${AT}?status=error&message=${encodeURIComponent(message)}`;
  assert.equal(await location('?interact_ref=a'), says('Missing interaction reference or hash'));
  assert.equal(await location('?interact_ref=a&hash=b'), says('Missing grant verification state'));
  await shop.call(`${AT}/wallet`, { method: 'POST', body: '{"walletAddress":"https://w.example/kei"}' });
  assert.equal(await location('?interact_ref=a&hash=b'), says('Invalid interaction hash'));
  assert.equal(await status(shop), 'awaiting_approval');
  const early = await shop.call(`${AT}/success`);
  assert.deepEqual([early.status, early.headers.get('location')], [307, AT]);
});

test('§9 wallet addresses: 10 in ten minutes for each session and client, https only, errors without a type', async () => {
  const shop = openShop();
  await shop.create();
  const bad = await shop.call(`${AT}/wallet`, { method: 'POST', body: '{"walletAddress":"http://w.example/kei"}' });
  assert.equal(bad.status, 400);
  assert.deepEqual(Object.keys(((await bad.json()) as { error: object }).error), ['message']);
  for (let i = 0; i < 9; i += 1) await shop.call(`${AT}/wallet`, { method: 'POST', body: '{}' });
  const limited = await shop.call(`${AT}/wallet`, { method: 'POST', body: '{}' });
  assert.equal(limited.status, 429);
  assert.equal(limited.headers.get('retry-after'), '600');
  const other = await shop.sandbox.fetch(
    new Request(`${HERE}${AT}/wallet`, { method: 'POST', body: '{}' }),
    '127.0.0.9',
  );
  assert.equal('status' in other && other.status, 400, 'another client has its own');
});

test('§7 recover tells what a buyer can do, 20 times in ten minutes', async () => {
  const shop = openShop();
  await shop.create();
  const recover = () => shop.call(`/opencheckout/api/checkout/sessions/${ID}/recover`, { method: 'POST' });
  assert.partialDeepStrictEqual(await (await recover()).json(), { recovered: false });
  await post(shop, `${AT}/decline`);
  assert.partialDeepStrictEqual(await (await recover()).json(), {
    recovered: true,
    action: 'resume_approval',
    interact_url: `${HERE}/opencheckout/wallet/${ID}`,
  });
  await shop.control('POST', `/orders/${ID}/pay`, { faults: ['stuck'] });
  assert.partialDeepStrictEqual(await (await recover()).json(), { recovered: true, action: 'completed' });
  for (let i = 0; i < 17; i += 1) assert.equal((await recover()).status, 200);
  const limited = await recover();
  assert.equal(limited.status, 429);
  assert.equal(limited.headers.get('retry-after'), '600');
  assert.deepEqual(Object.keys(((await limited.json()) as { error: object }).error), ['message']);
});

test('a form on another site cannot pay', async () => {
  const shop = openShop();
  await shop.create();
  await post(shop, `${AT}/approve`, {}, { 'sec-fetch-site': 'cross-site' });
  assert.equal(await status(shop), 'open');
  await post(shop, `${AT}/approve`, {}, { 'sec-fetch-site': 'same-origin' });
  assert.equal(await status(shop), 'awaiting_approval');
});
