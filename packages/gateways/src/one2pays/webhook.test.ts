import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { utf8 } from '@tillkit/core/hmac';
import { done, ID, VECTORS, W1, W2, WEBHOOK_SECRET } from './client/examples.fixture.ts';
import type { One2PaysOptions } from './index.ts';
import { call, ours, REF, setUp } from './staged.fixture.ts';

const AT = 1735689790000;
const receive = async (
  body: string | Uint8Array<ArrayBuffer>,
  more: { at?: number; now?: number; hex?: string; signed?: boolean; options?: Partial<One2PaysOptions> } = {},
) => {
  const { at = AT, now = at, signed = true, options = {} } = more;
  const { adapter, logged, asked } = setUp([], options);
  const hex = more.hex ?? createHmac('sha256', WEBHOOK_SECRET).update(`${at}.`).update(body).digest('hex');
  const headers = new Headers({ 'x-webhook-timestamp': String(at) });
  if (signed) headers.set('x-webhook-signature', `sha256=${hex}`);
  const push = await adapter.webhook?.(typeof body === 'string' ? utf8(body) : body, headers, now);
  if (!push) throw new Error('the account takes no webhooks');
  assert.equal(asked.length, 0, 'a push itself asks for nothing');
  return { push, logged };
};
const hint = { is: 'hint', refs: [REF], attempt: 'INV-2041' };

test('exchange 13 W1: verified, a hint, and a read finds the payment paid', async () => {
  const { push, logged } = await receive(W1, { hex: VECTORS[7] });
  assert.deepEqual([push, logged], [hint, []]);
  const { adapter } = setUp([done(ours({ status: 'succeeded' }))]);
  const read = await adapter.read(call({ refs: push.is === 'hint' ? push.refs : [] }));
  assert.deepEqual(read.is === 'done' && read.facts[0]?.captured, { THB: 25_900 });
});
test('exchange 14 W1 with another amount under the same signature: forged', async () => {
  const { push, logged } = await receive(W1.replace('25900.00', '1.00'), { hex: VECTORS[7] });
  assert.deepEqual([push, logged], [{ is: 'forged' }, []]);
});
test('exchange 15 W2, late: a hint like any other, whose status is not believed', async () => {
  assert.deepEqual((await receive(W2, { at: 1735689601000, hex: VECTORS[9] })).push, hint);
});
test('vector 8 over the body alone, where it is set up so', async () => {
  const options = { webhook: { secret: WEBHOOK_SECRET, stringToSign: 'body' } } as const;
  assert.deepEqual((await receive(W1, { hex: VECTORS[8], options })).push, hint);
  assert.deepEqual((await receive(W1, { hex: VECTORS[8] })).push, { is: 'forged' });
});

for (const name of ['created', 'processing', 'succeeded', 'failed', 'canceled', 'expired', 'received', 'moonlit'])
  test(`§8.2 payment.${name} is a reason to read, in either style`, async () => {
    const data = { id: ID, referenceId: 'INV-2041', status: 'succeeded', amount: '1.00' };
    const envelope = JSON.stringify({ id: 'evt_1', type: `payment.${name}`, data });
    const flat = JSON.stringify({ event: `payment.${name}`, paymentId: ID, referenceId: 'INV-2041' });
    for (const body of [envelope, flat]) assert.deepEqual((await receive(body)).push, hint);
  });

for (const name of ['withdraw.paid', 'withdrawal.failed', 'deposit.x', 'settlement.x', 'customer.x', 'kyc.x', 'merchant.x', 'x'])
  test(`§8.2 ${name} is acknowledged and ignored`, async () => {
    const body = JSON.stringify({ id: 'evt_1', type: name, data: { id: ID, referenceId: 'at_1' } });
    assert.deepEqual(await receive(body), { push: { is: 'ignored' }, logged: [] });
  }); // prettier-ignore

for (const [name, body, push] of [
  ['an id alone', { event: 'payment.created', paymentId: ID }, { is: 'hint', refs: [REF] }],
  [
    'a reference alone',
    { type: 'payment.created', data: { referenceId: 'at_1' } },
    { is: 'hint', refs: [], attempt: 'at_1' },
  ],
  [
    'an id that is a path',
    { event: 'payment.created', paymentId: '..', referenceId: 'at_1' },
    { is: 'hint', refs: [], attempt: 'at_1' },
  ],
] as const)
  // prettier-ignore
  test(`${name} is enough to look`, async () => {
    assert.deepEqual((await receive(JSON.stringify(body))).push, push);
  });

for (const [name, body] of [
  ['malformed JSON', '{"event":"payment.created"'],
  ['nothing', ''],
  ['neither style', '{"id":"evt_1"}'],
  ['neither id nor reference', '{"event":"payment.created"}'],
  ['bytes that are not UTF-8', new Uint8Array([...utf8('{"event":"'), 0xff, 0x22, 0x7d])],
] as const)
  test(`${name}, genuine: ignored, with a line in the log that repeats nothing of it`, async () => {
    const { push, logged } = await receive(body);
    assert.deepEqual(push, { is: 'ignored' });
    assert.match(logged.join(), /^warn one2pays\.push_unreadable \{"bytes":\d+\}$/);
  });

test('no signature is unsigned; too old, too new, or signed otherwise is forged', async () => {
  assert.deepEqual((await receive(W1, { signed: false })).push, { is: 'unsigned' });
  for (const now of [AT + 300_001, AT - 300_001, AT - 365 * 86_400_000])
    assert.deepEqual((await receive(W1, { now })).push, { is: 'forged' });
  assert.deepEqual((await receive(W1, { now: AT + 300_000 })).push, hint);
  assert.deepEqual((await receive(W1, { hex: '0'.repeat(64) })).push, { is: 'forged' });
});

test('nothing of a forged body is parsed or logged; the twin shows that a genuine one is', async () => {
  assert.deepEqual((await receive('{"id":', { hex: VECTORS[7] })).logged, []);
  assert.equal((await receive('{"id":')).logged.length, 1);
});
