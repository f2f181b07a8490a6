import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AUTH, type Corp, openCorp, PAIR, SUCCESS, TRIP } from '../../test/onecp.ts';

const cancel = (corp: Corp, id: string, body: unknown) => corp.api('PATCH', `/cancel/${id}`, body);
const answered = async (corp: Corp, id: string, body: unknown) => {
  const told = await cancel(corp, id, body);
  return [told.status, told.body];
};
const trip = async (corp: Corp) => {
  await corp.create();
  return corp.paid(TRIP);
};

test('items 8, 9 E9 a partial cancel by policy: 321.78 less 40', async () => {
  const corp = openCorp();
  const id = await trip(corp);
  assert.equal(id, '65aa20000000000000000011');
  assert.deepEqual(await answered(corp, id, { itemsOrder: [2] }), [200, { status: 'SUCCESS', errorMessage: null }]);
  assert.deepEqual(corp.refunds(id), [28_178]);
});

test('items 8, 9 E10 the remaining item with an explicit amount', async () => {
  const corp = openCorp();
  const id = await trip(corp);
  await cancel(corp, id, { itemsOrder: [2] });
  const body = { itemsOrder: [1], amount: 92, invoiceTitle: 'Storno', invoiceNumber: 'ST-14' };
  assert.deepEqual(await answered(corp, id, body), [200, SUCCESS]);
  assert.partialDeepStrictEqual(corp.sandbox.snapshot().onecp?.transactions[1]?.receipts[1], {
    items: [1],
    amount: 9200,
    invoiceTitle: 'Storno',
    invoiceNumber: 'ST-14',
    file: null,
  });
});

test('item 8 E11 an amount of 0 is the policy’s amount, as is none', async () => {
  for (const body of [{ itemsOrder: [2], amount: 0 }, { itemsOrder: [2] }, { itemsOrder: [2], amount: null }]) {
    const corp = openCorp();
    const id = await trip(corp);
    assert.deepEqual(await answered(corp, id, body), [200, SUCCESS]);
    assert.deepEqual(corp.refunds(id), [28_178], JSON.stringify(body));
  }
});

test('item 8 E12 what is PENDING cannot be cancelled: 400', async () => {
  const corp = openCorp();
  const id = await corp.create(PAIR);
  assert.equal((await cancel(corp, id, { itemsOrder: [1] })).status, 400);
  await corp.act(id, 'pay');
  assert.deepEqual(await answered(corp, id, { itemsOrder: [1] }), [200, SUCCESS], 'the twin that is paid');
});

test('item 8 E13 more than what is refundable: 200 FAILED †, and nothing changes', async () => {
  const corp = openCorp();
  const id = await corp.paid(PAIR);
  const failed = { status: 'FAILED', errorMessage: 'amount exceeds refundable' };
  assert.deepEqual(await answered(corp, id, { itemsOrder: [1], amount: 99_999 }), [200, failed]);
  assert.deepEqual(await answered(corp, id, { itemsOrder: [1], amount: 100.01 }), [200, failed]);
  assert.deepEqual(corp.refunds(id), []);
  assert.deepEqual(await answered(corp, id, { itemsOrder: [1], amount: 100 }), [200, SUCCESS]);
});

test('item 8 E14 an empty selection, and everything else that is no selection, is 400', async () => {
  const corp = openCorp();
  const id = await corp.paid(PAIR);
  for (const body of [
    { itemsOrder: [] },
    {},
    { itemsOrder: 1 },
    { itemsOrder: ['1'] },
    { itemsOrder: [1.5] },
    { itemsOrder: [0] },
    { itemsOrder: [-1] },
    { itemsOrder: [3] },
    { itemsOrder: [1, 3] },
    { itemsOrder: [1, 1] },
    { itemsOrder: [1], amount: -1 },
    { itemsOrder: [1], amount: '1' },
    { itemsOrder: [1], amount: 0.001 },
    { itemsOrder: [1], invoiceTitle: 7 },
    [],
    '{',
    '',
  ])
    assert.equal((await cancel(corp, id, body)).status, 400, JSON.stringify(body));
  assert.deepEqual(corp.refunds(id), []);
});

test('item 8 an item is cancelled once †; what is left can be cancelled, with its neighbours not', async () => {
  const corp = openCorp();
  const id = await corp.paid(PAIR);
  await cancel(corp, id, { itemsOrder: [1] });
  assert.equal((await cancel(corp, id, { itemsOrder: [1] })).status, 400);
  assert.equal((await cancel(corp, id, { itemsOrder: [1, 2] })).status, 400);
  assert.deepEqual(await answered(corp, id, { itemsOrder: [2] }), [200, SUCCESS]);
  assert.equal((await cancel(corp, id, { itemsOrder: [2] })).status, 400);
  assert.deepEqual(corp.refunds(id), [10_000, 2050]);
});

test('item 9 † policies: none, fixed, percent, several, more than there is, and of a kind nobody knows', async () => {
  const fixed = (amount: number) => ({ type: 'OFFSET_PENALTY', value: { amount, unit: 'FIXED_AMOUNT' } });
  const percent = (amount: number) => ({ type: 'OFFSET_PENALTY', value: { amount, unit: 'PERCENT' } });
  for (const [penalties, refund] of [
    [undefined, 1990],
    [[], 1990],
    [[fixed(5)], 1490],
    [[percent(10)], 1791],
    [[percent(33.3)], 1327],
    [[fixed(5), percent(50)], 495],
    [[fixed(50)], 0],
    [[percent(100)], 0],
    [[{ type: 'OTHER', value: { amount: 5, unit: 'FIXED_AMOUNT' } }], 1990],
    [[{ type: 'OFFSET_PENALTY', value: { amount: 5, unit: 'NIGHTS' } }], 1990],
  ] as const) {
    const corp = openCorp();
    const items = [{ name: 'X', category: 'OTHER', price: 19.9, cancellationPolicy: { penalties } }];
    const id = await corp.paid({ currency: 'EUR', title: 'T', items });
    await cancel(corp, id, { itemsOrder: [1] });
    assert.deepEqual(corp.refunds(id), [refund], JSON.stringify(penalties));
  }
});

test('item 10 refundFailure: 200 FAILED and 500 before leave everything; 500 and time-out after moved the money', async () => {
  for (const [refundFailure, moved] of [
    ['FAILED', []],
    ['before', []],
    ['after', [10_000]],
  ] as const) {
    const corp = openCorp({ refundFailure });
    const id = await corp.paid(PAIR);
    const told = await cancel(corp, id, { itemsOrder: [1] });
    assert.deepEqual(corp.refunds(id), moved, refundFailure);
    if (refundFailure === 'FAILED')
      assert.deepEqual([told.status, told.body], [200, { status: 'FAILED', errorMessage: 'refund refused' }]);
    else assert.deepEqual([told.status, told.body], [500, { statusCode: 500, message: 'Refund processing failed' }]);
  }
  const corp = openCorp({ refundFailure: 'timeout' });
  const id = await corp.paid(PAIR);
  const init = { method: 'PATCH', headers: { authorization: AUTH }, body: JSON.stringify({ itemsOrder: [1] }) };
  assert.deepEqual(await corp.fetch(`/one-cp/cancel/${id}`, init), { fault: 'hang' });
  assert.deepEqual(corp.refunds(id), [10_000]);
});

test('item 10 planned once: refund refused, 500 before or after, no answer after', async () => {
  const corp = openCorp();
  const id = await corp.paid(PAIR);
  await corp.control('POST', '/faults', { on: 'refund', gateway: 'one-cp', merchant: 'demo' });
  assert.partialDeepStrictEqual((await cancel(corp, id, { itemsOrder: [1] })).body, { status: 'FAILED' });
  await corp.control('POST', '/faults', { on: 'cancel', do: 'status', status: 500 });
  assert.equal((await cancel(corp, id, { itemsOrder: [1] })).status, 500);
  assert.deepEqual(corp.refunds(id), []);
  await corp.control('POST', '/faults', { on: 'cancel', do: 'status', status: 500, stage: 'after' });
  assert.equal((await cancel(corp, id, { itemsOrder: [1] })).status, 500);
  assert.deepEqual(corp.refunds(id), [10_000]);
  await corp.control('POST', '/faults', { on: 'cancel', do: 'hang', stage: 'after' });
  const init = { method: 'PATCH', headers: { authorization: AUTH }, body: JSON.stringify({ itemsOrder: [2] }) };
  assert.deepEqual(await corp.fetch(`/one-cp/cancel/${id}`, init), { fault: 'hang' });
  assert.deepEqual(corp.refunds(id), [10_000, 2050]);
});

test('item 11 † the raw status after a cancel: PAID, or whatever is configured, with part and with all of it gone', async () => {
  for (const [rawAfterCancel, expected] of [
    [undefined, 'PAID'],
    ['CANCELED', 'CANCELED'],
    ['REFUNDED', 'REFUNDED'],
    ['ON_HOLD', 'ON_HOLD'],
  ] as const) {
    const corp = openCorp(rawAfterCancel === undefined ? {} : { rawAfterCancel });
    const id = await corp.paid(PAIR);
    assert.equal(await corp.status(id), 'PAID');
    for (const item of [1, 2]) {
      await cancel(corp, id, { itemsOrder: [item] });
      assert.equal(await corp.status(id), expected);
      assert.partialDeepStrictEqual((await corp.control('GET', `/orders/${id}`)).body, { status: expected });
    }
  }
});

test('item 8 † unpaidCancel allow: items of an unpaid one go, nothing is paid back, without any left it is CANCELED', async () => {
  const corp = openCorp({ unpaidCancel: 'allow', refundFailure: 'before' });
  const id = await corp.create(PAIR);
  assert.deepEqual(await answered(corp, id, { itemsOrder: [1], amount: 7 }), [200, SUCCESS]);
  assert.equal(await corp.status(id), 'PENDING');
  assert.match(await (await corp.call(`/one-cp/checkout/${id}`)).text(), /€20\.50/);
  assert.deepEqual(await answered(corp, id, { itemsOrder: [2] }), [200, SUCCESS]);
  assert.equal(await corp.status(id), 'CANCELED');
  assert.deepEqual(corp.refunds(id), [0, 0]);
  assert.equal((await cancel(corp, id, { itemsOrder: [1] })).status, 400);
});
