import assert from 'node:assert/strict';
import { resolvePorts } from '@tillkit/core/clock';
import { createOpenCheckoutClient } from '@tillkit/gateways/opencheckout/client';
import type { Told } from '../row.ts';
import { answers, ask } from '../target.ts';
import { ADDRESS, create, created, HEADS, KEY, KEYED, ORDER, SESSION, sessionFree, SESSIONS } from './talk.ts';

const DONATION =
  '{"id":"cs_M3","status":"open","url":"https://pay.shop.example/pay/cs_M3","amount_total":500,"currency":"jpy","mode":"donation","success_url":"https://shop.example/thanks","cancel_url":"https://shop.example/","expires_at":"2026-09-22T10:00:00Z","created_at":"2026-09-21T10:00:00Z"}';
const DONATE =
  '{"mode":"donation","line_items":[{"price_data":{"currency":"jpy","product_data":{"name":"Gift"},"unit_amount":500}}],"success_url":"https://shop.example/thanks","cancel_url":"https://shop.example/"}';

/** E1's request with one part of it otherwise. */
const but = (from: string, to: string): string => {
  assert.ok(ORDER.includes(from));
  return ORDER.replace(from, to);
};

export const creates: readonly Told[] = [
  {
    item: 'E1',
    test: 'create',
    needs: [],
    run: async (target) => {
      const answer = await create(target, ORDER, KEYED);
      answers(target, answer, 201, SESSION, { free: sessionFree(target) });
      const { created_at: from, expires_at: to } = answer.json() as { created_at: string; expires_at: string };
      assert.equal(Date.parse(to) - Date.parse(from), 1_800_000);
    },
  },
  {
    item: 'E2',
    test: 'create, seed-sized answer: the server',
    needs: ['switches'],
    own: { profile: 'seed' },
    at: '2026-09-21T10:00:00Z',
    run: async (target) => {
      answers(target, await create(target, DONATE), 201, DONATION, { free: { cs_M3: /cs_[0-9A-Za-z]+/ } });
    },
  },
  {
    item: 'E2',
    test: 'create, seed-sized answer: the client takes it',
    needs: [],
    run: async () => {
      const fetch = async () => new Response(DONATION, { status: 201 });
      const client = createOpenCheckoutClient({ baseUrl: ADDRESS, apiKey: KEY, ports: resolvePorts({ fetch }) });
      const session = await client.sessions.create(new TextEncoder().encode(DONATE));
      assert.deepEqual([session.id, session.status, session.amount_total, session.currency], ['cs_M3', 'open', 500, 'jpy']); // prettier-ignore
    },
  },
  {
    item: 'E3',
    test: 'same key and body again',
    needs: [],
    run: async (target) => {
      const first = await create(target, ORDER, KEYED);
      answers(target, first, 201, SESSION, { free: sessionFree(target) });
      const again = await create(target, ORDER, KEYED);
      assert.deepEqual([again.status, again.text], [201, first.text]);
    },
  },
  {
    item: 'E3',
    test: 'the same, though the session has moved on',
    needs: [],
    run: async (target) => {
      const id = await created(target, ORDER, KEYED);
      assert.equal((await ask(target, `POST ${SESSIONS}/${id}/expire`, HEADS)).status, 200);
      assert.equal(await created(target, ORDER, KEYED), id);
    },
  },
  {
    item: 'E4',
    test: 'same key, other body',
    needs: [],
    run: async (target) => {
      await created(target, ORDER, KEYED);
      const other = await create(target, but('"quantity":2', '"quantity":3'), KEYED);
      answers(target, other, 409, '{"error":{"type":"idempotency_error","message":"Idempotency-Key was already used with a different request body"}}'); // prettier-ignore
    },
  },
  {
    item: 'E5',
    test: 'bad key',
    needs: [],
    run: async (target) => {
      const told = '{"error":{"type":"authentication_error","message":"Invalid API key"}}';
      const bad = { ...HEADS, Authorization: 'Bearer sk_WRONGWRONGWRONGWRONGWRONGWRONGWRONGWRONGWRO' };
      answers(target, await create(target, ORDER, bad), 401, told);
    },
  },
  {
    item: 'E6',
    test: 'invalid amount',
    needs: [],
    run: async (target) => {
      const answer = await create(target, but('"unit_amount":1250', '"unit_amount":0'));
      answers(target, answer, 400, '{"error":{"type":"invalid_request_error","message":"Too small: expected number to be >0"}}'); // prettier-ignore
    },
  },
  {
    item: 'E7',
    test: 'unsupported mode on v0.2',
    needs: [],
    run: async (target) => {
      const answer = await create(target, but('"mode":"payment"', '"mode":"subscription"'));
      answers(target, answer, 400, '{"error":{"type":"invalid_request_error","message":"Only one-time payment mode is currently supported"}}'); // prettier-ignore
    },
  },
  {
    item: 'E14',
    test: 'non-public redirect URL on v0.2',
    needs: [],
    run: async (target) => {
      const answer = await create(target, but('https://shop.example/done?sid={CHECKOUT_SESSION_ID}', 'https://10.0.0.4/ok')); // prettier-ignore
      answers(target, answer, 400, '{"error":{"type":"invalid_request_error","message":"URL must be a public HTTPS URL"}}'); // prettier-ignore
    },
  },
];
