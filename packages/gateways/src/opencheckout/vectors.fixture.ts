import { createHmac } from 'node:crypto';
import { manualClock, resolvePorts, type Log } from '@tillkit/core/clock';
import type { Push } from '@tillkit/core/gateway';
import { utf8 } from '@tillkit/core/hmac';
import { opencheckout } from './index.ts';

/** The dossier's signature vectors (§17), as they stand there. For tests. */
const S1 = '5f1c0a9be27d43468c1b2e90d7a3f65084ce19b72d60fa3385b1947c6e0f2ad8';
export const S3 = 'test-webhook-secret';
export const S5 = 'rotated-secret-2';

export const V1 = {
  secret: S1,
  t: 1790000000,
  body: '{"id":"cs_7Kd2mQ9xTz4LpW1a","status":"completed","amount_total":3400,"currency":"usd","metadata":{"order_id":"A-17"},"outgoing_payment":"https://wallet.example/outgoing-payments/op-1","customer_wallet":"https://wallet.example/ada"}',
  v1: 'a5881cc0a2457c7d0f5ae4675c42bfd87d84ac0da9da4b2b73b0971415dbefd6',
  bytes: 231,
};
export const V2 = {
  secret: S1,
  t: 1790000001,
  body: '{"id":"cs_7Kd2mQ9xTz4LpW1a","status":"completed","amount_total":3400,"currency":"usd","metadata":null,"outgoing_payment":null,"customer_wallet":"https://wallet.example/ada","reconciled":true}',
  v1: '3ff6b748a774c26ecf945a7d18eeda8e041d0a6f338407f5e025d896d30e0b94',
  bytes: 191,
};
export const V3 = {
  secret: S3,
  t: 1790000300,
  body: '{"id":"cs_Zq81","status":"completed","amount_total":500,"currency":"jpy","metadata":{"note":"café ☕ 日本"},"outgoing_payment":"https://w.example/o/2","customer_wallet":"https://w.example/kei"}',
  v1: '3df58494f4a56b7a495c0a983d2e9fb0d6232ad6d35c07614109154abb4d44be',
  bytes: 197,
};
export const V4 = {
  secret: S3,
  t: 1790000300,
  body: '{ "id": "cs_Zq81", "status": "completed" }\n',
  v1: 'aca6b7bed2c9e71eb0df9e576948aabfec27993b9b21f69bfc591adcac659cb7',
  bytes: 43,
};
export const V5 = { ...V4, secret: S5, v1: 'c3c7c0451e7e284caeb8c3432f93bfb888887909d20d7bf17e509d5d6e972c67' };
export const V6 = {
  secret: S3,
  t: 1790000600,
  body: '',
  v1: 'f7dd3c2de1ff12d4cdc1834a3a16786113b93ca3d1dea2ea6d542829be6f99ef',
  bytes: 0,
};

export interface Sending {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly header?: string;
  readonly secrets?: string | readonly string[];
  /** Seconds. */
  readonly clock?: number;
  readonly toleranceSeconds?: number;
}

export const receive = async ({ body, header, secrets = S1, clock = V1.t, toleranceSeconds = 300 }: Sending) => {
  const logged: string[] = [];
  const log: Log = (level, event, fields) => logged.push(`${level} ${event} ${JSON.stringify(fields)}`);
  const options = { baseUrl: 'https://pay.example', apiKey: 'sk_x', webhookSecret: secrets, toleranceSeconds };
  const account = opencheckout(options).connect(resolvePorts({ clock: manualClock(), log }));
  const headers = new Headers(header === undefined ? {} : { 'OpenCheckout-Signature': header });
  const push = await account.webhook?.(typeof body === 'string' ? utf8(body) : body, headers, clock * 1000);
  if (!push) throw new Error('the account takes no webhooks');
  return { push, logged };
};
export const verdict = async (sending: Sending): Promise<Push['is']> => (await receive(sending)).push.is;
export const sign = (body: string | Uint8Array, t: number | string = V1.t, secret = S1): string =>
  `t=${t},v1=${createHmac('sha256', secret).update(`${t}.`).update(body).digest('hex')}`;
export const signed = (body: string | Uint8Array<ArrayBuffer>): Sending => ({ body, header: sign(body) });
export const header = ({ t, v1 }: { t: number; v1: string }): string => `t=${t},v1=${v1}`;
