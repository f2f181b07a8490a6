import assert from 'node:assert/strict';
import { resolvePorts } from '@tillkit/core/clock';
import type { Quote } from '@tillkit/core/quote';
import { oneverse } from '@tillkit/gateways/oneverse';
import type { Told } from '../row.ts';
import { answers, type Target } from '../target.ts';
import { call, CHANNEL, GAME, GAMES, login, MERCHANT, O, ORDER, PASSWORD, REFERENCE, SECRET, stored, TRANSACTIONS, X7 } from './talk.ts'; // prettier-ignore

const QUOTE: Quote = {
  currency: 'MYR', lines: [{ sku: 'aq-crystal-500', title: 'Crystal Bundle 500', quantity: 1, total: 12_950 }],
  tax: 0, shipping: 0, discount: 0, total: 12_950, title: 'Crystal Bundle 500', reference: '', metadata: {},
  validUntil: '2024-10-12T06:00:00.000Z', hash: '',
}; // prettier-ignore

/** Our adapter, which sees the sandbox at the dossier's address. */
const adapterOf = (target: Target) =>
  oneverse({
    login: MERCHANT,
    password: PASSWORD,
    secretKey: SECRET,
    baseUrl: GAMES,
    merchantUuid: MERCHANT,
    gameName: GAME,
    country: 'MY',
    channels: [{ channel: CHANNEL, label: 'Test', currencies: ['MYR'] }],
  }).connect(resolvePorts({ fetch: (input, init) => fetch(String(input).replace(GAMES, target.url), init) }));

/** What our adapter does about a callback: what it takes it for, and what it then reads. */
const settle = async (target: Target, body: string): Promise<unknown> => {
  const adapter = adapterOf(target);
  const push = await adapter.webhook?.(new TextEncoder().encode(body), new Headers(), 0);
  assert.ok(push?.is === 'hint', 'a callback is a hint, and never a fact');
  const read = await adapter.read({ attempt: REFERENCE, key: 'key-1', refs: push.refs, quote: QUOTE });
  return read.is === 'done' ? read.facts.map(({ state, captured }) => ({ state, captured })) : read;
};

const opened = async (target: Target): Promise<void> => stored(target, await login(target));

/** Reads the order again, with a new token: our adapter's login ended the former one. */
const isTold = async (target: Target, status: string): Promise<void> => {
  const answer = await call(target, `GET ${TRANSACTIONS}/${ORDER}`, { token: await login(target), signature: X7 });
  answers(target, answer, 200, `{"order":${O(status)}}`);
};

export const callbacks: readonly Told[] = [
  {
    item: 'exchange 13',
    test: 'a callback, read again, is paid; there is no second one',
    needs: ['control', 'clock', 'stored ids', 'webhooks'],
    run: async (target) => {
      const { world } = target;
      await opened(target);
      await world.act(ORDER, 'pay');
      const { method, body } = await world.delivery(0);
      assert.deepEqual([method, body], ['POST', O('paid')]);
      await isTold(target, 'paid');
      assert.deepEqual(await settle(target, body), [{ state: 'paid', captured: { MYR: 12_950 } }]);
      await world.webhooks(([one]) => one?.state === 'delivered');
      await world.advance(86_400_000);
      assert.equal(world.receiver.received.length, 1);
    },
  },
  {
    item: 'exchange 14',
    test: 'a forged callback is read again and stays pending',
    needs: ['control', 'stored ids', 'webhooks'],
    run: async (target) => {
      const { world } = target;
      await opened(target);
      await world.act(ORDER, 'pay', { faults: ['forged'] });
      const { body } = await world.delivery(0);
      assert.equal(body, O('paid'));
      await isTold(target, 'pending');
      assert.deepEqual(await settle(target, body), [{ state: 'pending', captured: undefined }]);
    },
  },
  {
    item: 'exchange 15',
    test: 'the first attempt and three retries, then no more',
    needs: ['control', 'clock', 'stored ids', 'webhooks'],
    run: async (target) => {
      const { world } = target;
      await opened(target);
      world.receiver.status = 500;
      await world.act(ORDER, 'pay');
      for (const [index, wait] of [10_000, 60_000, 300_000].entries()) {
        await world.webhooks(([one]) => one?.attempts.length === index + 1);
        await world.advance(wait);
      }
      const [last] = await world.webhooks(([one]) => one?.state === 'failed');
      assert.deepEqual(last?.attempts.map(({ status }) => status), [500, 500, 500, 500]);
      await world.advance(86_400_000);
      assert.deepEqual(world.receiver.received.map(({ body }) => body), Array.from({ length: 4 }, () => O('paid')));
    },
  },
]; // prettier-ignore
