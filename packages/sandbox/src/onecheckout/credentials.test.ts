import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bearer, codeOf, K1, MUGS, openStall, type Stall, xApiKey } from '../../test/onecheckout.ts';

const apiKey = (key: string) => ({ 'api-key': key });

/** The operations of §9, and whether X-API-Key opens them. */
const OPERATIONS = [
  ['GET', '/me', undefined, true],
  ['POST', '/me', { phone: '1' }, true],
  ['POST', '/orders', MUGS, false],
  ['GET', '/orders/0042', undefined, false],
  ['POST', '/orders/0042/capture', undefined, false],
  ['POST', '/orders-list', {}, true],
  ['GET', '/orders/0042/events', undefined, true],
] as const;

const open = async (options?: Parameters<typeof openStall>[0]): Promise<Stall> => {
  const stall = openStall({ captureIdempotent: true, ...options });
  await stall.create();
  await stall.act('0042', 'pay');
  return stall;
};
const isOrder = (path: string): boolean => /^\/orders(\/\d+(\/capture)?)?$/.test(path);

test('§12.2 E7 no credentials: 400 api_key_required everywhere', async () => {
  const stall = await open();
  for (const [method, path, body] of OPERATIONS)
    for (const headers of [{}, { authorization: 'Basic SzE6' }, { authorization: 'Bearer ' }, xApiKey('')]) {
      const answer = await stall.api(method, path, body, headers);
      assert.deepEqual([answer.status, codeOf(answer)], [400, 'api_key_required'], `${method} ${path}`);
    }
});

test('§12.2 E7 C3 missingToken api1: the order endpoints answer 401 and a bare string, the others as before', async () => {
  const stall = await open({ missingToken: 'api1' });
  for (const [method, path, body] of OPERATIONS) {
    const answer = await stall.api(method, path, body, {});
    if (isOrder(path)) assert.deepEqual(answer, { status: 401, body: { error: 'missing token' } }, `${method} ${path}`);
    else assert.deepEqual([answer.status, codeOf(answer)], [400, 'api_key_required'], `${method} ${path}`);
  }
});

test('§12.2 E8 a wrong key is 401 api_key_invalid, in whatever header is taken', async () => {
  const stall = await open();
  for (const [method, path, body, takesX] of OPERATIONS)
    for (const headers of [bearer('nope'), apiKey('nope'), ...(takesX ? [xApiKey('nope')] : [])]) {
      const answer = await stall.api(method, path, body, headers);
      assert.deepEqual([answer.status, codeOf(answer)], [401, 'api_key_invalid'], `${method} ${path}`);
    }
});

test('§12.2 the matrix of §9: Bearer opens all, X-API-Key account, list and events', async () => {
  const stall = await open();
  for (const [method, path, body, takesX] of OPERATIONS) {
    assert.equal((await stall.api(method, path, body, bearer(K1))).status, 200, `${method} ${path}`);
    const answer = await stall.api(method, path, body, xApiKey(K1));
    if (takesX) assert.equal(answer.status, 200, `${method} ${path}`);
    else assert.deepEqual([answer.status, codeOf(answer)], [400, 'api_key_required'], `${method} ${path}`);
  }
});

test('§12.2 † orderTakesXApiKey opens read and capture to X-API-Key, never create', async () => {
  const stall = await open({ orderTakesXApiKey: true });
  for (const [method, path, body] of OPERATIONS)
    assert.equal((await stall.api(method, path, body, xApiKey(K1))).status, path === '/orders' ? 400 : 200, path);
});

test('§12.2 C1 † the header api-key opens all, and is nothing with acceptApiKeyHeader off', async () => {
  const stall = await open();
  for (const [method, path, body] of OPERATIONS)
    assert.equal((await stall.api(method, path, body, apiKey(K1))).status, 200, `${method} ${path}`);
  const strict = await open({ acceptApiKeyHeader: false });
  for (const [method, path, body] of OPERATIONS) {
    const answer = await strict.api(method, path, body, apiKey(K1));
    assert.deepEqual([answer.status, codeOf(answer)], [400, 'api_key_required'], `${method} ${path}`);
  }
});

test('§12.2 † Bearer is judged before the others, its scheme in any case', async () => {
  const stall = await open();
  assert.equal((await stall.api('GET', '/me', undefined, { ...bearer('nope'), ...xApiKey(K1) })).status, 401);
  assert.equal((await stall.api('GET', '/me', undefined, { ...bearer(K1), ...xApiKey('nope') })).status, 200);
  assert.equal((await stall.api('GET', '/me', undefined, { authorization: `bearer ${K1}` })).status, 200);
});
