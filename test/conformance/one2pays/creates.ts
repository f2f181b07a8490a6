import assert from 'node:assert/strict';
import type { Told } from '../row.ts';
import { answers } from '../target.ts';
import { another, B1, call, create, created, PAYMENTS, VECTORS } from './talk.ts';

const LINE = `POST ${PAYMENTS}`;
const UNSIGNED =
  '{"success":false,"error":{"code":"INVALID_CREDENTIALS","message":"Invalid signature or expired timestamp"}}';

const withLastDigitChanged = (value: string): string => value.slice(0, -1) + (value.endsWith('0') ? '1' : '0');

export const creates: readonly Told[] = [
  { item: 'exchange 1', test: 'create', needs: [], run: created },
  {
    item: 'exchange 2',
    test: 'create again, same key and body',
    needs: [],
    run: async (target) => {
      const first = await create(target);
      const again = await call(target, LINE, { body: B1, timestamp: 1735689601000 });
      assert.deepEqual([again.status, again.text], [first.status, first.text]);
      assert.match(first.text, /"success":true/);
    },
  },
  {
    item: 'exchange 3',
    test: 'the same reference under another key',
    needs: [],
    run: async (target) => {
      await created(target);
      const answer = await call(target, LINE, { body: B1.replace('INV-2041-try1', 'INV-2041-try2') });
      answers(target, answer, 409, '{"success":false,"error":{"code":"DUPLICATE_REFERENCE_ID","message":"Reference ID already exists for this merchant"}}'); // prettier-ignore
    },
  },
  {
    item: 'exchange 4',
    test: 'an amount that is a number',
    needs: [],
    run: async (target) => {
      const answer = await call(target, LINE, { body: another('x4', '"25900.00"', '25900') });
      answers(target, answer, 400, '{"success":false,"error":{"code":"VALIDATION_ERROR","message":"Amount must be a valid decimal number","metadata":{"field":"amount"}}}'); // prettier-ignore
    },
  },
  {
    item: 'exchange 5',
    test: 'four minutes to pay',
    needs: [],
    run: async (target) => {
      const body = another('x5', '"currency":"THB"', '"currency":"THB","expiresInMinutes":4');
      answers(target, await call(target, LINE, { body }), 400, '{"success":false,"error":{"code":"VALIDATION_ERROR","message":"…","metadata":{"field":"expiresInMinutes"}}}'); // prettier-ignore
    },
  },
  {
    item: 'exchange 6',
    test: 'the last hex digit changed',
    needs: [],
    run: async (target) => {
      const answer = await call(target, LINE, { body: B1, hex: VECTORS[1], spoil: withLastDigitChanged });
      answers(target, answer, 401, UNSIGNED);
    },
  },
  {
    item: 'exchange 7',
    test: 'age 300 001 ms',
    needs: ['clock'],
    at: '2025-01-01T00:05:00.001Z',
    run: async (target) => {
      answers(target, await create(target), 401, UNSIGNED);
    },
  },
  {
    item: 'exchange 7',
    test: 'age 300 000 ms still passes',
    needs: ['clock'],
    at: '2025-01-01T00:05:00.000Z',
    run: async (target) => {
      answers(target, await create(target), 201, '{"success":true}', { more: true });
    },
  },
];
