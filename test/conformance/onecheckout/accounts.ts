import assert from 'node:assert/strict';
import { resolvePorts } from '@tillkit/core/clock';
import { createOnecheckoutClient, OnecheckoutError } from '@tillkit/gateways/onecheckout/client';
import type { Told } from '../row.ts';
import { answers, ask, type Answer } from '../target.ts';
import { ADDRESS, codeOf, create, KEY, MUGS, X_API_KEY } from './talk.ts';

const MISSING = '{"error":{"code":"api_key_required","message":"…"}}';
const NONE = { 'Content-Type': 'application/json' };

/** What our client makes of an answer. */
const meaningOf = async (status: number, body: string): Promise<string> => {
  const ports = resolvePorts({ fetch: async () => new Response(body, { status }) });
  const client = createOnecheckoutClient({ baseUrl: ADDRESS, apiKey: KEY, ports });
  const asked = client.orders.create(new TextEncoder().encode(MUGS));
  const error: unknown = await asked.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof OnecheckoutError ? error.means : String(error);
};

export const accounts: readonly Told[] = [
  {
    item: 'E7',
    test: 'no credentials: an order',
    needs: [],
    run: async (target) => {
      const answer: Answer = await create(target, MUGS, NONE);
      if (target.isOurs) answers(target, answer, 400, MISSING);
      // C3: a server that is not ours may speak as either source has it.
      else if (answer.status === 401) answers(target, answer, 401, '{"error":"missing token"}');
      else assert.deepEqual([answer.status, codeOf(answer)], [400, 'api_key_required']);
    },
  },
  {
    item: 'E7',
    test: 'no credentials: an order, as api1 has it',
    needs: ['switches'],
    own: { missingToken: 'api1' },
    run: async (target) => {
      answers(target, await create(target, MUGS, NONE), 401, '{"error":"missing token"}');
    },
  },
  {
    item: 'E7',
    test: 'no credentials: the client calls both missing authentication',
    needs: [],
    run: async () => {
      assert.equal(await meaningOf(400, '{"error":{"code":"api_key_required","message":"no key"}}'), 'authentication');
      assert.equal(await meaningOf(401, '{"error":"missing token"}'), 'authentication');
    },
  },
  {
    item: 'E7',
    test: 'no credentials: the account',
    needs: [],
    run: async (target) => {
      answers(target, await ask(target, 'GET /me'), 400, MISSING);
    },
  },
  {
    item: 'E8',
    test: 'wrong key',
    needs: [],
    run: async (target) => {
      const answer = await ask(target, 'GET /me', { 'X-API-Key': 'nope' });
      answers(target, answer, 401, '{"error":{"code":"api_key_invalid","message":"…"}}');
    },
  },
  {
    item: 'E14',
    test: 'update account',
    needs: ['an account to change'],
    at: 1767230000000,
    run: async (target) => {
      const update = await ask(target, 'POST /me', X_API_KEY, '{"webhook_url":"https://shop.test/hook/4b1f"}');
      answers(target, update, 200, '{"id":"2f1c7a10-5b0e-4f6e-9f0a-6f4b1d2c3e4f","webhook_url":"https://shop.test/hook/4b1f","updated":1767230000000}'); // prettier-ignore
      const read = await ask(target, 'GET /me', X_API_KEY);
      answers(target, read, 200, '{"webhook_url":"https://shop.test/hook/4b1f","email":"mugs@shop.test"}', { more: true }); // prettier-ignore
    },
  },
];
