import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tillkit/core/hmac';
import type { WebhookMode } from '../fault/index.ts';
import type { Delivery } from '../webhook/index.ts';
import { ID, SECRET, START, WEBHOOK_SECRET, B1, B2 } from '../../test/one2pays.ts';
import { payloadOf, paymentEvent } from './event.ts';
import type { Payment } from './payment.ts';
import { seal, signatureOf } from './webhook.ts';

const W1 =
  '{"id":"evt_5b8e21","type":"payment.succeeded","data":{"id":"3f0a6c1e-7d52-4b7e-9a11-08c4d2e6f915","amount":"25900.00","currency":"THB","status":"succeeded","referenceId":"INV-2041"},"createdAt":"2025-01-01T00:03:10.000Z"}';
const W2 =
  '{"event":"payment.created","paymentId":"3f0a6c1e-7d52-4b7e-9a11-08c4d2e6f915","referenceId":"INV-2041","status":"processing","amount":"25900.00","currency":"THB","paymentMethod":"promptpay","clientSecret":null,"nextAction":null,"expiresAt":"2025-01-01T00:15:00.000Z"}';

/** The strings to sign of §15, and the hex that comes of them. */
const VECTORS = [
  ['vector 1', SECRET, `1735689600000.${B1}`, '3d652694393c96c5b5f01b53a5f49aced81db523ff16ac161265accfff2c0e3f'],
  ['vector 2', SECRET, '1735689600000.', 'b767bd6299ea9ad87016df5ad0d5eabd200c932d010ccd161198560ad19bc315'],
  ['vector 3', SECRET, '1735689600000', '8b4acff4125e45b1de587897b8aad1b06cc3a8f944f3e03c5dca12d505239642'],
  ['vector 4', SECRET, '1735689660000.', '2912bb1b48e7696e009cdc290040e4895dd191fe6d649fecf12cce787352cdd9'],
  ['vector 5', SECRET, '1735689660000.{}', 'a3f3b663cf8a92c2ac3434b19a98619745c0dee21934e4168bce595360292cd8'],
  ['vector 6', SECRET, `1735689600000.${B2}`, '6d828e10539cd081d6c12d50dda2e8bdf59f2d7c629f9e3a9883bbe3357921d7'],
  ['vector 7', WEBHOOK_SECRET, `1735689790000.${W1}`, 'b68f39f6838a8f7e05bebf2462bc1690b8ab99831a61f7c89a7b39876b7fbe20'],
  ['vector 8', WEBHOOK_SECRET, W1, '35b948dc6ec562a0cd7cb98aacc80a6b82c947942233caec5c891c2576f84f28'],
  ['vector 9', WEBHOOK_SECRET, `1735689601000.${W2}`, 'dfe213fbfdf93a248efa8b99c33bdee0c7e3b117454ae3aa223ead370ec575b6'],
  ['vector 10', SECRET, `1735689600.${B1}`, '1e18598be8b9404d71084968f7725e8a5e859e7dd46a2d4ef281073994811081'],
] as const; // prettier-ignore

for (const [name, secret, text, hex] of VECTORS)
  test(`${name}: the signature of its string`, async () => {
    assert.equal(await signatureOf(secret, utf8(text)), `sha256=${hex}`);
  });

const PAYMENT: Payment = {
  merchant: 'tea',
  id: ID,
  token: 'tok_1',
  pageUrl: 'https://pay.o2p.example/en/pay/tok_1',
  amount: 25_900,
  referenceId: 'INV-2041',
  method: 'promptpay',
  customer: { name: 'Somchai Jaidee', number: '1112223334', code: '004' },
  description: null,
  metadata: null,
  status: 'succeeded',
  createdAt: START,
  expiresAt: START + 900_000,
  settlesAt: null,
  declines: 0,
  modes: [],
};
const SELLER = { apiKey: 'pk_test_7Hc2Lm', secretKey: SECRET };
const ENDPOINT = { url: 'https://shop.test/hook', secret: WEBHOOK_SECRET };

const deliver = (payload: string, modes: readonly WebhookMode[] = []): Delivery => ({
  id: 'wh_1',
  gateway: 'one2pays',
  merchant: 'tea',
  order: ID,
  createdAt: '',
  payload,
  modes,
  state: 'pending',
  dueAt: 0,
  tries: 0,
  envelope: null,
  attempts: [],
});

test('vector 7 exchange 13 item 17 W1: the envelope and its headers', async () => {
  const event = paymentEvent('payment.succeeded', PAYMENT, SELLER);
  const payload = payloadOf(event, { ...ENDPOINT, style: 'envelope' }, 'evt_5b8e21', 1_735_689_790_000);
  assert.equal(payload, W1);
  const { headers, body } = await seal(deliver(payload), ENDPOINT, 1_735_689_790_000);
  assert.equal(body, W1);
  assert.equal(headers['x-webhook-timestamp'], '1735689790000');
  assert.equal(
    headers['x-webhook-signature'],
    'sha256=b68f39f6838a8f7e05bebf2462bc1690b8ab99831a61f7c89a7b39876b7fbe20',
  );
});

test('† vector 8: stringToSign body signs the body alone', async () => {
  const { headers } = await seal(deliver(W1), { ...ENDPOINT, stringToSign: 'body' }, 1_735_689_790_000);
  assert.match(headers['x-webhook-signature'] ?? '', /^sha256=35b948dc6ec562a0cd7cb98aacc80a6b/);
});

test('vector 9 item 17 W2: the flat body and its headers', async () => {
  const event = paymentEvent('payment.created', { ...PAYMENT, status: 'processing' }, { ...SELLER, nextActionOmits: ['qrCode', 'paymentAppUrl'] }); // prettier-ignore
  const payload = payloadOf(event, ENDPOINT, 'evt_none', START);
  assert.equal(payload, W2);
  const { headers } = await seal(deliver(payload), ENDPOINT, 1_735_689_601_000);
  assert.equal(
    headers['x-webhook-signature'],
    'sha256=dfe213fbfdf93a248efa8b99c33bdee0c7e3b117454ae3aa223ead370ec575b6',
  );
});

test('exchange 14 item 17 † tampered: W1 with "amount":"1.00" under the signature of W1', async () => {
  const { headers, body } = await seal(deliver(W1, ['tampered']), ENDPOINT, 1_735_689_790_000);
  assert.equal(body, W1.replace('"25900.00"', '"1.00"'));
  assert.match(headers['x-webhook-signature'] ?? '', /^sha256=b68f39f6838a8f7e/);
  const one = W1.replace('"25900.00"', '"1.00"');
  assert.match((await seal(deliver(one, ['tampered']), ENDPOINT, 1)).body, /"amount":"2\.00"/);
});
