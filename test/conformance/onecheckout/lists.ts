import assert from 'node:assert/strict';
import { resolvePorts } from '@tillkit/core/clock';
import { createOnecheckoutClient } from '@tillkit/gateways/onecheckout/client';
import type { Told } from '../row.ts';
import { answers, ask, type Answer } from '../target.ts';
import { BEARER, KEY, made, MUGS, X_API_KEY } from './talk.ts';

const FIRST =
  '{"anchor":"","limit":2,"count":3,"next_anchor":"0047","orders":[{"id":"0051","status":"PAID","amount":12.5},{"id":"0047","status":"PAID","amount":80}]}';
const LAST =
  '{"anchor":"0047","limit":2,"count":3,"next_anchor":"","orders":[{"id":"0042","status":"PAID","amount":25.2}]}';

const priced = (price: number): string =>
  `{"currency":"EUR","order_lines":[{"key":"A","title":"A","quantity":1,"unit_price":${price}}]}`;
const BODIES = new Map([
  ['0042', MUGS],
  ['0047', priced(80)],
  ['0051', priced(12.5)],
]);

interface Page {
  readonly orders: readonly { readonly id: string }[];
  readonly next_anchor: string;
}

export const lists: readonly Told[] = [
  {
    item: 'E12',
    test: 'list, two pages',
    needs: ['control'],
    run: async (target) => {
      for (let number = 42; number <= 51; number += 1) {
        const id = `00${number}`;
        const body = BODIES.get(id);
        await made(target, body ?? priced(1));
        if (body) await target.world.act(id, 'pay');
      }
      const first = await ask(target, 'POST /orders-list', X_API_KEY, '{"limit":2,"status":"PAID"}');
      answers(target, first, 200, FIRST, { more: true });
      const last = await ask(target, 'POST /orders-list', X_API_KEY, '{"limit":2,"status":"PAID","anchor":"0047"}');
      answers(target, last, 200, LAST, { more: true });
    },
  },
  {
    item: 'E12',
    test: 'list, the anchor leads on',
    needs: [],
    run: async (target) => {
      for (let count = 0; count < 3; count += 1) await made(target);
      const page = async (anchor: string): Promise<Page> => {
        const asked = anchor === '' ? '{"limit":2}' : `{"limit":2,"anchor":${JSON.stringify(anchor)}}`;
        const answer = await ask(target, 'POST /orders-list', X_API_KEY, asked);
        answers(target, answer, 200, { anchor, limit: 2 }, { more: true });
        return answer.json() as Page;
      };
      const first = await page('');
      const next = await page(first.next_anchor);
      assert.equal(first.orders.length, 2);
      assert.ok(next.orders.length > 0);
      assert.ok(next.orders.every(({ id }) => first.orders.every((one) => one.id !== id)));
    },
  },
  {
    item: 'E15',
    test: 'throttled',
    needs: ['control', 'clock'],
    run: async (target) => {
      await made(target);
      await target.world.control('POST', '/faults', { on: 'retrieve', do: 'slow', ms: 500, times: 10 });
      const told: number[] = [];
      const read = async (): Promise<Answer> => {
        const answer = await ask(target, 'GET /orders/0042', BEARER);
        told.push(answer.status);
        return answer;
      };
      const reads = Promise.all(Array.from({ length: 11 }, read));
      while (told.length === 0) await target.world.control('GET', '/clock');
      assert.deepEqual(told, [429]);
      await target.world.advance(500);
      await reads;
      assert.deepEqual(told.toSorted(), [...Array.from({ length: 10 }, () => 200), 429]);
    },
  },
  {
    item: 'E15',
    test: 'throttled: the client keeps below by itself',
    needs: ['control', 'clock'],
    run: async (target) => {
      await made(target);
      await target.world.control('POST', '/faults', { on: 'retrieve', do: 'slow', ms: 500, times: 11 });
      const statuses: number[] = [];
      const counting: typeof fetch = async (input, init) => {
        const response = await fetch(input, init);
        statuses.push(response.status);
        return response;
      };
      const client = createOnecheckoutClient({ baseUrl: target.url, apiKey: KEY, ports: resolvePorts({ fetch: counting }) }); // prettier-ignore
      let left = 11;
      const reads = Promise.all(
        Array.from({ length: 11 }, () => client.orders.read('0042').finally(() => (left -= 1))),
      );
      while (left > 0) await target.world.advance(500);
      await reads;
      assert.deepEqual(statuses, Array.from({ length: 11 }, () => 200)); // prettier-ignore
    },
  },
];
