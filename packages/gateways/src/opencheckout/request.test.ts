import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@tillkit/core/problem';
import type { Quote } from '@tillkit/core/quote';
import { setUp, line, quote, request, text } from './staged.fixture.ts';

test('the request, byte for byte', () => {
  const { adapter } = setUp();
  const expected =
    '{"mode":"payment","line_items":[{"price_data":{"currency":"usd","product_data":{"name":"Tea tin"},"unit_amount":1250},"quantity":2},{"price_data":{"currency":"usd","product_data":{"name":"Mug"},"unit_amount":900},"quantity":1}],"success_url":"https://shop.example/checkout/return/at_1?r=nonce","cancel_url":"https://shop.example/checkout/return/at_1?r=nonce&canceled","metadata":{"tillkit_attempt":"at_1"},"expires_in_seconds":1800}';
  assert.equal(text(adapter.request(request())), expected);
  assert.deepEqual(adapter.request(request()), adapter.request(request()));
});

test('nothing of the buyer is in the request; the twin shows the fields were there to leak', () => {
  const input = request({ fields: { email: 'ada@example.com' }, locale: 'de' });
  assert.ok(JSON.stringify(input).includes('ada@example.com') && JSON.stringify(input).includes('Ada'));
  const bytes = text(setUp().adapter.request(input));
  assert.ok(!bytes.includes('ada@example.com') && !bytes.includes('Ada') && !bytes.includes('A-17'));
});

for (const [expiresAt, seconds] of [
  ['2026-09-21T14:13:20.000Z', 300],
  ['2026-09-21T14:00:00.000Z', 300],
  ['2026-09-21T14:18:21.900Z', 301],
  ['2026-09-22T14:13:20.000Z', 86_400],
  ['2026-09-29T14:13:20.000Z', 86_400],
] as const)
  test(`expiry at ${expiresAt} is ${seconds} seconds`, () => {
    const body = JSON.parse(text(setUp().adapter.request(request({ expiresAt }))));
    assert.equal(body.expires_in_seconds, seconds);
  });

const lines = (parts: Partial<Quote>) => {
  const { line_items: items } = JSON.parse(text(setUp().adapter.request(request({ quote: quote(parts) }))));
  return items.map((item: any) => [item.price_data.product_data.name, item.price_data.unit_amount, item.quantity]);
};
test('lines are told in the gateway’s own scale; where a unit cannot be, the total is', () => {
  const mga = { currency: 'MGA', title: 'Beads' };
  assert.deepEqual(lines({ ...mga, lines: [line('Bead', 3, 90_000)], total: 90_000 }), [['Bead', 300, 3]]);
  assert.deepEqual(lines({ ...mga, lines: [line('A', 1, 50), line('B', 1, 150)], total: 200 }), [['Beads', 2, 1]]);
  assert.deepEqual(lines({ currency: 'ISK', lines: [line('Bead', 2, 600)], total: 600 }), [['Bead', 30_000, 2]]);
  assert.deepEqual(lines({ discount: 400, total: 3000 }), [['Tea tin and 1 more', 3000, 1]]);
});

const returns = (returnUrl: string, allowLoopbackUrls = false) => {
  const { adapter } = setUp([], { allowLoopbackUrls });
  return () => adapter.request(request({ returnUrl }));
};
for (const url of [
  'http://shop.example/r',
  'https://localhost/r',
  'https://shop.localhost/r',
  'https://127.0.0.1/r',
  'https://10.0.0.4/ok',
  'https://192.168.1.4/r',
  'https://172.16.0.1/r',
  'https://169.254.169.254/r',
  'https://100.64.0.1/r',
  'https://[::1]/r',
  'https://[fd00::1]/r',
  'https://me:pw@shop.example/r',
  `https://shop.example/${'x'.repeat(2_048)}`,
  '/r',
])
  test(`E14 a return to ${url.slice(0, 40)} is refused before it is sent, with the fix`, () => {
    assert.throws(returns(url), (error) => error instanceof Problem && error.code === 'gateway_refused');
  });

test('allowLoopbackUrls lets the buyer return to this machine, and nowhere else that is not public', () => {
  for (const url of [
    'http://localhost:4242/r',
    'http://127.0.0.1:4242/r',
    'https://localhost/r',
    'https://shop.example/r',
  ])
    assert.doesNotThrow(returns(url, true), url);
  for (const url of ['http://shop.example/r', 'https://10.0.0.4/r', 'javascript:alert(1)//localhost'])
    assert.throws(returns(url, true), Problem, url);
  for (const url of ['https://shop.example/r', 'https://8.8.8.8/r', 'https://172.32.0.1/r'])
    assert.doesNotThrow(returns(url), url);
});
