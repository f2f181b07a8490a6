import assert from 'node:assert/strict';
import { test } from 'node:test';
import { B1, endpoint, ID, openMarket, OTHER, wrongOf } from '../../test/one2pays.ts';

const UNKNOWN = { success: false, error: { code: 'RESOURCE_NOT_FOUND', message: 'Payment not found' } };
const NOBODY = '00000000-0000-4000-8000-000000000000';

test('exchange 8 vector 2 item 13 a read tells what the create told', async () => {
  const { api } = openMarket();
  const created = await api('POST', '/payments', B1);
  const signature = 'sha256=b767bd6299ea9ad87016df5ad0d5eabd200c932d010ccd161198560ad19bc315';
  const read = await api('GET', `/payments/${ID}`, undefined, { signature });
  assert.equal(read.status, 200);
  assert.equal(read.text, created.text);
});

test('exchange 9 item 20 an unknown id, a malformed one, and another merchant’s: 404', async () => {
  const market = openMarket();
  await market.create();
  const other = await market.create({}, OTHER);
  for (const id of [NOBODY, 'x', '%00', 'pay_1', String(other['id'])])
    for (const [method, path] of [['GET', ''], ['POST', '/cancel']] as const) {
      const answer = await market.api(method, `/payments/${encodeURIComponent(id)}${path}`);
      assert.deepEqual([answer.status, answer.body], [404, UNKNOWN], `${method} ${id}`);
    } // prettier-ignore
  assert.equal((await market.api('GET', `/payments/${String(other['id'])}`, undefined, OTHER)).status, 200);
});

test('exchange 10 item 15 the second page of three', async () => {
  const market = openMarket();
  const first = await market.create();
  await market.create();
  await market.create();
  const { status, body } = await market.api('GET', '/payments?page=2&limit=2');
  assert.equal(status, 200);
  assert.deepEqual(body, { success: true, data: { data: [first], total: 3, page: 2, limit: 2, totalPages: 2 } });
});

test('item 15 defaults, the end, and what is beyond it', async () => {
  const market = openMarket();
  assert.deepEqual((await market.api('GET', '/payments')).body['data'], { data: [], total: 0, page: 1, limit: 10, totalPages: 0 }); // prettier-ignore
  for (let count = 0; count < 11; count += 1) await market.create({ referenceId: `R-${count}` });
  const { data } = (await market.api('GET', '/payments')).body;
  assert.partialDeepStrictEqual(data, { total: 11, page: 1, limit: 10, totalPages: 2 });
  assert.deepEqual([data.data.length, data.data[0].referenceId], [10, 'R-10'], 'newest first');
  const beyond = await market.api('GET', '/payments?page=9&limit=100');
  assert.deepEqual(beyond.body['data'], { data: [], total: 11, page: 9, limit: 100, totalPages: 1 });
});

test('item 15 † page and limit out of range: 400 with the field', async () => {
  const { api } = openMarket();
  for (const [query, field] of [['limit=0', 'limit'], ['limit=101', 'limit'], ['limit=x', 'limit'], ['limit=', 'limit'], ['limit=1.5', 'limit'], ['page=0', 'page'], ['page=-1', 'page'], ['page=x', 'page']] as const)
    for (const path of ['/payments', '/withdraws'])
      assert.equal(wrongOf(await api('GET', `${path}?${query}`)), `400 VALIDATION_ERROR ${field}`, query); // prettier-ignore
});

test('item 15 † status and referenceId filter, as extras', async () => {
  const market = openMarket();
  const paid = await market.create({ referenceId: 'R-1' });
  await market.create({ referenceId: 'R-2' });
  await market.create({ referenceId: 'R-1' }, OTHER);
  await market.act(paid['id'], 'pay');
  for (const [query, total] of [['?status=succeeded', 1], ['?status=processing', 1], ['?referenceId=R-1', 1], ['?referenceId=R-1&status=processing', 0], ['?status=unheard', 0]] as const)
    assert.equal((await market.api('GET', `/payments${query}`)).body['data'].total, total, query); // prettier-ignore
});

test('item 13 a payment stays in processing until it is paid; † nextAction is null then', async () => {
  const market = openMarket();
  const { id } = await market.create();
  await market.sandbox.clock.advance(899_999);
  assert.equal((await market.read(id))['status'], 'processing');
  await market.act(id, 'pay');
  assert.partialDeepStrictEqual(await market.read(id), { status: 'succeeded', nextAction: null });
  await market.sandbox.clock.advance(86_400_000);
  assert.equal((await market.read(id))['status'], 'succeeded', 'what was paid does not expire');
});

test('item 13 the timer expires it at its moment, and tells so', async () => {
  const market = openMarket({ webhook: endpoint() });
  const { id } = await market.create({ expiresInMinutes: 5 });
  await market.sandbox.clock.advance(299_999);
  assert.equal((await market.read(id))['status'], 'processing');
  await market.sandbox.clock.advance(1);
  assert.equal((await market.read(id))['status'], 'expired');
  await market.settle();
  assert.deepEqual(market.events(), ['payment.created', 'payment.expired']);
});

test('exchange 11 vector 4 item 14 cancel: canceled, and its webhook', async () => {
  const market = openMarket({ webhook: endpoint() });
  await market.api('POST', '/payments', B1);
  const { status, body } = await market.api('POST', `/payments/${ID}/cancel`, undefined, {
    timestamp: '1735689660000',
    signature: 'sha256=2912bb1b48e7696e009cdc290040e4895dd191fe6d649fecf12cce787352cdd9',
  });
  assert.equal(status, 200);
  assert.partialDeepStrictEqual(body, { success: true, data: { id: ID, status: 'canceled', nextAction: null } });
  await market.settle();
  assert.deepEqual(market.events(), ['payment.created', 'payment.canceled']);
});

test('item 14 † a second cancel, and one of what is final: 409; the code is a switch', async () => {
  for (const [codes, code] of [[undefined, 'INVALID_STATE'], [{ cancelFinal: 'PAYMENT_FINAL' }, 'PAYMENT_FINAL']] as const)
    for (const verb of ['cancel', 'pay', 'decline', 'expire']) {
      const market = openMarket(codes ? { codes } : {});
      const { id } = await market.create();
      const { status } = await market.act(id, verb);
      assert.equal(wrongOf(await market.api('POST', `/payments/${id}/cancel`)), `409 ${code}`, verb);
      assert.equal((await market.read(id))['status'], status);
    } // prettier-ignore
});
