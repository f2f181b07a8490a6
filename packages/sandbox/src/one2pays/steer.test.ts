import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openMarket, OTHER } from '../../test/one2pays.ts';

test('payments stand in the control API in satang, with reference and metadata', async () => {
  const market = openMarket();
  const { id, nextAction } = await market.create({ metadata: { attempt: 'at_1' } });
  await market.create({}, OTHER);
  const { body } = await market.control('GET', '/orders');
  assert.deepEqual(body['orders'][0], {
    gateway: 'one2pays',
    id,
    merchant: 'tea',
    status: 'processing',
    amount: 25_900,
    currency: 'THB',
    metadata: { attempt: 'at_1', referenceId: 'INV-1' },
    createdAt: '2025-01-01T00:00:00.000Z',
    declines: 0,
    payPath: new URL(nextAction.paymentAppUrl).pathname,
  });
  for (const [query, count] of [['', 2], ['?attempt=at_1', 1], ['?attempt=INV-2', 1], ['?metadata.referenceId=INV-1', 1], ['?merchant=neighbour', 1], ['?gateway=one2pays&status=processing', 2], ['?status=succeeded', 0]] as const)
    assert.partialDeepStrictEqual((await market.control('GET', `/orders${query}`)).body, { count }, query); // prettier-ignore
  assert.equal((await market.call(body['orders'][0].payPath)).status, 200);
});

test('every status can be reached, and what a status does not allow says why', async () => {
  const market = openMarket();
  for (const [verb, status] of [['pay', 'succeeded'], ['decline', 'failed'], ['cancel', 'canceled'], ['expire', 'expired']] as const) {
    const { id } = await market.create();
    assert.equal((await market.act(id, verb))['status'], status);
    for (const again of ['pay', 'decline', 'cancel', 'expire', 'reconcile']) {
      const answer = await market.control('POST', `/orders/${id}/${again}`);
      assert.equal(answer.status, 409, `${verb}, ${again}`);
      assert.deepEqual(answer.body, { error: { code: 'state_refused', message: `The order is ${status}.` } });
    }
  } // prettier-ignore
  const { id } = await market.create();
  assert.equal((await market.act(id, 'decline'))['declines'], 1);
});

test('what One2Pays has not is refused', async () => {
  const market = openMarket();
  const { id } = await market.create();
  for (const verb of ['prepare', 'authorize', 'capture', 'refund'])
    assert.deepEqual((await market.control('POST', `/orders/${id}/${verb}`)).body, {
      error: { code: 'verb_refused', message: `one2pays knows no ${verb}.` },
    });
});
