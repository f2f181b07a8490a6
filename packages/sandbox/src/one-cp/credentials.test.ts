import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AUTH, basic, FIRST, openCorp, PROVIDER, WORKSHOP } from '../../test/onecp.ts';

test('item 1 E1 the connection check answers 201 with status and provider alone; statusCode 200 by switch', async () => {
  const told = await openCorp().api('GET', '/status');
  assert.deepEqual([told.status, told.body], [201, { status: 'ready', provider: '65aa10000000000000000001' }]);
  const older = await openCorp({ statusCode: 200 }).api('GET', '/status');
  assert.deepEqual([older.status, older.body], [200, { status: 'ready', provider: PROVIDER }]);
});

test('item 1 † a widget without a provider is told 24 hex digits, the same ones always, and not its neighbour’s', async () => {
  const providerOf = async (authorization: string) => {
    const { body } = await openCorp().api('GET', '/status', undefined, authorization);
    return (body as { provider: string }).provider;
  };
  const provider = await providerOf(basic('wdg_next', 'other'));
  assert.match(provider, /^[0-9a-f]{24}$/);
  assert.equal(await providerOf(basic('wdg_next', 'other')), provider);
  assert.notEqual(provider, PROVIDER);
});

test('item 2 E2 missing, malformed and wrong credentials are 401 † with statusCode and message, on every endpoint', async () => {
  const corp = openCorp();
  await corp.create();
  const body = { statusCode: 401, message: 'Unauthorized' };
  for (const [what, authorization] of [
    ['none', null],
    ['a wrong secret', basic('wdg_demo', 'nope')],
    ['a longer secret', basic('wdg_demo', 's3cret2')],
    ['an unknown widget', basic('wdg_none', 's3cret')],
    ['somebody else’s secret', basic('wdg_demo', 'other')],
    ['no colon', `Basic ${btoa('wdg_demo')}`],
    ['no base64', 'Basic %%%'],
    ['no UTF-8', `Basic ${btoa('\xff:\xff')}`],
    ['Bearer', 'Bearer s3cret'],
  ] as const)
    for (const [method, path, sent] of [
      ['GET', '/status', undefined],
      ['GET', `/status/${FIRST}`, undefined],
      ['POST', '/initialize', WORKSHOP],
      ['PATCH', `/cancel/${FIRST}`, { itemsOrder: [1] }],
      ['PATCH', `/cancel/${FIRST}/invoice`, new FormData()],
      ['PUT', `/${FIRST}`, { title: 'x' }],
    ] as const) {
      const told = await corp.api(method, path, sent, authorization);
      assert.deepEqual([told.status, told.body], [401, body], `${what}: ${method} ${path}`);
    }
});

test('item 2 a secret may hold colons and letters beyond ASCII, as UTF-8', async () => {
  const corp = openCorp({ widgetId: 'wdg_ü', backendSecret: 'a:b:ß' });
  const text = [...new TextEncoder().encode('wdg_ü:a:b:ß')].map((byte) => String.fromCharCode(byte)).join('');
  assert.equal((await corp.api('GET', '/status', undefined, `Basic ${btoa(text)}`)).status, 201);
  assert.equal((await corp.api('GET', '/status', undefined, `basic ${btoa(text)}`)).status, 201, 'any case');
});

test('item 2 forbidden: right credentials are 403 everywhere, wrong ones 401 still', async () => {
  const corp = openCorp({ forbidden: true });
  for (const [method, path, body] of [
    ['GET', '/status', undefined],
    ['GET', `/status/${FIRST}`, undefined],
    ['POST', '/initialize', WORKSHOP],
    ['PATCH', `/cancel/${FIRST}`, { itemsOrder: [1] }],
    ['PUT', `/${FIRST}`, {}],
  ] as const)
    assert.deepEqual((await corp.api(method, path, body)).body, { statusCode: 403, message: 'Forbidden' }, path);
  assert.equal((await corp.api('GET', '/status', undefined, basic('wdg_demo', 'x'))).status, 401);
});

test('item 2 † errorBody false: an error is a status alone, planned ones too; an answer keeps its body', async () => {
  const corp = openCorp({ errorBody: false });
  const id = await corp.create();
  for (const [status, method, path, body, authorization] of [
    [401, 'GET', '/status', undefined, basic('wdg_demo', 'x')],
    [400, 'GET', '/status/xyz', undefined, AUTH],
    [404, 'GET', '/status/65aa2000000000000000ffff', undefined, AUTH],
    [400, 'PATCH', `/cancel/${id}`, { itemsOrder: [1] }, AUTH],
  ] as const) {
    const told = await corp.api(method, path, body, authorization);
    assert.deepEqual([told.status, told.body], [status, null], path);
  }
  await corp.control('POST', '/faults', { on: 'account', do: 'status', status: 503, retryAfter: 2 });
  const planned = await corp.api('GET', '/status');
  assert.deepEqual([planned.status, planned.body, planned.headers.get('retry-after')], [503, null, '2']);
  assert.equal(await corp.status(id), 'PENDING', 'the twin');
});

test('item 15 † without a switch nothing is limited; with one, so many calls pass in a minute', async () => {
  const free = openCorp();
  for (let call = 0; call < 200; call += 1) assert.equal((await free.api('GET', '/status')).status, 201);
  const corp = openCorp({ rateLimited: 2 });
  const statuses = async () => {
    const all = [];
    for (let call = 0; call < 3; call += 1) all.push((await corp.api('GET', '/status')).status);
    return all;
  };
  assert.deepEqual(await statuses(), [201, 201, 429]);
  const limited = await corp.api('GET', '/status');
  assert.deepEqual(limited.body, { statusCode: 429, message: 'Too many requests' });
  assert.equal(limited.headers.get('retry-after'), '60');
  assert.equal((await corp.api('GET', '/status', undefined, basic('wdg_next', 'other'))).status, 201);
  await corp.sandbox.clock.advance(60_000);
  assert.deepEqual(await statuses(), [201, 201, 429]);
  assert.equal((await openCorp({ rateLimited: 0 }).api('GET', '/status')).status, 429);
});
