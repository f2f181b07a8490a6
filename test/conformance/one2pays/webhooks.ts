import assert from 'node:assert/strict';
import { manualClock, resolvePorts } from '@tillkit/core/clock';
import type { Push } from '@tillkit/core/gateway';
import type { Quote } from '@tillkit/core/quote';
import { one2pays } from '@tillkit/gateways/one2pays';
import type { Delivery } from '../receiver.ts';
import type { Told } from '../row.ts';
import type { Target } from '../target.ts';
import { create, ID, KEY, SECRET, START, stored, VECTORS, W1, W2, WEBHOOK_SECRET } from './talk.ts';

const QUOTE: Quote = {
  currency: 'THB', lines: [{ sku: 'tea', title: 'Tea tin', quantity: 1, total: 25_900 }],
  tax: 0, shipping: 0, discount: 0, total: 25_900, title: 'Tea tin', reference: '', metadata: {},
  validUntil: '2025-01-01T00:15:00.000Z', hash: '',
}; // prettier-ignore

const SENT_W1 = 1735689790000;
const SENT_W2 = 1735689601000;
const TAMPERED = W1.replace('"amount":"25900.00"', '"amount":"1.00"');

/** Our adapter at the moment of the literals. */
const adapterOf = (target: Target, now: number, stringToSign?: 'body') =>
  one2pays({
    baseUrl: target.url,
    apiKey: KEY,
    secretKey: SECRET,
    environment: 'test',
    webhook: { secret: WEBHOOK_SECRET, ...(stringToSign ? { stringToSign } : {}) },
  }).connect(resolvePorts({ clock: manualClock(now) }));

const headsOf = (at: number, hex: string): Headers =>
  new Headers({ 'X-Webhook-Timestamp': String(at), 'X-Webhook-Signature': `sha256=${hex}` });

const receive = async (
  adapter: ReturnType<typeof adapterOf>,
  body: string,
  headers: Headers,
  now: number,
): Promise<Push> =>
  adapter.webhook?.(new TextEncoder().encode(body), headers, now) ?? assert.fail('it takes no webhooks');

const HINT: Push = { is: 'hint', refs: [`payment:${ID}`], attempt: 'INV-2041' };

/** What our adapter reads after a hint. */
const settled = async (adapter: ReturnType<typeof adapterOf>): Promise<unknown> => {
  const read = await adapter.read({ attempt: 'INV-2041', key: 'key-1', refs: [`payment:${ID}`], quote: QUOTE });
  return read.is === 'done' ? read.facts.map(({ state }) => state) : read;
};

/** Exchange 1's payment, paid at W1's moment; its webhook is sent with W1's event id. */
const sendW1 = async (target: Target, faults: readonly string[] = []): Promise<Delivery> => {
  const { world } = target;
  await stored(target);
  await world.wall.advance(SENT_W1 - START);
  await world.act(ID, 'pay', { faults: ['off', ...faults] });
  const [webhook] = await world.webhooks(([one]) => one?.state === 'withheld');
  const event = JSON.parse(webhook?.payload ?? '{}') as { id: string };
  assert.match(event.id, /^evt_\w+$/);
  await world.rewrite([event.id, 'evt_5b8e21']);
  await world.control('POST', `/webhooks/${webhook?.id ?? ''}/redeliver`);
  return world.delivery(0);
};

/** The webhook of exchange 1's create, sent once more at W2's moment. */
const sendW2 = async (target: Target, before?: (id: string) => Promise<void>): Promise<Delivery> => {
  const { world } = target;
  const { data } = (await create(target)).json() as { data: { id: string } };
  const [webhook] = await world.webhooks(([one]) => one?.state === 'delivered');
  await world.rewrite([data.id, ID]);
  await before?.(ID);
  await world.wall.advance(SENT_W2 - START);
  await world.control('POST', `/webhooks/${webhook?.id ?? ''}/redeliver`);
  return world.delivery(1);
};

const isAsSent = ({ method, headers }: Delivery, at: number, hex: string): void => {
  assert.equal(method, 'POST');
  assert.equal(headers.get('x-webhook-timestamp'), String(at));
  assert.equal(headers.get('x-webhook-signature'), `sha256=${hex}`);
};

const NEEDS = ['control', 'clock', 'switches', 'stored ids', 'webhooks'] as const;
const ENVELOPE = { endpoint: { style: 'envelope', events: ['payment.succeeded'] } } as const;
/** W2's payment tells nothing to do next. */
const FLAT = { endpoint: { events: ['payment.created'] }, nextActionOmits: ['qrCode', 'paymentAppUrl'] } as const;

export const webhooks: readonly Told[] = [
  {
    item: 'vector 7',
    test: 'webhook, envelope: the sandbox sends it so',
    needs: NEEDS,
    own: ENVELOPE,
    run: async (target) => {
      const sent = await sendW1(target);
      assert.equal(sent.body, W1);
      isAsSent(sent, SENT_W1, VECTORS[7]);
    },
  },
  {
    item: 'vector 8',
    test: 'webhook, body only: the sandbox sends it so, the gateway takes it',
    needs: NEEDS,
    own: { endpoint: { ...ENVELOPE.endpoint, stringToSign: 'body' } },
    run: async (target) => {
      const sent = await sendW1(target);
      assert.equal(sent.body, W1);
      isAsSent(sent, SENT_W1, VECTORS[8]);
      assert.deepEqual(await receive(adapterOf(target, SENT_W1, 'body'), W1, sent.headers, SENT_W1), HINT);
      assert.equal((await receive(adapterOf(target, SENT_W1), W1, sent.headers, SENT_W1)).is, 'forged');
    },
  },
  {
    item: 'vector 9',
    test: 'webhook, flat: the sandbox sends it so',
    needs: NEEDS,
    own: FLAT,
    run: async (target) => {
      const sent = await sendW2(target);
      assert.equal(sent.body, W2);
      isAsSent(sent, SENT_W2, VECTORS[9]);
    },
  },
  {
    item: 'exchange 13',
    test: 'W1 is verified, read again, and paid',
    needs: NEEDS,
    own: ENVELOPE,
    run: async (target) => {
      const { body, headers } = await sendW1(target);
      const adapter = adapterOf(target, SENT_W1);
      assert.deepEqual(await receive(adapter, body, headers, SENT_W1), HINT);
      assert.deepEqual(await settled(adapter), ['paid']);
    },
  },
  {
    item: 'exchange 13',
    test: 'W1 under the literal headers, and not a day later',
    needs: [],
    run: async (target) => {
      const adapter = adapterOf(target, SENT_W1);
      assert.deepEqual(await receive(adapter, W1, headsOf(SENT_W1, VECTORS[7]), SENT_W1 + 300_000), HINT);
      assert.equal((await receive(adapter, W1, headsOf(SENT_W1, VECTORS[7]), SENT_W1 + 86_400_000)).is, 'forged');
    },
  },
  {
    item: 'exchange 14',
    test: 'W1 with another amount is refused',
    needs: [],
    run: async (target) => {
      const adapter = adapterOf(target, SENT_W1);
      assert.equal((await receive(adapter, TAMPERED, headsOf(SENT_W1, VECTORS[7]), SENT_W1)).is, 'forged');
    },
  },
  {
    item: 'exchange 14',
    test: 'W1 with another amount, as the sandbox sends it',
    needs: NEEDS,
    own: ENVELOPE,
    run: async (target) => {
      const sent = await sendW1(target, ['tampered']);
      assert.equal(sent.body, TAMPERED);
      isAsSent(sent, SENT_W1, VECTORS[7]);
      assert.equal((await receive(adapterOf(target, SENT_W1), sent.body, sent.headers, SENT_W1)).is, 'forged');
    },
  },
  {
    item: 'exchange 15',
    test: 'W2 after the payment succeeded changes nothing',
    needs: NEEDS,
    own: FLAT,
    run: async (target) => {
      const sent = await sendW2(target, (id) => target.world.act(id, 'pay'));
      assert.equal(sent.body, W2);
      const adapter = adapterOf(target, SENT_W2);
      assert.deepEqual(await receive(adapter, sent.body, sent.headers, SENT_W2), HINT);
      assert.deepEqual(await settled(adapter), ['paid']);
    },
  },
];
