import assert from 'node:assert/strict';
import type { Told } from '../row.ts';
import { answers } from '../target.ts';
import { B1, call, create, login, MERCHANT, tryLogin, TRANSACTIONS, X3 } from './talk.ts';

const LINE = `POST ${TRANSACTIONS}`;

/** B1 with one part of it otherwise. */
const but = (from: string, to: string): string => {
  assert.ok(B1.includes(from));
  return B1.replace(from, to);
};

export const creates: readonly Told[] = [
  { item: 'exchange 1', test: 'login', needs: [], run: login },
  {
    item: 'exchange 2',
    test: 'login with a wrong password',
    needs: [],
    run: async (target) => {
      const answer = await tryLogin(target, `{"login":"${MERCHANT}","password":"nope"}`);
      answers(target, answer, 401, '{"error":"Invalid credentials"}');
    },
  },
  { item: 'exchange 3', test: 'create', needs: [], run: async (target) => create(target, await login(target)) },
  {
    item: 'exchange 4',
    test: 'create without a reference',
    needs: [],
    run: async (target) => {
      const bare = JSON.parse(B1) as Record<string, unknown>;
      const { merchant_transaction_id: _id, reference: _reference, ...rest } = bare;
      const answer = await call(target, LINE, { token: await login(target), body: JSON.stringify(rest) });
      answers(target, answer, 422, '{"code":4005,"message":"The reference field is required."}');
    },
  },
  {
    item: 'exchange 5',
    test: 'create for an unknown channel',
    needs: [],
    run: async (target) => {
      const body = but('"payment_channel":"for_testing"', '"payment_channel":"nowhere"');
      const answer = await call(target, LINE, { token: await login(target), body });
      answers(target, answer, 422, '{"code":4005,"message":"The selected payment channel is invalid."}');
    },
  },
  {
    item: 'exchange 6',
    test: 'create without a signature',
    needs: [],
    run: async (target) => {
      const answer = await call(target, LINE, { token: await login(target), signature: null, body: B1 });
      answers(target, answer, 403, '{"code":4002,"error":"Missing HMAC header"}');
    },
  },
  {
    item: 'exchange 3',
    test: 'create, answered 201: an option of the sandbox',
    needs: ['switches'],
    own: { createStatus: 201 },
    run: async (target) => {
      const answer = await call(target, LINE, { token: await login(target), signature: X3, body: B1 });
      answers(target, answer, 201, '{"code":2001}', { more: true });
    },
  },
];
