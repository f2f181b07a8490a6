import assert from 'node:assert/strict';
import { secret, utf8 } from '@tillkit/core/hmac';
import { signatureOf, stringToSign, type EmptyBody } from '../../../packages/gateways/src/one2pays/client/signature.ts';
import { crc16 } from '../../../packages/gateways/src/one2pays/emv.ts';
import { qrFault } from '../../../packages/gateways/src/one2pays/qr-guard.ts';
import type { Told } from '../row.ts';
import { answers } from '../target.ts';
import { B1, B2, call, create, EMV, ID, PAYMENTS, SECRET, START, stored, VECTORS, W1, W2, WEBHOOK_SECRET } from './talk.ts'; // prettier-ignore

/** How the gateway comes to what is signed. `bytes`: signed as they are. */
interface Case {
  readonly number: keyof typeof VECTORS;
  readonly test: string;
  readonly timestamp?: string;
  readonly body?: string;
  readonly emptyBody?: EmptyBody;
  readonly bytes?: string;
  readonly key?: string;
}

const CASES: readonly Case[] = [
  { number: 1, test: 'POST create', timestamp: '1735689600000', body: B1 },
  { number: 2, test: 'GET, dot', timestamp: '1735689600000' },
  { number: 3, test: 'GET, timestamp-only', timestamp: '1735689600000', emptyBody: 'timestamp-only' },
  { number: 4, test: 'POST cancel, empty body', timestamp: '1735689660000' },
  { number: 5, test: 'POST cancel, {}', timestamp: '1735689660000', emptyBody: 'empty-object' },
  { number: 6, test: 'POST create, UTF-8', timestamp: '1735689600000', body: B2 },
  { number: 7, test: 'webhook, envelope', timestamp: '1735689790000', body: W1, key: WEBHOOK_SECRET },
  { number: 8, test: 'webhook, body only', bytes: W1, key: WEBHOOK_SECRET },
  { number: 9, test: 'webhook, flat', timestamp: '1735689601000', body: W2, key: WEBHOOK_SECRET },
  { number: 10, test: 'seconds instead of ms', timestamp: '1735689600', body: B1 },
];

const gateways: readonly Told[] = CASES.map(
  ({ number, test, timestamp = '', body, emptyBody = 'dot', bytes, key = SECRET }) => ({
    item: `vector ${number}`,
    test: `${test}: the gateway signs so`,
    needs: [],
    run: async () => {
      const signed = bytes === undefined ? stringToSign(timestamp, body === undefined ? undefined : utf8(body), emptyBody) : utf8(bytes); // prettier-ignore
      assert.equal(await signatureOf(secret(key, 'key'), signed), `sha256=${VECTORS[number]}`);
    },
  }),
);

const sandboxes: readonly Told[] = [
  {
    item: 'vector 1',
    test: 'POST create: the sandbox takes it',
    needs: ['clock'],
    run: async (target) => {
      answers(target, await create(target), 201, '{"success":true}', { more: true });
      assert.equal((await call(target, `POST ${PAYMENTS}`, { body: `${B1} `, hex: VECTORS[1] })).status, 401);
    },
  },
  {
    item: 'vector 2',
    test: 'GET, dot: the sandbox takes it',
    needs: ['clock'],
    run: async (target) => {
      answers(target, await call(target, `GET ${PAYMENTS}`, { hex: VECTORS[2] }), 200, '{"success":true}', { more: true }); // prettier-ignore
      assert.equal((await call(target, `GET ${PAYMENTS}`, { hex: VECTORS[3] })).status, 401);
    },
  },
  {
    item: 'vector 3',
    test: 'GET, timestamp-only: the sandbox takes it',
    needs: ['clock', 'switches'],
    own: { emptyBody: 'timestamp-only' },
    run: async (target) => {
      answers(target, await call(target, `GET ${PAYMENTS}`, { hex: VECTORS[3] }), 200, '{"success":true}', { more: true }); // prettier-ignore
      assert.equal((await call(target, `GET ${PAYMENTS}`, { hex: VECTORS[2] })).status, 401);
    },
  },
  ...([[4, undefined], [5, '{}']] as const).map(([number, body]): Told => ({
    item: `vector ${number}`,
    test: `POST cancel, ${body ?? 'empty body'}: the sandbox takes it`,
    needs: ['clock', 'stored ids'],
    run: async (target) => {
      await stored(target);
      await target.world.wall.advance(60_000);
      const more = { timestamp: 1735689660000, hex: VECTORS[number], ...(body === undefined ? {} : { body }) };
      const answer = await call(target, `POST ${PAYMENTS}/${ID}/cancel`, more);
      answers(target, answer, 200, '{"data":{"status":"canceled"}}', { more: true });
    },
  })),
  {
    item: 'vector 6',
    test: 'POST create, UTF-8: the sandbox takes it',
    needs: ['clock'],
    run: async (target) => {
      const answer = await call(target, `POST ${PAYMENTS}`, { body: B2, hex: VECTORS[6] });
      answers(target, answer, 201, '{"data":{"referenceId":"INV-2042","paymentMethod":"bank_transfer"}}', { more: true }); // prettier-ignore
    },
  },
  {
    item: 'vector 10',
    test: 'seconds instead of ms: the sandbox refuses',
    needs: ['clock'],
    run: async (target) => {
      const answer = await call(target, `POST ${PAYMENTS}`, { body: B1, timestamp: START / 1000, hex: VECTORS[10] });
      assert.equal(answer.status, 401);
    },
  },
]; // prettier-ignore

const emv: readonly Told[] = [
  { item: 'EMV checksum', test: '123456789', needs: [], run: () => assert.equal(crc16('123456789'), '29B1') },
  {
    item: 'EMV payload',
    test: '259.00 baht: the gateway reads them',
    needs: [],
    run: () => {
      assert.equal(EMV, `${EMV.slice(0, -4)}${crc16(EMV.slice(0, -4))}`);
      assert.equal(qrFault(EMV, 25_900), null);
      assert.match(qrFault(EMV, 259) ?? '', /25900 satang instead of 259/);
    },
  },
  {
    item: 'EMV payload',
    test: '259.00 baht: the sandbox shows them',
    needs: ['clock'],
    run: async (target) => {
      const nextAction = { qrCode: { payload: EMV } };
      answers(target, await create(target), 201, { data: { nextAction } }, { more: true });
    },
  },
];

export const signatures: readonly Told[] = [...gateways, ...sandboxes, ...emv];
