import assert from 'node:assert/strict';
import { test } from 'node:test';
import { basic, openCorp, PAIR, TRIP, WORKSHOP } from '../../test/onecp.ts';

const one = (more: object) => ({ currency: 'EUR', title: 'T', items: [{ name: 'X', category: 'OTHER', ...more }] });

test('item 4 E3 a minimal initialize answers 201 with the transactionId alone', async () => {
  const told = await openCorp().api('POST', '/initialize', WORKSHOP);
  assert.deepEqual([told.status, told.body], [201, { transactionId: '65aa20000000000000000010' }]);
});

test('item 4 E4 a full one too; note, refIDs and amounts are kept, addressees are not', async () => {
  const corp = openCorp();
  await corp.create();
  const told = await corp.api('POST', '/initialize', TRIP);
  assert.deepEqual([told.status, told.body], [201, { transactionId: '65aa20000000000000000011' }]);
  const kept = corp.sandbox.snapshot().onecp?.transactions[1];
  assert.partialDeepStrictEqual(kept, { note: 'PO 4410', refIDs: { 'shop-order': 'B-2207' } });
  assert.doesNotMatch(JSON.stringify(kept), /buyer@corp/);
});

test('item 4 E5 without a title it is 400; blank, missing or of another type likewise, and nothing is stored', async () => {
  const corp = openCorp();
  for (const [what, body] of [
    ['E5', { currency: 'EUR', items: [{ name: 'X', category: 'OTHER', price: 1 }] }],
    ['blank title', { ...WORKSHOP, title: '  ' }],
    ['title', { ...WORKSHOP, title: 7 }],
    ['no currency', { ...WORKSHOP, currency: undefined }],
    ['blank currency', { ...WORKSHOP, currency: ' ' }],
    ['no items', { currency: 'EUR', title: 'T' }],
    ['† empty items', { ...WORKSHOP, items: [] }],
    ['† a currency nobody knows', { ...WORKSHOP, currency: 'EURO' }],
    ['† a price that is text', one({ price: '1' })],
    ['† a price below nothing', one({ price: -1 })],
    ['† a total beyond what a number says', one({ price: 1e13 })],
    ['† refIDs', { ...WORKSHOP, refIDs: { a: 1 } }],
    ['restrictedMethods', { ...WORKSHOP, restrictedMethods: 7 }],
    ['† a list', []],
    ['† no JSON', '{'],
    ['† nothing', ''],
  ] as const) {
    const told = await corp.api('POST', '/initialize', body);
    assert.equal(told.status, 400, what);
    assert.partialDeepStrictEqual(told.body, { statusCode: 400 }, what);
  }
  assert.deepEqual(corp.sandbox.snapshot().onecp?.transactions, []);
});

test('item 4 unknown fields and categories are tolerated †; restrictedMethods is a string or a list (C5)', async () => {
  const corp = openCorp();
  for (const more of [
    { nonsense: 1, items: [{ name: 'X', category: 'LAP_SUPPLIES', price: 1, quantity: { amount: 2 }, extra: [] }] },
    { restrictedMethods: 'METHOD_X' },
    { restrictedMethods: ['METHOD_X', 'METHOD_Y'] },
    { restrictedMethods: null, note: null, email: null },
  ])
    await corp.create({ ...WORKSHOP, ...more });
});

test('item 7 † what an item costs: its total as sent, else price × quantity and every PERCENT, exactly', async () => {
  const percent = (value: number) => ({ type: 'VAT', value, unit: 'PERCENT' });
  for (const [more, amount, currency] of [
    [{ price: 240, quantity: 1, total: 285.6 }, 28_560, 'EUR'],
    [{ price: 92 }, 9200, 'CHF'],
    [{ price: 310, taxes: [percent(3.8)] }, 32_178, 'CHF'],
    [{ price: 0.1, quantity: 3 }, 30, 'EUR'],
    [{ price: 1.005 }, 101, 'EUR'],
    [{ price: 100, quantity: 2, taxes: [percent(19), percent(1)] }, 24_000, 'EUR'],
    [{ price: 100, taxes: [{ value: 5, unit: 'FIXED' }] }, 10_000, 'EUR'],
    [{ price: 100, taxes: [percent(19)], totalTax: 7 }, 10_700, 'EUR'],
    [{ price: 450, totalTax: 10, total: 1350 }, 135_000, 'EUR'],
    [{ price: 650, quantity: 2 }, 1300, 'JPY'],
    [{ price: 1.234 }, 1234, 'KWD'],
    [{}, 0, 'EUR'],
  ] as const) {
    const corp = openCorp();
    const id = await corp.create({ ...one(more), currency });
    assert.partialDeepStrictEqual((await corp.control('GET', `/orders/${id}`)).body, { amount, currency });
  }
});

test('item 7 † amountUnit minor: numbers are whole smallest units', async () => {
  const corp = openCorp({ amountUnit: 'minor' });
  const id = await corp.create(one({ price: 12_050 }));
  assert.partialDeepStrictEqual((await corp.control('GET', `/orders/${id}`)).body, { amount: 12_050 });
  assert.match(await (await corp.call(`/one-cp/checkout/${id}`)).text(), /€120\.50/);
  await corp.act(id, 'pay');
  const told = await corp.api('PATCH', `/cancel/${id}`, { itemsOrder: [1], amount: 50 });
  assert.equal(told.status, 200);
  assert.deepEqual(corp.refunds(id), [50]);
});

test('item 4 no idempotency: the same body twice makes two transactions', async () => {
  const corp = openCorp();
  assert.notEqual(await corp.create(PAIR), await corp.create(PAIR));
  assert.notEqual(await corp.create(PAIR, basic('wdg_next', 'other')), await corp.create(PAIR));
});
