import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SessionAnswer } from '@tillkit/core/wire';
import { attributeOf, runScript, wordsIn } from '../fixture/page.fixture.ts';
import { BASE, openMall, ORIGIN, problemOf, type Json, type Mall } from '../fixture/shop.fixture.ts';

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const idOf = ({ session }: SessionAnswer): string => session.attempt?.id ?? '';
const boxOf = (mall: Mall, attempt: string) =>
  [mall.paybox, mall.letterbox, mall.strongbox].find(({ bills }) => bills.has(attempt)) ?? mall.paybox;

/** Comes back from the pay page, as a browser does. */
const comeBack = async (mall: Mall, attempt: string, more = '') => {
  const back = boxOf(mall, attempt).bills.get(attempt)?.back ?? '';
  const response = await mall.checkout.fetch(new Request(back + more, { headers: BROWSER }));
  return { response, page: await response.text() };
};

const begun = async (mode: string, more: Json = {}, given = {}) => {
  const mall = openMall(given);
  const answer = await mall.begin(1, { attempt: { method: 'letterbox.post', mode }, returnTo: '/thanks?x=1', ...more });
  return { mall, answer, attempt: idOf(answer) };
};

const policyOf = (response: Response): string => response.headers.get('content-security-policy') ?? '';

test('a redirect goes on to the shop; a popup and a frame get a page, with a link there and a short read token', async () => {
  const { mall, attempt } = await begun('redirect');
  const { response } = await comeBack(mall, attempt);
  assert.equal(response.status, 303);
  assert.match(response.headers.get('location') ?? '', /^https:\/\/shop\.example\/thanks\?x=1#till=v1\./);

  for (const mode of ['popup', 'frame']) {
    const other = await begun(mode);
    const { response, page } = await comeBack(other.mall, other.attempt);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
    const back = attributeOf(page, /id="back"/, 'href') ?? '';
    assert.match(back, /^https:\/\/shop\.example\/thanks\?x=1#till=v1\./);
    const token = back.split('#till=')[1];
    const { id } = other.answer.session;
    assert.equal((await other.mall.get(`/sessions/${id}`, token)).status, 200);
    const cancel = await other.mall.post(`/sessions/${id}/cancel`, {}, { authorization: `Bearer ${token}` });
    assert.equal(await problemOf(cancel), '401 token_invalid', 'it only reads');
  }
});

test('its head: nothing stored, no referrer, no opener policy; script and style by nonce alone; framed by listed origins only', async () => {
  const pages = await Promise.all(['popup', 'frame'].map(async (mode) => [mode, await begun(mode)] as const));
  const nonces = new Set<string>();
  for (const [mode, { mall, attempt }] of pages) {
    const { response, page } = await comeBack(mall, attempt);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(response.headers.get('cross-origin-opener-policy'), null, 'its opener must still reach it');
    const nonce = attributeOf(page, /<script/, 'nonce') ?? 'none';
    nonces.add(nonce);
    assert.equal(attributeOf(page, /<style/, 'nonce'), nonce);
    for (const rule of [
      "default-src 'none'",
      `script-src 'nonce-${nonce}'`,
      `style-src 'nonce-${nonce}'`,
      "form-action 'self'",
      "base-uri 'none'",
      `frame-ancestors ${mode === 'frame' ? ORIGIN : "'none'"}`,
    ])
      assert.ok(policyOf(response).split('; ').includes(rule), `${rule} in ${policyOf(response)}`);
    assert.doesNotMatch(page, /\sstyle=|\son[a-z]+=/);
  }
  assert.equal(nonces.size, 2, 'a nonce is used once');
});

test('a popup tells its opener at the one origin, and closes; disowned it closes; where it stays it goes back', async () => {
  const { mall, answer, attempt } = await begun('popup');
  const { page } = await comeBack(mall, attempt);
  const told = { message: { channel: 'tillkit', session: answer.session.id }, origin: ORIGIN };
  assert.deepEqual(runScript(page, 'popup'), { told: [{ ...told, to: 'opener' }], closed: true, at: null });
  assert.deepEqual(runScript(page, 'disowned'), { told: [], closed: true, at: null });
  const back = attributeOf(page, /id="back"/, 'href');
  assert.deepEqual(runScript(page, 'tab'), { told: [], closed: false, at: back }, 'it was no popup after all');
});

test('a frame tells its parent and stays; alone in a tab it goes back', async () => {
  const { mall, answer, attempt } = await begun('frame');
  const { page } = await comeBack(mall, attempt);
  const told = { message: { channel: 'tillkit', session: answer.session.id }, origin: ORIGIN };
  assert.deepEqual(runScript(page, 'framed'), { told: [{ ...told, to: 'parent' }], closed: false, at: null });
  assert.equal(runScript(page, 'tab').at, attributeOf(page, /id="back"/, 'href'));
  assert.equal(attributeOf(page, /id="back"/, 'target'), '_top', 'the shop does not open within the frame');
});

test('the origin told is that of the stored address, also on a second listed origin, and never any', async () => {
  const given = { origins: [ORIGIN, 'https://shop2.example:8443'] };
  const { mall, attempt } = await begun('popup', { returnTo: 'https://shop2.example:8443/a' }, given);
  const { page } = await comeBack(mall, attempt);
  assert.equal(runScript(page, 'popup').told[0]?.origin, 'https://shop2.example:8443');
  assert.doesNotMatch(page, /['"]\*['"]/);
});

test('the page says what the order is, in words, with the amount and the shop', async () => {
  const { mall, attempt, answer } = await begun('popup', {}, { name: 'The Corner Shop' });
  const waiting = await comeBack(mall, attempt);
  assert.equal(attributeOf(waiting.page, /id="status"/, 'data-status'), 'created');
  assert.match(
    wordsIn(waiting.page),
    /The Corner Shop .*Waiting for confirmation .*looks again by itself.*Tea tin €25\.00/,
  );
  mall.letterbox.pay(attempt);
  await mall.clock.advance(1_000);
  const paid = await comeBack(mall, attempt);
  assert.equal((await mall.checkout.orders.get(answer.session.id)).status, 'paid', 'coming back makes us look');
  assert.match(
    wordsIn(paid.page),
    /Paid\. Thank you Your payment of €25\.00 has arrived\. Tea tin €25\.00 Back to The Corner Shop/,
  );
  assert.match(wordsIn(paid.page), / Test /, 'that it is a test is said');
  mall.letterbox.become(attempt, { returned: 'all' });
  await mall.clock.advance(86_400_000);
  await mall.checkout.work();
  assert.match(wordsIn((await comeBack(mall, attempt)).page), /Refunded/);
});

test('nothing was charged is said only where nothing can arrive any more', async () => {
  for (const [method, words] of [
    ['letterbox.post', /may still arrive/],
    ['paybox.card', /Nothing was charged/],
  ] as const) {
    const mall = openMall();
    const answer = await mall.begin(1, { attempt: { method, mode: 'popup' } });
    await mall.post(`/sessions/${answer.session.id}/cancel`, {}, { authorization: `Bearer ${answer.token}` });
    const { page } = await comeBack(mall, idOf(answer));
    assert.match(wordsIn(page), /Not paid/);
    assert.match(wordsIn(page), words);
  }
});

test('without script it looks again by itself, ever less often, and stops after some minutes with a link', async () => {
  const { mall, attempt } = await begun('popup');
  const waits: number[] = [];
  let { response, page } = await comeBack(mall, attempt);
  for (let next = response.headers.get('refresh'); next; next = response.headers.get('refresh')) {
    const [wait = '', url = ''] = next.split('; url=');
    waits.push(Number(wait));
    await mall.clock.advance(Number(wait) * 1_000);
    response = await mall.checkout.fetch(new Request(url, { headers: BROWSER }));
    page = await response.text();
    assert.ok(waits.length < 100, 'it ends');
  }
  const minutes = waits.reduce((sum, n) => sum + n, 0) / 60;
  assert.equal(waits[0], 3);
  assert.deepEqual(
    waits,
    waits.toSorted((a, b) => a - b),
  );
  assert.ok(minutes > 2 && minutes < 6, `${minutes} minutes`);
  const again = attributeOf(page, /id="again"/, 'href') ?? '';
  const asked = await mall.checkout.fetch(new Request(again, { headers: BROWSER }));
  assert.match(asked.headers.get('refresh') ?? '', /^3; /);
  mall.letterbox.pay(attempt);
  await mall.clock.advance(2_000);
  const paid = await comeBack(mall, attempt, '&n=5');
  assert.equal(paid.response.headers.get('refresh'), null, 'settled, it stays as it is');
});

test('a step that is no number counts as none', async () => {
  const { mall, attempt } = await begun('popup');
  for (const step of ['-1', '1e3', '999', '', '<b>', '1;url=https://evil.example'])
    assert.match(
      (await comeBack(mall, attempt, `&n=${encodeURIComponent(step)}`)).response.headers.get('refresh') ?? '',
      /^3; url=https:\/\/shop\.example\/checkout\/return\/[\w-]+\?r=[\w-]+&n=1$/,
      step,
    );
});

test('markup in a title, a name or a return address stays text', async () => {
  const nasty = `"><script>alert(1)</script><img src=x onerror=alert(1)>&'`;
  const lines = [{ sku: 'tea', title: nasty, quantity: 1, total: 2_500 }];
  for (const mode of ['popup', 'frame']) {
    const { mall, attempt } = await begun(
      mode,
      { returnTo: `/thanks?q=${nasty}` },
      { name: nasty, price: () => ({ currency: 'EUR', lines, total: 2_500 }) },
    );
    const { page } = await comeBack(mall, attempt);
    assert.equal(page.match(/<script/g)?.length, 1);
    assert.doesNotMatch(page, /<img/);
    assert.ok(wordsIn(page).includes(nasty), 'and it is there to be read');
  }
});

test('request 28: the return call, the webhook and a reload all at once: one payment, one notice', async () => {
  const { mall, attempt, answer } = await begun('popup');
  mall.letterbox.pay(attempt);
  await Promise.all([
    comeBack(mall, attempt),
    comeBack(mall, attempt),
    mall.push({ attempt }, null, 'letterbox/kZ3vQ8-1mT0aXc5bR7nW2y'),
    comeBack(mall, attempt),
  ]);
  await mall.checkout.work();
  assert.equal((await mall.checkout.orders.get(answer.session.id)).status, 'paid');
  assert.deepEqual(
    mall.heard.map((h) => h.kind),
    ['paid'],
  );
  assert.ok(mall.letterbox.calls.filter((c) => c.startsWith('read')).length <= 1, 'and one read');
});

test('a gateway that hangs does not hold the buyer: after three seconds the page says what is known', async () => {
  const { mall, attempt } = await begun('popup');
  mall.store.swap = () => new Promise(() => {});
  const answer = comeBack(mall, attempt);
  await mall.clock.advance(3_000);
  assert.equal(attributeOf((await answer).page, /id="status"/, 'data-status'), 'created');
});

test('a wrong nonce is an unknown session: a page for a person, a problem for a program', async () => {
  const { mall, attempt } = await begun('popup');
  const wrong = new Request(`${BASE}/return/${attempt}?r=AAAAAAAAAAAAAAAAAAAAAA`, { headers: BROWSER });
  const response = await mall.checkout.fetch(wrong);
  const page = await response.text();
  assert.equal(response.status, 404);
  assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
  assert.equal(attributeOf(page, /id="problem"/, 'data-code'), 'session_unknown');
  assert.match(wordsIn(page), /There is no such session\. .*Quote this: [\w-]{8}/);
  assert.doesNotMatch(policyOf(response), /script-src/);
  assert.equal(await problemOf(await mall.checkout.fetch(new Request(wrong.url))), '404 session_unknown');
});
