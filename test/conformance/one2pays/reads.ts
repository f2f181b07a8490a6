import assert from 'node:assert/strict';
import type { Told } from '../row.ts';
import { answers } from '../target.ts';
import { another, B1, call, create, created, ID, MADE, PAYMENTS, paymentFree, START, stored, VECTORS } from './talk.ts'; // prettier-ignore

export const reads: readonly Told[] = [
  {
    item: 'exchange 8',
    test: 'read',
    needs: [],
    run: async (target) => {
      const id = await created(target);
      const answer = await call(target, `GET ${PAYMENTS}/${id}`, { hex: VECTORS[2] });
      const found = answers(target, answer, 200, MADE, { free: paymentFree(target), more: true });
      assert.equal(found.get(ID), id);
    },
  },
  {
    item: 'exchange 9',
    test: 'read unknown',
    needs: [],
    run: async (target) => {
      const answer = await call(target, `GET ${PAYMENTS}/00000000-0000-4000-8000-000000000000`, { hex: VECTORS[2] });
      answers(target, answer, 404, '{"success":false,"error":{"code":"RESOURCE_NOT_FOUND","message":"Payment not found"}}'); // prettier-ignore
    },
  },
  {
    item: 'exchange 10',
    test: 'the second page of three payments',
    needs: ['stored ids'],
    run: async (target) => {
      await create(target);
      for (const name of ['b', 'c']) await call(target, `POST ${PAYMENTS}`, { body: another(name, '', '') });
      const answer = await call(target, `GET ${PAYMENTS}?page=2&limit=2`, { hex: VECTORS[2] });
      const page = { data: [{ referenceId: 'INV-2041' }], total: 3, page: 2, limit: 2, totalPages: 2 };
      answers(target, answer, 200, { success: true, data: page }, { more: true });
      assert.equal((answer.json() as { data: { data: unknown[] } }).data.data.length, 1);
    },
  },
  {
    item: 'exchange 10',
    test: 'a page is told as it was asked for',
    needs: [],
    run: async (target) => {
      for (const body of [B1, another('b', '', '')]) await call(target, `POST ${PAYMENTS}`, { body });
      const answer = await call(target, `GET ${PAYMENTS}?page=2&limit=1`, { hex: VECTORS[2] });
      answers(target, answer, 200, { success: true, data: { page: 2, limit: 1 } }, { more: true });
      const { data, total, totalPages } = (answer.json() as { data: { data: unknown[]; total: number; totalPages: number } }).data; // prettier-ignore
      assert.deepEqual([data.length, totalPages], [1, total]);
    },
  },
  {
    item: 'exchange 11',
    test: 'cancel',
    needs: [],
    run: async (target) => {
      const id = await created(target);
      if (target.isOurs) await target.world.wall.advance(60_000);
      const answer = await call(target, `POST ${PAYMENTS}/${id}/cancel`, { timestamp: 1735689660000, hex: VECTORS[4] });
      const { data } = JSON.parse(MADE) as { data: Record<string, unknown> };
      // What is to be done next with a payment that is over is not published.
      const { nextAction: _nextAction, ...rest } = data;
      answers(
        target,
        answer,
        200,
        { success: true, data: { ...rest, status: 'canceled' } },
        { more: true, free: paymentFree(target) },
      );
    },
  },
  {
    item: 'exchange 11',
    test: 'cancel: its webhook',
    needs: ['clock', 'stored ids', 'webhooks', 'switches'],
    own: { endpoint: { events: ['payment.canceled'] } },
    run: async (target) => {
      await stored(target);
      await target.world.wall.advance(60_000);
      await call(target, `POST ${PAYMENTS}/${ID}/cancel`, { timestamp: 1735689660000, hex: VECTORS[4] });
      const told = JSON.parse((await target.world.delivery(0)).body) as Record<string, unknown>;
      assert.deepEqual([told['event'], told['paymentId'], told['status']], ['payment.canceled', ID, 'canceled']);
    },
  },
  {
    item: 'exchange 12',
    test: 'the 101st request',
    needs: ['clock'],
    run: async (target) => {
      const list = () => call(target, `GET ${PAYMENTS}`, { timestamp: START, hex: VECTORS[2] });
      for (let count = 1; count <= 100; count += 1) assert.equal((await list()).status, 200, `request ${count}`);
      await target.world.advance(18_000);
      answers(target, await list(), 429, '{"success":false,"error":{"code":"RATE_LIMIT_EXCEEDED","message":"Too many requests, please try again later","metadata":{"limit":100,"remaining":0,"resetAt":"2025-01-01T00:01:00.000Z","retryAfter":42}}}'); // prettier-ignore
      await target.world.advance(42_000);
      assert.equal((await list()).status, 200);
    },
  },
];
