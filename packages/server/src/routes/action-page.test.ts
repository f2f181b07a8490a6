import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Action } from '@tillkit/core/gateway';
import { fieldsOf, wordsIn } from '../fixture/page.fixture.ts';
import { BASE, openMall, ORIGIN, type Mall } from '../fixture/shop.fixture.ts';

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

/** Pays by the page without script, where the gateway asks for `action`; answers the address of its status page. */
const begin = async (mall: Mall, action: Action): Promise<string> => {
  mall.paybox.next.action = action;
  const shown = await mall.checkout.fetch(new Request(`${BASE}/start?sku=tea&quantity=2`, { headers: BROWSER }));
  const pressed = await mall.checkout.fetch(
    new Request(`${BASE}/start`, {
      method: 'POST',
      headers: { ...BROWSER, origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' },
      body: fieldsOf(await shown.text()).toString(),
    }),
  );
  assert.equal(pressed.status, 303);
  return pressed.headers.get('location') ?? '';
};

const look = async (mall: Mall, address: string): Promise<string> =>
  (await mall.checkout.fetch(new Request(address, { headers: BROWSER }))).text();

const QR: Action = { kind: 'qr', payload: '000201010212', expiresAt: '2026-11-21T09:15:00.000Z' };
const TRANSFER: Action = {
  kind: 'transfer',
  rows: [
    { label: 'Bank', value: 'KBANK' },
    { label: 'Account <b>', value: '111-2-22333-4" onclick="x' },
  ],
};

test('a QR code is drawn on the page without script, with the amount and how long it stands', async () => {
  const mall = openMall();
  const page = await look(mall, await begin(mall, QR));
  assert.match(wordsIn(page), /Scan with your banking app €25\.00 Pay before 2026-11-21 09:15 UTC/);
  assert.match(page, /<svg\s+class="qr"\s+viewBox="-4 -4 29 29"\s+role="img"/, 'version 1 and its margin');
  assert.match(page, /<path fill="#fff" d="M-4 -4h29v29h-29z">/, 'the margin is white in every scheme');
  assert.match(page, /<path fill="#000" fill-rule="evenodd" shape-rendering="crispEdges" d="M8 2L8 1L8 0L9 0/);
  assert.doesNotMatch(page, /<script|\sstyle=/);
});

test('paid, or run out, it is there no more', async () => {
  for (const end of ['paid', 'expired'] as const) {
    const mall = openMall();
    const address = await begin(mall, QR);
    const [bill] = mall.paybox.bills.values();
    if (end === 'paid') await mall.push({ event: 'e1', attempt: bill?.attempt, state: 'paid', amount: 2_500 });
    else await mall.clock.advance(15 * 60_000);
    const page = await look(mall, address);
    assert.doesNotMatch(page, /class="qr"/, end);
  }
});

test('a transfer’s rows stand on the page, as text', async () => {
  const mall = openMall();
  const page = await look(mall, await begin(mall, TRANSFER));
  assert.match(wordsIn(page), /Transfer this exact amount €25\.00 Bank KBANK/);
  assert.doesNotMatch(page, /<b>"|onclick="x/);
  assert.match(page, /111-2-22333-4&quot; onclick=&quot;x/);
});
