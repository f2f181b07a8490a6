import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as examples from './examples.fixture.ts';
import { BALANCE, done, ID, json, page, payment, withdraw, X1 } from './examples.fixture.ts';
import type { CreateWithdraw, One2PaysClient } from './index.ts';
import { PAYING, PAYOUT, setUp } from './staged.fixture.ts';

const listed = { total: 1, page: 1, limit: 10, totalPages: 1 };
const paid = { ...payment(), amount: 25_900 };
const payout = { ...withdraw(), amount: 5_000 };
// One row of the dossier's endpoint table (§11), one call. The eleventh row comes in, and is read by the webhook's tests.
const table: readonly [row: string, answer: () => Response, call: (c: One2PaysClient) => Promise<unknown>, told: unknown][] = [
  ['POST /api/v1/payments', () => json(X1, 201), (c) => c.payments.create(PAYING), paid],
  ['GET /api/v1/payments?page=2&limit=50', () => page([payment()]), (c) => c.payments.list({ page: 2, limit: 50 }), { data: [paid], ...listed }],
  [`GET /api/v1/payments/${ID}`, () => done(payment()), (c) => c.payments.read(ID), paid],
  [`POST /api/v1/payments/${ID}/cancel`, () => done(payment()), (c) => c.payments.cancel(ID), paid],
  ['POST /api/v1/withdraws', () => done(withdraw(), 201), (c) => c.withdraws.create(PAYOUT), payout],
  ['GET /api/v1/withdraws', () => page([withdraw()]), (c) => c.withdraws.list(), { data: [payout], ...listed }],
  ['GET /api/v1/withdraws/wd_1', () => done(withdraw()), (c) => c.withdraws.read('wd_1'), payout],
  ['POST /api/v1/withdraws/wd_1/cancel', () => done(withdraw()), (c) => c.withdraws.cancel('wd_1'), payout],
  ['GET /api/v1/balance', () => done(BALANCE), (c) => c.balance.read(), BALANCE],
]; // prettier-ignore
for (const [row, answer, call, told] of table)
  test(`endpoint ${row}`, async () => {
    const { client, asked, lines } = setUp([answer()]);
    assert.deepEqual(await call(client), told);
    assert.deepEqual(lines(), [row]);
    const { headers, body } = asked[0]!;
    assert.equal(headers.get('accept'), 'application/json');
    assert.equal(headers.get('x-api-key'), examples.API_KEY);
    assert.match(headers.get('x-timestamp') ?? '', /^\d{13}$/);
    assert.match(headers.get('x-signature') ?? '', /^sha256=[0-9a-f]{64}$/);
    assert.equal(headers.get('content-type'), body === '' ? null : 'application/json');
    assert.equal(headers.has('authorization'), false);
  });
test('endpoint POST /api/v1/auth/login is for the dashboard: no method calls it', () => {
  const { client } = setUp();
  const names = (value: object): string[] =>
    Object.entries(value).flatMap(([name, part]) =>
      typeof part === 'object' ? [name, ...names(part as object)] : [name],
    );
  assert.deepEqual(
    names(client).filter((name) => /login|auth/i.test(name)),
    [],
  );
  assert.deepEqual(names(client).length, 14);
});

test('what is unknown is kept: fields, statuses, types of next actions', async () => {
  const odd = payment({
    status: 'awaiting_moon',
    surprise: { a: 1 },
    nextAction: { type: 'use_payment_app', bank: { x: 1 }, qrCode: null },
    clientSecret: undefined,
  });
  assert.deepEqual(await setUp([done(odd)]).client.payments.read(ID), {
    ...JSON.parse(JSON.stringify(odd)),
    amount: 25_900,
  });
});

test('amounts in baht, where a server turns out to mean that', async () => {
  const { client, asked } = setUp([done(payment({ amount: '259.00' }))], { amountUnit: 'baht' });
  assert.equal((await client.payments.create(PAYING)).amount, 25_900);
  assert.equal(JSON.parse(asked[0]?.body ?? '').amount, '259.00');
});

test('withdraw §6: the names of the destination are placeholders, which can be replaced; extra never replaces what is known', async () => {
  const bodyOf = async (more: object, body: Partial<CreateWithdraw> = {}) => {
    const { client, asked } = setUp([done(withdraw())], more);
    await client.withdraws.create({ ...PAYOUT, ...body });
    return JSON.parse(asked[0]?.body ?? '');
  };
  assert.deepEqual(await bodyOf({}), {
    amount: '5000.00',
    currency: 'THB',
    referenceId: 'PAY-7',
    bankCode: '014',
    bankAccountNumber: '1112223334',
    bankAccountName: 'Somchai Jaidee',
    idempotencyKey: 'PAY-7-1',
  });
  const renamed = await bodyOf(
    { withdrawFieldMap: { accountNumber: 'toAccount', bankCode: 'bank' } },
    { extra: { note: 'x', amount: '1.00' } },
  );
  assert.deepEqual([renamed.toAccount, renamed.bank, renamed.bankAccountNumber], ['1112223334', '014', undefined]);
  assert.deepEqual([renamed.bankAccountName, renamed.note, renamed.amount], ['Somchai Jaidee', 'x', '5000.00']);
});

for (const [name, call] of [
  ['an amount that is no whole number', (c) => c.payments.create({ ...PAYING, amount: 12.5 })],
  ['an amount of nothing', (c) => c.withdraws.create({ ...PAYOUT, amount: 0 })],
  ['an empty reference', (c) => c.payments.create({ ...PAYING, referenceId: '' })],
  ['a reference of 256', (c) => c.payments.create({ ...PAYING, referenceId: 'x'.repeat(256) })],
  ['a reference with a slash', (c) => c.withdraws.create({ ...PAYOUT, referenceId: 'a/b' })],
  ['a bank code of two digits', (c) => c.payments.create({ ...PAYING, customerBankCode: '04' })],
  ['a bank code of letters', (c) => c.withdraws.create({ ...PAYOUT, bankCode: 'SCB' })],
  ['a description of 256', (c) => c.payments.create({ ...PAYING, description: 'x'.repeat(256) })],
  ['four minutes', (c) => c.payments.create({ ...PAYING, expiresInMinutes: 4 })],
  ['1441 minutes', (c) => c.payments.create({ ...PAYING, expiresInMinutes: 1_441 })],
  ['an empty key', (c) => c.payments.create({ ...PAYING, idempotencyKey: '' })],
  ['a key of 256', (c) => c.withdraws.create({ ...PAYOUT, idempotencyKey: 'x'.repeat(256) })],
  ['an id that is a path', (c) => c.payments.read('..')],
  ['an empty id', (c) => c.withdraws.cancel('')],
  ['an id with a line feed', (c) => c.payments.cancel('a\nb')],
  ['a page that is no number', (c) => c.payments.list({ page: Number.NaN })],
  ['a limit that is no number', (c) => c.withdraws.list({ limit: Number.NaN })],
] as readonly [string, (c: One2PaysClient) => Promise<unknown>][])
  test(`${name} is never sent`, async () => {
    const { client, asked } = setUp();
    await assert.rejects(call(client), TypeError);
    assert.equal(asked.length, 0);
  });
test('the most of everything is sent', async () => {
  const { client, asked } = setUp([json(X1, 201)]);
  const most = { referenceId: 'x'.repeat(255), description: 'x'.repeat(255), expiresInMinutes: 1_440, idempotencyKey: 'k'.repeat(255) }; // prettier-ignore
  await client.payments.create({ ...PAYING, ...most });
  assert.equal(asked.length, 1);
});

test('an id is one segment of the path, whatever stands in it', async () => {
  const id = 'a/../b?x=1#y%2e é';
  const { client, lines } = setUp([done(payment({ id })), done(withdraw({ id }))]);
  await client.payments.read(id);
  await client.withdraws.cancel(id);
  const segment = 'a%2F..%2Fb%3Fx%3D1%23y%252e%20%C3%A9';
  assert.deepEqual(lines(), [`GET /api/v1/payments/${segment}`, `POST /api/v1/withdraws/${segment}/cancel`]);
});
