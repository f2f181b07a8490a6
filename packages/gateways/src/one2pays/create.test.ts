import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tillkit/core/hmac';
import * as examples from './client/examples.fixture.ts';
import { B1, done, EMV, html, ID, json, page, SECRET_KEY, WEBHOOK_SECRET } from './client/examples.fixture.ts';
import type { One2PaysOptions } from './index.ts';
import { call, ours, problemOf, quote, REF, refused, reset, setUp } from './staged.fixture.ts';

const bytes = utf8(B1);
const fresh = call({ refs: [] });
const create = (data: unknown, more: Partial<One2PaysOptions> = {}, about = fresh) =>
  setUp([done(data, 201)], more).adapter.create(about, bytes);

const QR = { kind: 'qr', payload: EMV, expiresAt: '2025-01-01T00:15:00.000Z' };
const created = {
  is: 'done',
  value: { action: QR, amount: { amount: 25_900, currency: 'THB' } },
  facts: [{ state: 'pending', refs: [REF], raw: 'processing' }],
};

test('exchange 1 create: the bytes as they are; the QR code, the amount, the payment', async () => {
  const { adapter, asked } = setUp([json(examples.X1, 201)]);
  assert.deepEqual(await adapter.create(call({ refs: [], attempt: 'INV-2041' }), bytes), created);
  assert.equal(asked[0]?.body, B1);
});

test('exchange 2 the same again: the same answer, under a new signature', async () => {
  const { adapter, asked, soon } = setUp([done(ours(), 201), reset, done(ours(), 201)]);
  assert.deepEqual(await adapter.create(fresh, bytes), created);
  assert.deepEqual(await soon(adapter.create(fresh, bytes)), created);
  assert.deepEqual(new Set(asked.map(({ body }) => body)), new Set([B1]));
  assert.equal(new Set(asked.map(({ headers }) => headers.get('x-signature'))).size, 3);
});

const actionOf = async (...given: Parameters<typeof create>) => {
  const answer = await create(...given);
  assert.ok(answer.is === 'done', JSON.stringify(answer));
  return answer.value.action;
};
const qrCode = { payload: EMV };
const app = 'https://pay.o2p.example/en/pay/tok_1';
for (const type of ['display_qr_code', 'use_payment_app', 'something_new', null, undefined])
  test(`§10 6 by what is there, not by type ${String(type)}`, async () => {
    const action = (nextAction: object, parts: object = {}) => actionOf(ours({ nextAction: { type, ...nextAction }, ...parts }));
    const expiresAt = '2025-01-01T00:15:00.000Z';
    assert.deepEqual(await action({ qrCode, paymentAppUrl: app }), QR);
    assert.deepEqual(await action({ qrCode: { ...qrCode, expiresAt: '2025-01-01T00:10:00Z' } }), { ...QR, expiresAt: '2025-01-01T00:10:00.000Z' });
    assert.deepEqual(await action({ paymentAppUrl: app }), { kind: 'redirect', url: app, popup: 'opener', expiresAt });
    assert.deepEqual(await action({ qrCode: { payload: '' }, paymentAppUrl: app }), { kind: 'redirect', url: app, popup: 'opener', expiresAt });
    assert.deepEqual(await action({ qrCode: null }), { kind: 'transfer', rows: [], expiresAt });
    assert.deepEqual(await action({ qrCode }, { expiresAt: 'soon' }), { ...QR, expiresAt: undefined });
  }); // prettier-ignore

test('§5.1 no next action at all: the transfer is waited for, with the words alone', async () => {
  const rows = { kind: 'transfer', rows: [], expiresAt: '2025-01-01T00:15:00.000Z' };
  for (const nextAction of [null, undefined, {}]) assert.deepEqual(await actionOf(ours({ nextAction })), rows);
});

test('§5.1 where to transfer to, wherever it is told, with the exact amount and the reference', async () => {
  const rowsOf = async (nextAction: object, more: Partial<One2PaysOptions> = {}) => {
    const action = await actionOf(ours({ nextAction }), more);
    assert.ok(action.kind === 'transfer');
    return action.rows.map(({ label, value }) => `${label}: ${value}`);
  };
  const rest = ['Amount (THB): 259.00', 'Reference: at_1'];
  const flat = { type: 'x', bankName: 'SCB', accountNumber: '123-4-56789-0', accountName: 'One2Pays Co.' };
  assert.deepEqual(await rowsOf(flat), ['Bank: SCB', 'Account number: 123-4-56789-0', 'Account name: One2Pays Co.', ...rest]); // prettier-ignore
  assert.equal((await rowsOf({ ...flat, paymentAppUrl: app })).length, 5, 'on our page, where it can be');
  const nested = { bankAccount: { bankCode: '014', bankAccountNumber: '1234567890', accountNumber: 17 } };
  assert.deepEqual(await rowsOf(nested), ['Bank: 014', 'Account number: 1234567890', ...rest]);
  assert.deepEqual(await rowsOf({ bankAccount: { accountNumber: 17, bankName: ' ', accountName: null } }), []);
  assert.deepEqual(await rowsOf({ list: [{ bankName: 'SCB' }], qrCode: { bankName: 'SCB' } }), []);
  const transferDetails = [{ label: 'ธนาคาร', keys: ['toBank'] }];
  assert.deepEqual(await rowsOf({ to: { toBank: 'SCB' } }, { transferDetails }), ['ธนาคาร: SCB', ...rest]);
});

const differing = async (data: unknown, more: Partial<One2PaysOptions> = {}, about = fresh) => {
  const answer = await create(data, more, about);
  return [answer.is, problemOf(answer).code, problemOf(answer).detail] as const;
};
test('request 35: a QR code over another amount is never shown', async () => {
  for (const [data, about] of [
    [ours(), call({ quote: quote({ total: 259 }) })],
    [ours(), call({ quote: quote({ total: 2_590_000 }) })],
    [ours({ nextAction: { paymentAppUrl: app, qrCode: { payload: EMV.replace('84F7', '84F8') } } }), fresh],
    [ours({ nextAction: { qrCode: { payload: app } } }), fresh],
  ] as const) {
    const [is, code] = await differing(data, {}, about);
    assert.deepEqual([is, code], ['refused', 'gateway_amount_differs']);
  }
});

test('request 34: a server that means baht shows in the QR code, and the detail says what to look at', async () => {
  const [is, code, detail] = await differing(ours(), {}, call({ quote: quote({ total: 2_590_000 }) }));
  assert.deepEqual([is, code], ['refused', 'gateway_amount_differs']);
  assert.match(detail ?? '', /asks for 25900 satang instead of 2590000.*amountUnit/);
});

test('set up for baht, "259.00" is 25900 satang, and the QR code agrees', async () => {
  const answer = await create(ours({ amount: '259.00' }), { amountUnit: 'baht' });
  assert.deepEqual(answer, created);
});

test('an amount that is not the expected one is told as it is, so that nobody is shown it', async () => {
  const amountOf = async (parts: object) => {
    const answer = await create(ours(parts));
    assert.ok(answer.is === 'done');
    return answer.value.amount;
  };
  assert.deepEqual(await amountOf({ amount: '259.00' }), { amount: 259, currency: 'THB' });
  assert.deepEqual(await amountOf({ currency: 'USD' }), { amount: 25_900, currency: 'USD' });
  assert.deepEqual(await amountOf({ currency: null }), { amount: 25_900, currency: 'THB' });
});

const item = (parts: object = {}) => ours({ nextAction: undefined, ...parts });
const duplicate = () => json(examples.X3, 409);
test('exchange 3 a reference that is there already: the payment is looked for in the list, read and adopted', async () => {
  const others = [item({ id: 'p1', referenceId: 'at_2' }), item()];
  const { adapter, verbs } = setUp([duplicate(), page(others, { totalPages: 2 }), done(ours())]);
  assert.deepEqual(await adapter.create(fresh, bytes), created);
  assert.deepEqual(verbs(), ['POST /payments', 'GET /payments?page=1&limit=100', `GET /payments/${ID}`]);
});
for (const [name, answers, is, code] of [
  ['over another amount', [page([item()]), done(ours({ amount: '25901.00' }))], 'refused', 'gateway_amount_differs'],
  ['that is not in the list', [page([item({ referenceId: 'at_2' })])], 'unknown', 'gateway_unavailable'],
  ['in a list without references', [page([item({ referenceId: null })])], 'unknown', 'gateway_unavailable'],
  ['in a list that is not answered', [json('', 403)], 'refused', 'gateway_refused'],
  [
    'that turns out to be another’s',
    [page([item()]), done(ours({ referenceId: 'at_2' }))],
    'unknown',
    'gateway_answer_invalid',
  ],
  [
    'with a QR code over another amount',
    [page([item()]), done(ours({ nextAction: { qrCode: { payload: 'x' } } }))],
    'refused',
    'gateway_amount_differs',
  ],
] as const)
  // prettier-ignore
  test(`exchange 3 a duplicate ${name}: ${is}, ${code}`, async () => {
    const { adapter, soon } = setUp([duplicate(), ...answers]);
    const answer = await soon(adapter.create(fresh, bytes));
    assert.deepEqual([answer.is, problemOf(answer).code], [is, code]);
  });

for (const [id, status, body, words] of [
  ['exchange 4', 400, examples.X4, /VALIDATION_ERROR: Amount must be a valid decimal number \(amount\)/],
  ['exchange 5', 400, examples.X5, /\(expiresInMinutes\)/],
  ['exchange 6', 401, examples.X6, /clock may be wrong/],
  ['§9', 403, examples.FORBIDDEN, /Switch the integration on/],
  ['§4 same key, other body', 409, '{"error":{"code":"IDEMPOTENCY_CONFLICT","message":"…"}}', /IDEMPOTENCY_CONFLICT/],
] as const)
  test(`${id} create refused with ${status}: the detail teaches`, async () => {
    const { adapter, asked } = setUp([json(body, status)]);
    const answer = await adapter.create(fresh, bytes);
    assert.deepEqual([answer.is, problemOf(answer).code], ['refused', 'gateway_refused']);
    assert.match(problemOf(answer).detail ?? '', words);
    assert.equal(asked.length, 1);
  });

test('exchange 12 429 is a matter of waiting, as long as its body says', async () => {
  const answer = await setUp([json(examples.X12, 429)]).adapter.create(fresh, bytes);
  assert.deepEqual([answer.is, problemOf(answer).retryAfter], ['not-sent', 42_000]);
});

test('an HTML 404 asks whether baseUrl is right', async () => {
  const answer = await setUp([html('Not here', 404)]).adapter.create(fresh, bytes);
  assert.deepEqual([answer.is, problemOf(answer).missing], ['refused', undefined]);
  assert.match(problemOf(answer).detail ?? '', /baseUrl.*without \/api\/v1/);
});

const moved = () => new Response(null, { status: 308, headers: { location: 'https://evil.example' } });
for (const [name, answer, is, code] of [
  ['500 without JSON', () => json('', 500), 'unknown', 'gateway_unavailable'],
  ['502 again and again', () => html('Bad gateway', 502), 'unknown', 'gateway_unavailable'],
  ['a line that breaks again and again', reset, 'unknown', 'gateway_unavailable'],
  ['nobody listening', refused, 'not-sent', 'gateway_unavailable'],
  ['a success that cannot be read', () => json('{"success":tr'), 'unknown', 'gateway_answer_invalid'],
  [
    'an amount with a fraction of a satang',
    () => done(ours({ amount: '259.50' })),
    'unknown',
    'gateway_answer_invalid',
  ],
  ['an HTML success', () => html('Welcome', 200), 'unknown', 'gateway_answer_invalid'],
  ['a redirect', moved, 'refused', 'gateway_refused'],
  ['another attempt’s payment', () => done(ours({ referenceId: 'at_2' })), 'unknown', 'gateway_answer_invalid'],
  [
    'a pay page that is a script',
    () => done(ours({ nextAction: { paymentAppUrl: 'javascript:alert(1)' } })),
    'unknown',
    'gateway_answer_invalid',
  ],
  [
    'a pay page over plain http',
    () => done(ours({ nextAction: { paymentAppUrl: 'http://pay.example/1' } })),
    'unknown',
    'gateway_answer_invalid',
  ],
] as const)
  // prettier-ignore
  test(`create, ${name}: ${is}, ${code}`, async () => {
    const { adapter, soon } = setUp([answer, answer, answer, answer]);
    const told = await soon(adapter.create(fresh, bytes));
    assert.deepEqual([told.is, problemOf(told).code], [is, code]);
  });

test('after a try that may have arrived, a later no says nothing about the first', async () => {
  const { adapter, soon } = setUp([reset, json(examples.X4, 400)]);
  assert.equal((await soon(adapter.create(fresh, bytes))).is, 'unknown');
});

test('request 41: neither keys, webhook secret nor buyer is in any answer or log line; the twin finds what is there', async () => {
  const secret = 'SECRETPLANT';
  const planted = [SECRET_KEY, secret, 'Somchai Jaidee', '1112223334'];
  const all = planted.join(' ');
  const echo = JSON.stringify({ success: false, error: { code: 'X', message: all, metadata: { field: all } } });
  const answers = [json(echo, 400), json(`"${all}"`), html(all, 400), reset, reset, reset, reset, done(ours({ status: SECRET_KEY }))]; // prettier-ignore
  const { adapter, logged, soon, asked } = setUp(answers, { webhook: { secret: [secret, WEBHOOK_SECRET] } });
  const words: string[] = [];
  for (let n = 0; n < 4; n += 1) words.push(JSON.stringify(await soon(adapter.create(fresh, bytes))));
  await adapter.create(fresh, bytes);
  for (const word of planted) assert.ok(![...words, ...logged].some((one) => one.includes(word)), word);
  assert.match(logged.join(), /one2pays\.status_unknown/);
  assert.ok(asked.some(({ body }) => body.includes('Somchai Jaidee')));
});
