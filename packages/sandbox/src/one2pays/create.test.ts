import assert from 'node:assert/strict';
import { test } from 'node:test';
import { B1, type Body, EMV, ID, openMarket, wrongOf } from '../../test/one2pays.ts';
import { crc16 } from './emv.ts';

const VALID = JSON.parse(B1) as Body;

test('exchange 1 vector 1 item 12 B1 is answered word for word', async () => {
  const { api } = openMarket();
  const answer = await api('POST', '/payments', B1, {
    signature: 'sha256=3d652694393c96c5b5f01b53a5f49aced81db523ff16ac161265accfff2c0e3f',
  });
  assert.equal(answer.status, 201);
  const { paymentAppUrl } = answer.body['data'].nextAction as { paymentAppUrl: string };
  assert.match(paymentAppUrl, /^https:\/\/pay\.o2p\.example\/one2pays\/en\/pay\/tok_[0-9a-f]{32}$/);
  assert.equal(
    answer.text.replace(paymentAppUrl, 'https://pay.o2p.example/en/pay/tok_1'),
    `{"success":true,"data":{"id":"${ID}","amount":"25900.00","currency":"THB","status":"processing","referenceId":"INV-2041","paymentMethod":"promptpay","clientSecret":null,"nextAction":{"type":"display_qr_code","paymentAppUrl":"https://pay.o2p.example/en/pay/tok_1","qrCode":{"payload":"${EMV}","promptpayId":"0105512345678","expiresAt":"2025-01-01T00:15:00.000Z"}},"expiresAt":"2025-01-01T00:15:00.000Z","createdAt":"2025-01-01T00:00:00.000Z"}}`,
  );
});

test('exchange 4 item 5 an amount that is none', async () => {
  const { api } = openMarket();
  for (const amount of [25_900, -5, '-5.00', '0', '0.00', '1,000.00', 'abc', '1.000', '', null, undefined, '100.50']) {
    const answer = await api('POST', '/payments', { ...VALID, amount });
    assert.equal(answer.status, 400, String(amount));
    assert.deepEqual(answer.body, {
      success: false,
      error: {
        code: 'VALIDATION_ERROR',
        message: 'Amount must be a valid decimal number',
        metadata: { field: 'amount' },
      },
    });
  }
});

test('§3 † amounts: what a payment may amount to', async () => {
  const { api } = openMarket({ amounts: { least: 100, most: 500 } });
  for (const [amount, status] of [['99.00', 400], ['100.00', 201], ['500.00', 201], ['501.00', 400]] as const) {
    const answer = await api('POST', '/payments', { ...VALID, amount, referenceId: amount, idempotencyKey: amount });
    assert.equal(answer.status, status, amount);
  } // prettier-ignore
});

test('exchange 5 items 6, 7, 8 every rule of §5.1 names its field', async () => {
  const { api } = openMarket();
  const wrong: readonly (readonly [string, readonly unknown[]])[] = [
    ['currency', ['USD', 'thb', '', null]],
    ['referenceId', ['', 'a'.repeat(256), 'a b', 'a/b', 'ä', 7, undefined]],
    ['paymentMethod', ['card', 'PROMPTPAY', '', undefined]],
    ['customerBankAccountName', ['', '  ', 5, undefined]],
    ['customerBankAccountNumber', ['', '123456789', '1'.repeat(16), '11122233a4', 1112223334, undefined]],
    ['customerBankCode', ['04', '0044', 'KBK', 4, undefined]],
    ['description', ['x'.repeat(256), 5]],
    ['metadata', ['x', 5, []]],
    ['idempotencyKey', ['', 'k'.repeat(256), 'kü', 5]],
    ['expiresInMinutes', [4, 1441, 5.5, '15']],
  ];
  for (const [field, values] of wrong)
    for (const value of values) {
      const answer = await api('POST', '/payments', { ...VALID, [field]: value });
      assert.equal(wrongOf(answer), `400 VALIDATION_ERROR ${field}`, `${field}: ${String(value)}`);
    }
});

test('† a body that is no JSON object', async () => {
  const { api } = openMarket();
  for (const body of ['{', '[]', '"x"', 'null', ''])
    assert.equal(wrongOf(await api('POST', '/payments', body)), '400 VALIDATION_ERROR body', body);
});

test('items 6, 7, 8 what is allowed is taken: no currency, 255 characters, spaces in a number, 5 and 1440 minutes', async () => {
  const market = openMarket();
  for (const changes of [
    { currency: undefined },
    { referenceId: 'aZ0_-.'.repeat(42) + 'abc' },
    { customerBankAccountNumber: '111-222 3334' },
    { customerBankAccountNumber: '1'.repeat(15) },
    { description: 'x'.repeat(255) },
    { metadata: { a: { b: [1] } } },
    { idempotencyKey: 'k'.repeat(255) },
    { expiresInMinutes: 5 },
    { expiresInMinutes: 1440 },
    { unknownField: true },
  ])
    assert.equal((await market.create(changes))['currency'], 'THB', JSON.stringify(changes));
});

test('§5.1 † a payment lives 15 minutes, a transfer 60, or as the create or the configuration says', async () => {
  const market = openMarket();
  assert.equal((await market.create())['expiresAt'], '2025-01-01T00:15:00.000Z');
  assert.equal((await market.transfer())['expiresAt'], '2025-01-01T01:00:00.000Z');
  assert.equal((await market.create({ expiresInMinutes: 5 }))['expiresAt'], '2025-01-01T00:05:00.000Z');
  const other = openMarket({ expiresInMinutes: { promptpay: 7 } });
  assert.equal((await other.create())['nextAction'].qrCode.expiresAt, '2025-01-01T00:07:00.000Z');
});

test('item 12 the QR says the amount in baht with a right CRC; both types are a switch', async () => {
  const market = openMarket({ nextActionType: 'use_payment_app', promptpayId: '0812345678' });
  const { nextAction } = await market.create({ amount: '1.00' });
  assert.equal(nextAction.type, 'use_payment_app');
  assert.equal(nextAction.qrCode.promptpayId, '0812345678');
  assert.match(nextAction.qrCode.payload, /54040\.015802TH6304/);
  assert.equal(nextAction.qrCode.payload.slice(-4), crc16(nextAction.qrCode.payload.slice(0, -4)));
});

test('item 12 § 3 † amountUnit baht: "25900.00" is a hundred times as much, and the QR shows it', async () => {
  const market = openMarket({ amountUnit: 'baht' });
  const payment = await market.create();
  assert.equal(payment['amount'], '25900.00');
  assert.match(payment['nextAction'].qrCode.payload, /540825900\.00/);
  assert.partialDeepStrictEqual((await market.control('GET', `/orders/${payment['id']}`)).body, { amount: 2_590_000 });
  assert.equal((await market.create({ amount: '12.50' }))['amount'], '12.50');
});

test('item 12 † nextActionOmits: what is left out, to nothing at all', async () => {
  const keys = async (omits: readonly ('qrCode' | 'paymentAppUrl' | 'bankDetails')[], method: string) =>
    Object.keys((await openMarket({ nextActionOmits: omits }).create({ paymentMethod: method }))['nextAction'] ?? {});
  assert.deepEqual(await keys(['qrCode'], 'promptpay'), ['type', 'paymentAppUrl']);
  assert.deepEqual(await keys(['paymentAppUrl'], 'promptpay'), ['type', 'qrCode']);
  assert.deepEqual(await keys(['qrCode', 'paymentAppUrl'], 'promptpay'), []);
  assert.deepEqual(await keys(['bankDetails'], 'bank_transfer'), ['type', 'paymentAppUrl']);
});

test('§5.1 † a bank transfer tells where the money goes', async () => {
  const market = openMarket();
  const { nextAction } = await market.transfer();
  assert.deepEqual(nextAction, {
    type: 'use_payment_app',
    paymentAppUrl: nextAction.paymentAppUrl,
    bankCode: '004',
    bankName: 'Kasikornbank',
    accountNumber: '0123456789',
    accountName: 'One2Pays Sandbox Co., Ltd.',
  });
  const bankAccount = { bankCode: '014', bankName: 'SCB', accountNumber: '9876543210', accountName: 'Tea' };
  assert.partialDeepStrictEqual((await openMarket({ bankAccount }).transfer())['nextAction'], bankAccount);
});

test('§5.1 † echo, ids of the guide, and 200 instead of 201 are switches', async () => {
  const market = openMarket({ echo: true, idStyle: 'pay' });
  const payment = await market.create({ description: 'Tea', metadata: { attempt: 'at_1' } });
  assert.match(payment['id'], /^pay_[0-9a-f]{32}$/);
  assert.partialDeepStrictEqual(payment, {
    description: 'Tea',
    metadata: { attempt: 'at_1' },
    customerBankAccountName: 'Somchai Jaidee',
    customerBankAccountNumber: '1112223334',
    customerBankCode: '004',
  });
  const plain = openMarket({ createStatus: 200 });
  const answer = await plain.api('POST', '/payments', { ...VALID, description: 'Tea' });
  assert.equal(answer.status, 200);
  assert.doesNotMatch(answer.text, /Tea|Somchai/);
  assert.equal((await plain.api('POST', '/payments', { ...VALID, description: 'Tea' })).status, 200, 'a replay too');
});

test('† { on: amount }: the next payment costs one satang more than asked', async () => {
  const market = openMarket();
  await market.control('POST', '/faults', { on: 'amount', gateway: 'one2pays' });
  assert.equal((await market.create())['amount'], '25901.00');
  assert.equal((await market.create())['amount'], '25900.00');
});
