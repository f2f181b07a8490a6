import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok, setUp } from './staged.fixture.ts';

for (const to of [
  'https://evil.example/base/api',
  'http://pay.example/base/api',
  'https://pay.example:8443/base/api',
  'https://pay.example/elsewhere',
  'https://pay.example/based',
  'https://user:pass@pay.example/base/api',
  '/../admin',
  '/%2e%2e/admin',
  'api',
])
  test(`nothing leaves for ${to}, which is not below baseUrl`, async () => {
    const { send, asked } = setUp([ok()]);
    const sent = await send({ method: 'GET', to, headers: { authorization: 'Bearer sk_x' } });
    assert.deepEqual(sent, { is: 'not-sent', why: 'address', code: null });
    assert.equal(asked.length, 0);
  });

test('a whole address below baseUrl is sent, so the check above is not refusing everything', async () => {
  const { send, asked } = setUp([ok()]);
  assert.equal((await send({ method: 'GET', to: 'https://pay.example/base/api' })).is, 'answer');
  assert.equal(asked.length, 1);
});

for (const [baseUrl, fault] of [
  ['checkout.example', /not a URL/],
  ['http://checkout.example', /not https/],
  ['http://127.0.0.1.evil.example', /not https/],
  ['https://me:pw@checkout.example', /credentials/],
  ['https://checkout.example?x', /query/],
  ['ftp://localhost', /not https/],
] as const)
  test(`baseUrl ${baseUrl} is refused when the account is made`, () => {
    assert.throws(() => setUp([], { baseUrl }), { name: 'TypeError', message: fault });
  });

for (const baseUrl of [
  'http://127.0.0.1:9/opencheckout',
  'http://localhost:9/',
  'http://[::1]:9',
  'https://x.example/a/',
])
  test(`baseUrl ${baseUrl} is fine`, async () => {
    const { send, asked } = setUp([ok()], { baseUrl });
    await send({ method: 'GET', to: '/api' });
    assert.equal(asked[0]?.url, `${baseUrl.replace(/\/$/, '')}/api`);
  });
