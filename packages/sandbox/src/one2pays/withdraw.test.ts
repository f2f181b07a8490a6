import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Body, endpoint, type Market, openMarket, OTHER, START, wrongOf } from '../../test/one2pays.ts';

const balance = async (market: Market) => (await market.api('GET', '/balance')).body['data'];
const available = async (market: Market) => (await balance(market)).wallet.available;
const made = async (market: Market, changes?: Body): Promise<Body> => (await market.withdraw(changes)).body['data'];
const act = async (market: Market, id: string, verb: string, body?: Body) =>
  (await market.control('POST', `/withdraws/${id}/${verb}`, body)).body;

test('item 19 † a withdraw is created pending, and tells its destination', async () => {
  const market = openMarket();
  const { status, body } = await market.withdraw();
  assert.equal(status, 201);
  assert.deepEqual(body, {
    success: true,
    data: {
      id: body['data'].id,
      amount: '1000.00',
      currency: 'THB',
      status: 'pending',
      referenceId: 'W-1',
      bankCode: '004',
      bankAccountNumber: '1112223334',
      bankAccountName: 'Somchai Jaidee',
      createdAt: '2025-01-01T00:00:00.000Z',
    },
  });
  const { id } = body['data'];
  assert.deepEqual((await market.api('GET', `/withdraws/${id}`)).body, body);
  assert.partialDeepStrictEqual((await market.api('GET', '/withdraws')).body, {
    data: { total: 1, data: [body['data']] },
  });
});

test('§7 † the balance: wallet, what is not settled, and their sum', async () => {
  const market = openMarket();
  assert.deepEqual(await balance(market), {
    currency: 'THB',
    wallet: { available: '1000000.00' },
    settlement: { pending: '0.00' },
    total: '1000000.00',
  });
  await market.act((await market.create())['id'], 'pay');
  await market.create();
  await market.withdraw();
  assert.partialDeepStrictEqual(await balance(market), {
    wallet: { available: '999000.00' },
    settlement: { pending: '25900.00' },
    total: '1024900.00',
  });
  const neighbour = await market.api('GET', '/balance', undefined, OTHER);
  assert.partialDeepStrictEqual(neighbour.body, { data: { total: '1000000.00' } });
});

test('item 19 what a withdraw reserves is gone when paid, and back when it failed or was canceled', async () => {
  for (const [verbs, status, left] of [
    [[], 'pending', '4000.00'],
    [['process'], 'processing', '4000.00'],
    [['pay'], 'paid', '4000.00'],
    [['process', 'pay'], 'paid', '4000.00'],
    [['fail'], 'failed', '5000.00'],
    [['process', 'fail'], 'failed', '5000.00'],
    [['cancel'], 'canceled', '5000.00'],
  ] as const) {
    const market = openMarket({ balance: 5000 });
    const { id } = await made(market);
    for (const verb of verbs) await act(market, id, verb);
    assert.equal((await market.api('GET', `/withdraws/${id}`)).body['data'].status, status);
    assert.equal(await available(market), left, verbs.join());
  }
});

test('item 19 † more than there is: 400, the code a switch; nothing is stored', async () => {
  for (const [codes, code] of [[undefined, 'INSUFFICIENT_BALANCE'], [{ insufficientBalance: 'NO_MONEY' }, 'NO_MONEY']] as const) {
    const market = openMarket({ balance: 1500, ...(codes ? { codes } : {}) });
    assert.equal((await market.withdraw()).status, 201);
    assert.equal(wrongOf(await market.withdraw()), `400 ${code}`);
    assert.equal((await market.withdraw({ amount: '500.00' })).status, 201);
    assert.equal(await available(market), '0.00');
    assert.equal((await market.api('GET', '/withdraws')).body['data'].total, 2);
  } // prettier-ignore
});

test('item 19 two at once cannot spend the same money', async () => {
  const market = openMarket({ balance: 1000 });
  const answers = await Promise.all([market.withdraw(), market.withdraw()]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 400]);
});

test('item 19 withdraw.paid, .failed, .canceled; † the alias withdrawal.*, and both names for a subscription', async () => {
  for (const [verb, event] of [['pay', 'paid'], ['fail', 'failed'], ['cancel', 'canceled']] as const)
    for (const family of ['withdraw', 'withdrawal'] as const)
      for (const asked of ['withdraw.*', 'withdrawal.*'])
        for (const style of ['flat', 'envelope'] as const) {
          const market = openMarket({ withdrawEvents: family, webhook: endpoint({ style, events: [asked] }) });
          const { id } = await made(market);
          await act(market, id, verb);
          await market.settle();
          assert.deepEqual(market.events(), [`${family}.${event}`]);
          const body = JSON.parse(market.received[0]?.body ?? '') as Body;
          const what = { referenceId: 'W-1', status: event, amount: '1000.00', currency: 'THB' };
          assert.deepEqual(
            body,
            style === 'flat'
              ? { event: `${family}.${event}`, withdrawId: id, ...what }
              : { id: body['id'], type: `${family}.${event}`, data: { id, ...what }, createdAt: new Date(START).toISOString() }, // prettier-ignore
          );
        } // prettier-ignore
});

test('item 19 † cancel by the API: while pending, else 409', async () => {
  const market = openMarket({ webhook: endpoint(), codes: { cancelFinal: 'TOO_LATE' } });
  const { id } = await made(market);
  const { status, body } = await market.api('POST', `/withdraws/${id}/cancel`);
  assert.equal(status, 200);
  assert.equal(body['data'].status, 'canceled');
  await market.settle();
  assert.deepEqual(market.events(), ['withdraw.canceled']);
  assert.equal(wrongOf(await market.api('POST', `/withdraws/${id}/cancel`)), '409 TOO_LATE');
  const other = await made(market);
  await act(market, other['id'], 'process');
  assert.equal(wrongOf(await market.api('POST', `/withdraws/${other['id']}/cancel`)), '409 TOO_LATE');
});

test('items 5, 7, 8, 9, 10, 20 the same rules as for payments, and names of its own for the destination', async () => {
  const market = openMarket();
  for (const [field, value] of [
    ['amount', 1000],
    ['amount', '0'],
    ['currency', 'USD'],
    ['referenceId', 'a b'],
    ['bankCode', '04'],
    ['bankAccountNumber', '123'],
    ['bankAccountName', ''],
    ['bankAccountName', undefined],
    ['idempotencyKey', ''],
  ] as const)
    assert.equal(wrongOf(await market.withdraw({ [field]: value })), `400 VALIDATION_ERROR ${field}`);
  const first = await market.withdraw({ referenceId: 'W', idempotencyKey: 'k' });
  const again = await market.withdraw({ referenceId: 'W', idempotencyKey: 'k' });
  assert.deepEqual([again.status, again.text], [201, first.text]);
  assert.equal(wrongOf(await market.withdraw({ referenceId: 'W' })), '409 DUPLICATE_REFERENCE_ID');
  assert.equal(wrongOf(await market.withdraw({ referenceId: 'W2', idempotencyKey: 'k' })), '409 IDEMPOTENCY_CONFLICT');
  assert.equal(
    (await market.create({ referenceId: 'W' }))['referenceId'],
    'W',
    '† a payment may have the reference too',
  );

  for (const [method, path] of [['GET', ''], ['POST', '/cancel']] as const) {
    const answer = await market.api(method, `/withdraws/${first.body['data'].id}${path}`, undefined, OTHER);
    assert.equal(wrongOf(answer), '404 RESOURCE_NOT_FOUND', 'another merchant’s');
    assert.equal(wrongOf(await market.api(method, `/withdraws/x${path}`)), '404 RESOURCE_NOT_FOUND');
  } // prettier-ignore
  assert.equal((await market.api('GET', '/withdraws?limit=1&page=2')).body['data'].totalPages, 1);
});

test('§6 † withdrawFields: the destination under other names', async () => {
  const market = openMarket({ withdrawFields: { bankCode: 'bank', accountNumber: 'account' } });
  assert.equal(wrongOf(await market.withdraw()), '400 VALIDATION_ERROR bank');
  const { status, body } = await market.withdraw({ bank: '014', account: '1234567890' });
  assert.equal(status, 201);
  assert.partialDeepStrictEqual(body['data'], {
    bank: '014',
    account: '1234567890',
    bankAccountName: 'Somchai Jaidee',
  });
  assert.equal('bankCode' in body['data'], false);
});

test('† /control/withdraws lists, filters and steers; a withdraw is no order', async () => {
  const market = openMarket({ webhook: endpoint() });
  const { id } = await made(market, { metadata: { payroll: 'May' } });
  await made(market);
  assert.deepEqual((await market.control('GET', `/withdraws/${id}`)).body, {
    gateway: 'one2pays',
    id,
    merchant: 'tea',
    status: 'pending',
    amount: 1000,
    currency: 'THB',
    metadata: { payroll: 'May', referenceId: 'W-1' },
    createdAt: '2025-01-01T00:00:00.000Z',
  });
  for (const [query, count] of [['', 2], ['?metadata.payroll=May', 1], ['?status=paid', 0], ['?merchant=neighbour', 0], ['?gateway=one2pays', 2]] as const)
    assert.partialDeepStrictEqual((await market.control('GET', `/withdraws${query}`)).body, { count }, query); // prettier-ignore
  assert.partialDeepStrictEqual((await market.control('GET', '/orders')).body, { count: 0 });

  assert.equal((await act(market, id, 'pay', { faults: ['twice'] }))['status'], 'paid');
  await market.settle();
  assert.deepEqual(market.events(), ['withdraw.paid', 'withdraw.paid']);
  for (const verb of ['pay', 'fail', 'process', 'cancel']) {
    const { status, body } = await market.control('POST', `/withdraws/${id}/${verb}`);
    assert.equal(status, 409);
    assert.deepEqual(body, { error: { code: 'state_refused', message: 'The withdraw is paid.' } });
  }
  for (const [method, path] of [
    ['GET', ''],
    ['POST', '/pay'],
  ] as const)
    assert.equal((await market.control(method, `/withdraws/x${path}`)).status, 404);
  assert.equal((await market.control('POST', `/withdraws/${id}/pay`, { faults: ['nonsense'] })).status, 400);
  assert.equal((await market.control('POST', `/withdraws/${id}/explode`)).status, 404);
});
