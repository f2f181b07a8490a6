import assert from 'node:assert/strict';
import { test } from 'node:test';
import { B1, type Body, ID, openMarket, type Told, wrongOf } from '../../test/one2pays.ts';

const VALID = JSON.parse(B1) as Body;
const total = async (market: ReturnType<typeof openMarket>) =>
  (await market.api('GET', '/payments')).body['data'].total;
const DUPLICATE = {
  success: false,
  error: { code: 'DUPLICATE_REFERENCE_ID', message: 'Reference ID already exists for this merchant' },
};

test('exchange 2 item 10 the same key and body: the identical response, one payment', async () => {
  const market = openMarket();
  const first = await market.api('POST', '/payments', B1);
  await market.wall.advance(1000);
  await market.act(ID, 'pay');
  const second = await market.api('POST', '/payments', B1);
  assert.deepEqual([second.status, second.text], [first.status, first.text]);
  assert.equal(await total(market), 1);
});

test('exchange 3 item 9 the same reference under another key, or none: 409', async () => {
  const market = openMarket();
  await market.api('POST', '/payments', B1);
  const { idempotencyKey, ...keyless } = VALID;
  for (const body of [{ ...VALID, idempotencyKey: 'INV-2041-try2' }, keyless]) {
    const answer = await market.api('POST', '/payments', body);
    assert.deepEqual([answer.status, answer.body], [409, DUPLICATE]);
  }
  assert.equal(await total(market), 1);
  assert.ok(idempotencyKey);
});

test('item 10 † the same key with another body: 409; the code is a switch', async () => {
  for (const [codes, code] of [
    [undefined, 'IDEMPOTENCY_CONFLICT'],
    [{ idempotencyConflict: 'IDEMPOTENCY_KEY_REUSED' }, 'IDEMPOTENCY_KEY_REUSED'],
  ] as const) {
    const market = openMarket(codes ? { codes } : {});
    await market.api('POST', '/payments', B1);
    const answer = await market.api('POST', '/payments', { ...VALID, amount: '25901.00' });
    assert.equal(wrongOf(answer), `409 ${code}`);
    assert.equal(await total(market), 1);
  }
});

test('item 10 two concurrent requests with one key: one payment, one answer', async () => {
  const market = openMarket();
  const both = await Promise.all([market.api('POST', '/payments', B1), market.api('POST', '/payments', B1)]);
  assert.deepEqual(both.map(({ status }) => status), [201, 201]); // prettier-ignore
  assert.equal(both[0].text, both[1].text);
  assert.equal(await total(market), 1);
});

test('item 10 one that comes while the first is slow waits for its answer', async () => {
  const market = openMarket();
  await market.control('POST', '/faults', { on: 'create', do: 'slow', ms: 5000 });
  const answers: Told[] = [];
  const calls = [B1, B1, JSON.stringify({ ...VALID, amount: '1.00' })].map((body) =>
    market.api('POST', '/payments', body).then((told) => answers.push(told)),
  );
  while (market.wall.sleeping === 0) await market.settle();
  assert.equal(answers.length, 0);
  await market.sandbox.clock.advance(5000);
  await Promise.all(calls);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 201, 409]);
  assert.equal(await total(market), 1);
});

test('item 11 idempotency is judged before the reference: a repeat with both is no duplicate', async () => {
  const market = openMarket();
  assert.equal((await market.api('POST', '/payments', B1)).status, 201);
  assert.equal((await market.api('POST', '/payments', B1)).status, 201);
});

test('item 10 † a key is the integration’s and the endpoint’s own, lives 24 hours, and is not used up by a refusal', async () => {
  const market = openMarket({ balance: 10_000_000 });
  const create = (changes: Body) => market.api('POST', '/payments', { ...VALID, ...changes });
  await market.api('POST', '/payments', B1);
  const neighbour = await market.api('POST', '/payments', B1, { key: 'pk_test_other', secret: 'sk_test_other' });
  assert.equal(neighbour.status, 201);
  assert.notEqual(neighbour.body['data'].id, ID);
  assert.equal((await market.withdraw({ idempotencyKey: 'INV-2041-try1' })).status, 201);

  assert.equal((await create({ referenceId: 'R-2', idempotencyKey: 'k2', amount: '0' })).status, 400);
  assert.equal((await create({ referenceId: 'INV-2041', idempotencyKey: 'k2' })).status, 409);
  assert.equal((await create({ referenceId: 'R-2', idempotencyKey: 'k2' })).status, 201);

  await market.sandbox.clock.advance(86_399_999);
  assert.equal((await market.api('POST', '/payments', B1)).body['data'].id, ID);
  await market.sandbox.clock.advance(1);
  assert.equal(wrongOf(await market.api('POST', '/payments', B1)), '409 DUPLICATE_REFERENCE_ID');
});

test('item 10 † a create that broke before it stored anything frees its key', async () => {
  const market = openMarket();
  await market.control('POST', '/faults', { on: 'create', do: 'reset', stage: 'during' });
  await market.fetch('/one2pays/api/v1/payments', market.signed('POST', B1));
  assert.equal(await total(market), 0);
  assert.equal((await market.api('POST', '/payments', B1)).status, 201);
});
