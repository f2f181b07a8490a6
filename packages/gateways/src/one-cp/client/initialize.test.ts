import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tillkit/core/hmac';
import * as examples from './examples.fixture.ts';
import { E3, E4, json, T10, T11 } from './examples.fixture.ts';
import type { Initialize } from './index.ts';
import { setUp } from './staged.fixture.ts';

test('E3 initialize, minimal: the same bytes from an object, and bytes go as they are', async () => {
  const { client, asked } = setUp([json(E3, 201), json(E3, 201)]);
  assert.deepEqual(await client.transactions.initialize(JSON.parse(examples.E3_REQUEST)), { transactionId: T10 });
  await client.transactions.initialize(utf8(examples.E3_REQUEST));
  for (const { body, headers } of asked) {
    assert.equal(body, examples.E3_REQUEST);
    assert.equal(headers.get('content-type'), 'application/json');
  }
});

test('E4 initialize, full: every field of the schema arrives as it was given', async () => {
  const full: Initialize = {
    currency: 'CHF',
    title: 'Trip to Basel',
    note: 'PO 4410',
    refIDs: { 'shop-order': 'B-2207' },
    restrictedMethods: ['METHOD_X'],
    items: [
      {
        name: 'Train',
        category: 'RAIL',
        price: 92,
        period: { start: '2026-05-04T07:00:00.000Z', end: '2026-05-04T09:12:00.000Z' },
      },
      {
        name: 'Hotel',
        category: 'ACCOMMODATION',
        price: 310,
        locationName: 'Rhein Hotel',
        period: { start: '2026-05-04T14:00:00.000Z', end: '2026-05-06T10:00:00.000Z' },
        taxes: [{ type: 'VAT', value: 3.8, unit: 'PERCENT', basis: 'PER_QUANTITY', applyTo: 'NET_PRICE' }],
        cancellationPolicy: {
          description: 'flat fee',
          reference: 'PAYMENT_DATE',
          penalties: [
            {
              type: 'OFFSET_PENALTY',
              offset: { amount: 1, unit: 'DAYS' },
              value: { amount: 40, unit: 'FIXED_AMOUNT' },
              condition: 'AFTER_PAYMENT',
            },
          ],
        },
      },
    ],
    attachments: [{ url: 'https://shop.test/offer-2207.pdf', type: 'INVOICE' }],
    email: { subject: 'Your trip', content: 'Please confirm.', recipients: ['buyer@corp.test'] },
  };
  const { client, asked } = setUp([json(E4, 201)]);
  assert.deepEqual(await client.transactions.initialize(full), { transactionId: T11 });
  assert.deepEqual(JSON.parse(asked[0]?.body ?? ''), JSON.parse(examples.E4_REQUEST));
});

test('§4.3 a category, and properties of an item, that nobody published pass through', async () => {
  const { client, asked } = setUp([json(E3, 201)]);
  const item = { name: 'Lab', category: 'LAP_SUPPLIES', price: 1, quantity: { value: 2 }, surprise: { deep: [1] }, co2: 0.5 };
  await client.transactions.initialize({ currency: 'EUR', title: 'Lab', items: [item] });
  assert.deepEqual(JSON.parse(asked[0]?.body ?? '').items, [item]);
}); // prettier-ignore

test('C5 restrictedMethods go as an array, or as a bare text where told; none are sent by default', async () => {
  const sent = async (restrictedMethods: Initialize['restrictedMethods'], restrictedMethodsAs?: 'array' | 'scalar') => {
    const { client, asked } = setUp([json(E3, 201)], { restrictedMethodsAs });
    await client.transactions.initialize({ ...JSON.parse(examples.E3_REQUEST), restrictedMethods });
    return JSON.parse(asked[0]?.body ?? '').restrictedMethods;
  };
  assert.deepEqual(await sent(['A', 'B']), ['A', 'B']);
  assert.deepEqual(await sent('A'), ['A']);
  assert.equal(await sent('A', 'scalar'), 'A');
  assert.equal(await sent(['A'], 'scalar'), 'A');
  assert.equal(await sent(undefined), undefined);
  await assert.rejects(sent(['A', 'B'], 'scalar'), { name: 'TypeError', message: /exactly one/ });
});
