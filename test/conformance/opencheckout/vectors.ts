import assert from 'node:assert/strict';
import { resolvePorts } from '@tillkit/core/clock';
import type { Push } from '@tillkit/core/gateway';
import { opencheckout } from '@tillkit/gateways/opencheckout';
import type { Target } from '../target.ts';
import type { Told } from '../row.ts';
import { ADDRESS, created, KEY } from './talk.ts';

export interface Vector {
  readonly secret: string;
  readonly t: number;
  readonly bytes: number;
  readonly body: string;
  readonly v1: string;
}

export const V1: Vector = {
  secret: '5f1c0a9be27d43468c1b2e90d7a3f65084ce19b72d60fa3385b1947c6e0f2ad8',
  t: 1790000000,
  bytes: 231,
  body: '{"id":"cs_7Kd2mQ9xTz4LpW1a","status":"completed","amount_total":3400,"currency":"usd","metadata":{"order_id":"A-17"},"outgoing_payment":"https://wallet.example/outgoing-payments/op-1","customer_wallet":"https://wallet.example/ada"}',
  v1: 'a5881cc0a2457c7d0f5ae4675c42bfd87d84ac0da9da4b2b73b0971415dbefd6',
};
export const V2: Vector = {
  secret: V1.secret,
  t: 1790000001,
  bytes: 191,
  body: '{"id":"cs_7Kd2mQ9xTz4LpW1a","status":"completed","amount_total":3400,"currency":"usd","metadata":null,"outgoing_payment":null,"customer_wallet":"https://wallet.example/ada","reconciled":true}',
  v1: '3ff6b748a774c26ecf945a7d18eeda8e041d0a6f338407f5e025d896d30e0b94',
};
const V3: Vector = {
  secret: 'test-webhook-secret',
  t: 1790000300,
  bytes: 197,
  body: '{"id":"cs_Zq81","status":"completed","amount_total":500,"currency":"jpy","metadata":{"note":"café ☕ 日本"},"outgoing_payment":"https://w.example/o/2","customer_wallet":"https://w.example/kei"}',
  v1: '3df58494f4a56b7a495c0a983d2e9fb0d6232ad6d35c07614109154abb4d44be',
};
export const V4: Vector = {
  secret: 'test-webhook-secret',
  t: 1790000300,
  bytes: 43,
  body: '{ "id": "cs_Zq81", "status": "completed" }\n',
  v1: 'aca6b7bed2c9e71eb0df9e576948aabfec27993b9b21f69bfc591adcac659cb7',
};
export const V5: Vector = {
  ...V4,
  secret: 'rotated-secret-2',
  v1: 'c3c7c0451e7e284caeb8c3432f93bfb888887909d20d7bf17e509d5d6e972c67',
};
const V6: Vector = {
  secret: 'test-webhook-secret',
  t: 1790000600,
  bytes: 0,
  body: '',
  v1: 'f7dd3c2de1ff12d4cdc1834a3a16786113b93ca3d1dea2ea6d542829be6f99ef',
};

/** What the gateway makes of a push. @param now seconds */
export const receive = (
  body: string,
  header: string | null,
  webhookSecret: string | readonly string[],
  now: number,
  more: { readonly toleranceSeconds?: number } = {},
): Promise<Push> => {
  const { webhook } = opencheckout({ baseUrl: ADDRESS, apiKey: KEY, webhookSecret, ...more }).connect(resolvePorts());
  const headers = new Headers(header === null ? {} : { 'OpenCheckout-Signature': header });
  return webhook?.(new TextEncoder().encode(body), headers, now * 1000) ?? assert.fail('it takes no webhooks');
};

/** Whether a push counts as the server's own, whatever it says. */
export const isTaken = ({ is }: Push): boolean => is !== 'forged' && is !== 'unsigned';

/** Lets the sandbox send exactly this body: as the webhook of a paid session, which was withheld. */
const send = async (target: Target, { t, body }: Vector): Promise<void> => {
  const { world } = target;
  await world.act(await created(target), 'pay', { faults: ['off'] });
  const [webhook] = await world.webhooks(([one]) => one?.state === 'withheld');
  assert.ok(webhook);
  await world.rewrite([webhook.payload, body]);
  await world.wall.advance(t * 1000 - world.wall.now());
  await world.control('POST', `/webhooks/${webhook.id}/redeliver`);
};

const both = (item: string, what: string, vector: Vector): readonly Told[] => [
  {
    item,
    test: `${what}: the gateway accepts it`,
    needs: [],
    run: async () => {
      const { secret, t, bytes, body, v1 } = vector;
      assert.equal(new TextEncoder().encode(body).length, bytes);
      assert.ok(isTaken(await receive(body, `t=${t},v1=${v1}`, secret, t)));
      const turned = v1.startsWith('0') ? `1${v1.slice(1)}` : `0${v1.slice(1)}`;
      assert.equal((await receive(body, `t=${t},v1=${turned}`, secret, t)).is, 'forged');
    },
  },
  {
    item,
    test: `${what}: the sandbox signs it so`,
    needs: ['control', 'clock', 'switches', 'stored ids', 'webhooks'],
    own: { secret: vector.secret },
    run: async (target) => {
      await send(target, vector);
      const { headers, body } = await target.world.delivery(0);
      assert.equal(body, vector.body);
      assert.equal(headers.get('opencheckout-signature'), `t=${vector.t},v1=${vector.v1}`);
    },
  },
];

export const vectors: readonly Told[] = [
  ...both('V1', 'a payment', V1),
  ...both('V2', 'a reconciled payment', V2),
  ...both('V3', 'a body that is not ASCII', V3),
  ...both('V4', 'the raw bytes count', V4),
  ...both('V5', 'a rotated secret', V5),
  ...both('V6', 'an empty body', V6),
];
