import { createHmac } from 'node:crypto';
import type { Corner } from './corner.fixture.ts';
import { expect, test } from './test.fixture.ts';

const ROUTE = '/checkout/webhooks/opencheckout';

/** `t=<unix seconds>,v1=<hex HMAC-SHA-256 of t.body>` (OpenCheckout dossier, §11). */
const sign = (secret: string, body: string, t = Math.floor(Date.now() / 1000)): string =>
  `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;

const push = async (corner: Corner, body: string, signature: string | null, route = ROUTE): Promise<string> => {
  const response = await fetch(corner.url + route, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(signature === null ? {} : { 'opencheckout-signature': signature }),
    },
    body,
  });
  const answer = (await response.json().catch(() => ({}))) as { code?: string };
  return answer.code === undefined ? String(response.status) : `${response.status} ${answer.code}`;
};

/** An order that waits for its payment, and what the gateway would say of it. */
const begin = async (corner: Corner) => {
  const response = await corner.post(
    '/sessions',
    { cart: { items: [{ sku: 'coffee', quantity: 1 }] }, attempt: { method: 'opencheckout.wallet' } },
    { 'idempotency-key': 'a-key-of-128-bits-0123456789abcdef' },
  );
  const { session } = (await response.json()) as { session: { id: string } };
  const [bill] = await corner.gatewayOrders();
  if (!bill) throw new Error('The gateway has no order.');
  const said = (changes: object = {}): string =>
    JSON.stringify({
      id: bill.id,
      status: 'completed',
      amount_total: 1_898,
      currency: 'usd',
      metadata: bill.metadata,
      outgoing_payment: 'https://wallet.example/op-1',
      customer_wallet: 'https://wallet.example/ada',
      ...changes,
    });
  const status = async (): Promise<string> => (await corner.shop.checkout.orders.get(session.id)).status;
  return { id: session.id, bill, said, status };
};

test('request 27: a genuine webhook pays the order; it again changes nothing and tells nobody twice', async ({
  corner,
}) => {
  const { id, said, status } = await begin(corner);
  const body = said();
  expect(await push(corner, body, sign(corner.webhookSecret, body))).toBe('200');
  expect(await status()).toBe('paid');
  const { version } = await corner.shop.checkout.orders.get(id);
  await expect.poll(() => corner.lines.length).toBe(1);

  for (let i = 0; i < 5; i += 1) expect(await push(corner, body, sign(corner.webhookSecret, body))).toBe('200');
  await corner.shop.checkout.work();
  expect((await corner.shop.checkout.orders.get(id)).version).toBe(version);
  expect(corner.lines).toHaveLength(1);
});

test('request 33: forged, unsigned, stale, future, changed and oversized webhooks are refused by name and change nothing', async ({
  corner,
}) => {
  const { id, said, status } = await begin(corner);
  const before = await corner.shop.checkout.orders.get(id);
  const body = said();
  const { webhookSecret } = corner;
  const now = Math.floor(Date.now() / 1000);
  const refused: readonly (readonly [what: string, body: string, signature: string | null, answer: string])[] = [
    ['unsigned', body, null, '400 signature_missing'],
    ['signed with a guess', body, sign('guess', body), '401 signature_invalid'],
    ['signed with no secret', body, sign('', body), '401 signature_invalid'],
    ['nonsense for a signature', body, 'v1=nonsense', '401 signature_invalid'],
    ['stale', body, sign(webhookSecret, body, now - 301), '401 signature_invalid'],
    ['future', body, sign(webhookSecret, body, now + 302), '401 signature_invalid'],
    [
      'another time than was signed',
      body,
      sign(webhookSecret, body, now - 301).replace(/^t=\d+/, `t=${now}`),
      '401 signature_invalid',
    ],
    ['another amount than was signed', said({ amount_total: 1 }), sign(webhookSecret, body), '401 signature_invalid'],
    ['re-serialised', JSON.stringify(JSON.parse(body), null, 2), sign(webhookSecret, body), '401 signature_invalid'],
    [
      'oversized',
      said({ pad: 'x'.repeat(300_000) }),
      sign(webhookSecret, said({ pad: 'x'.repeat(300_000) })),
      '413 body_too_large',
    ],
  ];
  for (const [what, sent, signature, answer] of refused) expect(await push(corner, sent, signature), what).toBe(answer);
  expect(await push(corner, body, sign(webhookSecret, body), '/checkout/webhooks/stripe')).toBe('404 account_unknown');
  expect(await status()).toBe('created');
  expect((await corner.shop.checkout.orders.get(id)).version).toBe(before.version);
  expect(corner.lines).toEqual([]);
  expect(await push(corner, body, sign(webhookSecret, body)), 'and the genuine one still counts').toBe('200');
  expect(await status()).toBe('paid');
});

test('request 29: a webhook about an order we do not know is kept, and pays nothing', async ({ corner }) => {
  const { said, status } = await begin(corner);
  const body = said({ id: 'cs_0000000000000000', metadata: null });
  expect(await push(corner, body, sign(corner.webhookSecret, body))).toBe('200');
  await corner.shop.checkout.work();
  expect(await status()).toBe('created');
  expect(corner.lines).toEqual([]);
});

for (const [fault, answers, ends] of [
  ['forged', [401, 401, 401], 'created'],
  ['stale', [401, 401, 401], 'created'],
  ['future', [401, 401, 401], 'created'],
  ['reserialised', [401, 401, 401], 'created'],
  ['twice', [200, 200], 'paid'],
  ['otherAmount', [200], 'review'],
] as const)
  test(`† the sandbox sends a webhook ${fault}: the order is ${ends}`, async ({ corner }) => {
    const { id, bill, status } = await begin(corner);
    // Nothing but the webhook may tell.
    await corner.control('POST', '/faults', { on: 'retrieve', do: 'status', status: 503, times: 1_000 });
    await corner.control('POST', `/orders/${bill.id}/pay`, { faults: [fault] });
    await corner.control('POST', '/clock', { advance: 60_000 });
    const told = async () => (await corner.webhooks()).flatMap(({ attempts }) => attempts.map((one) => one.status));
    await expect.poll(told).toEqual(answers);
    await corner.shop.checkout.work();
    expect(await status()).toBe(ends);
    const trouble = ends === 'review' ? ['amount_mismatch'] : [];
    expect((await corner.shop.checkout.orders.get(id)).trouble).toEqual(trouble);
    if (ends === 'paid') await expect.poll(() => corner.lines.length).toBe(1);
  });
