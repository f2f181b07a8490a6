import assert from 'node:assert/strict';
import { test } from 'node:test';
import { basic, FIRST, openCorp, PAIR, WORKSHOP } from '../../test/onecp.ts';

const CHECKOUT = {
  reference: 'CC-9081',
  payment: { reference: 'CC-9081', provider: 'Stripe' },
  customer: { firstName: 'Ida', lastName: 'Kern', email: 'ida@corp.test', phone: '+4930123456', address: null },
  beneficiary: { firstName: 'Tom', lastName: 'Abel', email: 'tom@corp.test' },
  billing: { name: 'Corp AG', email: 'ap@corp.test', address: null, externalIds: { sap_id: '77' } },
  card: {},
  reporting: {},
};

test('item 5 E6 a new transaction is PENDING and has no checkout', async () => {
  const corp = openCorp();
  await corp.create();
  const told = await corp.api('GET', '/status/65aa20000000000000000010');
  assert.deepEqual([told.status, told.body], [200, { status: 'PENDING' }]);
});

test('item 5 pendingCheckout: a part of the checkout stands beside PENDING (C4)', async () => {
  const corp = openCorp({ pendingCheckout: true });
  await corp.create();
  const { body } = await corp.api('GET', `/status/${FIRST}`);
  assert.deepEqual(body, { status: 'PENDING', checkout: { reference: 'CC-9081', customer: CHECKOUT.customer } });
});

test('item 6 E7 paid: the full checkout, addresses null; † another address by switch', async () => {
  const corp = openCorp();
  await corp.paid();
  const told = await corp.api('GET', `/status/${FIRST}`);
  assert.deepEqual([told.status, told.body], [200, { status: 'PAID', checkout: CHECKOUT }]);
  const address = { street: 'Rheinweg 1' };
  const elsewhere = openCorp({ address });
  await elsewhere.paid();
  assert.partialDeepStrictEqual((await elsewhere.api('GET', `/status/${FIRST}`)).body, {
    checkout: { customer: { address }, billing: { address } },
  });
});

test('item 3 E8 another shape of id is 400, an unknown one 404, another widget’s 401', async () => {
  const corp = openCorp();
  const theirs = await corp.create(WORKSHOP, basic('wdg_next', 'other'));
  for (const [id, status] of [
    ['xyz', 400],
    ['65AA20000000000000000010', 400],
    ['65aa2000000000000000001', 400],
    ['65aa2000000000000000ffff', 404],
    [theirs, 401],
  ] as const)
    assert.equal((await corp.api('GET', `/status/${id}`)).status, status, id);
  assert.equal(await corp.status(theirs, basic('wdg_next', 'other')), 'PENDING', 'the twin');
});

test('item 3 cancel and update: unknown 404, another widget’s 403 †, malformed 400 †', async () => {
  const corp = openCorp();
  const theirs = await corp.create(WORKSHOP, basic('wdg_next', 'other'));
  const form = new FormData();
  form.append('itemsOrder', '1');
  for (const [id, status] of [['65aa2000000000000000ffff', 404], [theirs, 403], ['xyz', 400]] as const)
    for (const [method, path, body] of [
      ['PATCH', `/cancel/${id}`, { itemsOrder: [1] }],
      ['PATCH', `/cancel/${id}/invoice`, form],
      ['PUT', `/${id}`, { title: 'x' }],
    ] as const)
      assert.equal((await corp.api(method, path, body)).status, status, `${method} ${path}`); // prettier-ignore
});

test('item 13 E16 update: title, note, both or † neither; omitted stays; the status is unaffected', async () => {
  const corp = openCorp();
  const id = await corp.create({ ...PAIR, note: 'kept' });
  const kept = () => {
    const { title, note } = corp.sandbox.snapshot().onecp?.transactions[0] ?? assert.fail();
    return [title, note];
  };
  for (const [body, expected] of [
    [{ title: 'Trip to Basel (moved)' }, ['Trip to Basel (moved)', 'kept']],
    [{ note: 'new' }, ['Trip to Basel (moved)', 'new']],
    [{}, ['Trip to Basel (moved)', 'new']],
    [{ title: 'Both', note: '' }, ['Both', '']],
  ] as const) {
    const told = await corp.api('PUT', `/${id}`, body);
    assert.deepEqual([told.status, told.body], [200, { message: 'Updated successfully' }]);
    assert.deepEqual(kept(), expected);
  }
  for (const body of [{ title: 7 }, { note: null }, [], 7, '{'])
    assert.equal((await corp.api('PUT', `/${id}`, body)).status, 400, `† ${JSON.stringify(body)}`);
  assert.equal(await corp.status(id), 'PENDING');
});

test('item 14 both status routes stand; PUT shadows none; another method is 405 †, another path 404', async () => {
  const corp = openCorp();
  const id = await corp.create();
  for (const [method, path, status] of [
    ['GET', '/status', 201],
    ['GET', `/status/${id}`, 200],
    ['PUT', '/status', 405],
    ['PUT', '/initialize', 405],
    ['PUT', '/cancel', 404],
    ['PUT', '/checkout', 404],
    ['PUT', '/', 404],
    ['POST', '/status', 405],
    ['GET', '/initialize', 405],
    ['POST', `/cancel/${id}`, 405],
    ['PUT', `/cancel/${id}/invoice`, 405],
    ['GET', `/${id}`, 404],
    ['DELETE', `/${id}`, 404],
    ['POST', '/transactions', 404],
    ['GET', '/nothing/at/all', 404],
  ] as const) {
    const told = await corp.api(method, path, method === 'GET' ? undefined : {});
    assert.equal(told.status, status, `${method} ${path}`);
    if (status >= 400) assert.partialDeepStrictEqual(told.body, { statusCode: status });
  }
});

test('E17 † rawPending: a status nobody documents', async () => {
  const corp = openCorp({ rawPending: 'ON_HOLD' });
  await corp.create();
  assert.deepEqual((await corp.api('GET', `/status/${FIRST}`)).body, { status: 'ON_HOLD' });
  await corp.act(FIRST, 'pay');
  assert.equal(await corp.status(FIRST), 'PAID');
});

test('faults: each operation by its name, before and after what it does', async () => {
  const corp = openCorp();
  const id = await corp.paid(PAIR);
  for (const [on, method, path, body] of [
    ['account', 'GET', '/status', undefined],
    ['retrieve', 'GET', `/status/${id}`, undefined],
    ['create', 'POST', '/initialize', WORKSHOP],
    ['cancel', 'PATCH', `/cancel/${id}`, { itemsOrder: [1] }],
    ['update', 'PUT', `/${id}`, { note: 'n' }],
  ] as const) {
    await corp.control('POST', '/faults', { on, do: 'status', status: 500, gateway: 'one-cp' });
    const told = await corp.api(method, path, body);
    assert.deepEqual([told.status, told.body], [500, { statusCode: 500, message: 'Internal server error' }], on);
    assert.ok((await corp.api(method, path, body)).status < 300, 'once');
  }
  await corp.control('POST', '/faults', { on: 'create', do: 'reset', stage: 'after' });
  const before = corp.sandbox.snapshot().onecp?.transactions.length ?? 0;
  const init = { method: 'POST', headers: { authorization: basic('wdg_demo', 's3cret') }, body: JSON.stringify(PAIR) };
  assert.deepEqual(await corp.fetch('/one-cp/initialize', init), { fault: 'reset' });
  assert.equal(corp.sandbox.snapshot().onecp?.transactions.length, before + 1, 'an orphan');
});
