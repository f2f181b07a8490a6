import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Push } from '@tillkit/core/gateway';
import { utf8 } from '@tillkit/core/hmac';
import { ID, order } from './client/examples.fixture.ts';
import { connected, OPTIONS, V1, V2 } from './staged.fixture.ts';
import type { OneverseOptions } from './index.ts';

const receive = async (body: string | Uint8Array<ArrayBuffer>, options: OneverseOptions = OPTIONS) => {
  const { adapter, logged, asked } = connected(options);
  const push = await adapter.webhook?.(typeof body === 'string' ? utf8(body) : body, new Headers(), 0);
  if (!push) throw new Error('the account takes no webhooks');
  assert.equal(asked.length, 0, 'a push itself asks for nothing, and fetches no address it names');
  return { push, logged };
};
const hint = (attempt?: string): Push => ({ is: 'hint', refs: [`order:${ID}`], attempt });

test('exchange 13: a callback is a hint of which order to look at, and nothing it says is believed', async () => {
  const { push, logged } = await receive(JSON.stringify(order('paid')));
  assert.deepEqual([push, logged], [hint('shop-7001-a1'), []]);
});

for (const [name, parts, attempt] of [
  ['another status', { status: 'expired' }, 'shop-7001-a1'],
  ['another host to verify at', { verify_url: 'https://evil.example/payment-api/transactions/1' }, 'shop-7001-a1'],
  ['another amount', { amount_cents: 'lots' }, 'shop-7001-a1'],
  ['no reference', { reference: null }, undefined],
  ['a reference under the other name', { reference: undefined, merchant_transaction_id: 'at_7' }, 'at_7'],
  ['a reference that is no id of ours', { reference: "x' OR 1=1" }, undefined],
  ['an endless reference', { reference: 'x'.repeat(256) }, undefined],
] as const)
  test(`exchange 14: ${name}: a hint all the same`, async () => {
    assert.deepEqual((await receive(JSON.stringify(order('paid', parts)))).push, hint(attempt));
  });

test('§4 in Northbound `reference` is somebody else’s: the attempt is told by its own name', async () => {
  const body = (parts: object) => JSON.stringify(order('paid', { reference: 'upstream', ...parts }));
  assert.deepEqual((await receive(body({ merchant_transaction_id: 'at_7' }), V1)).push, hint('at_7'));
  assert.deepEqual((await receive(body({ transaction_id: 'at_7' }), V2)).push, hint('at_7'));
  assert.deepEqual((await receive(body({}), V2)).push, hint(undefined));
});

const invalidUtf8 = new Uint8Array([...utf8(`{"order_id":"${ID}","x":"`), 0xff, 0x22, 0x7d]);
for (const [name, body] of [
  ['malformed JSON', `{"order_id":"${ID}"`],
  ['nothing', ''],
  ['text', `"${ID}"`],
  ['a number', '42'],
  ['null', 'null'],
  ['an array', `["${ID}"]`],
  ['no order id', '{"status":"paid"}'],
  ['an order in an envelope, which is no callback', JSON.stringify({ order: order('paid') })],
  ['an order id that is a number', '{"order_id":42}'],
  ['an order id that is a path', '{"order_id":"../login"}'],
  ['an order id with a line feed', '{"order_id":"a\\nb"}'],
  ['an endless order id', `{"order_id":"${'9'.repeat(65)}"}`],
  ['bytes that are not UTF-8', invalidUtf8],
] as const)
  test(`${name}: ignored, with a line in the log that repeats nothing of it`, async () => {
    const { push, logged } = await receive(body);
    assert.deepEqual(push, { is: 'ignored' });
    assert.match(logged.join(), /^warn oneverse\.push_unreadable \{"bytes":\d+\}$/);
  });
