import assert from 'node:assert/strict';
import { MILLISECONDS } from '../alike.ts';
import type { Told } from '../row.ts';
import { answers, ask } from '../target.ts';
import { BEARER, codeOf, made, MUGS } from './talk.ts';

const PAID = `{"id":"0042","status":"PAID","amount":25.2,"currency":"EUR","payment_method":"stripe_hosted","payment_gateway":"STRIPE",
 "payment_id":"pi_test_55","created":1767225600000,"paid":1767225661000,"reference_id":"cart-7731",
 "links":[{"href":"https://shop.test/ok?payment_id=0042&reference_id=cart-7731","rel":"success"},
          {"href":"https://shop.test/no?payment_id=0042&reference_id=cart-7731","rel":"cancel"}]}`;
const EVENTS = `{"events":[{"id":"ev-1","order_id":"0042","type":"payment_created","created":1767225600500,"error":"","payment_status":"PENDING","order":{"id":"0042","status":"OPEN","amount":25.2,"currency":"EUR"}},
           {"id":"ev-2","order_id":"0042","type":"payment_succeeded","created":1767225661000,"error":"","payment_status":"COMPLETED","order":{"id":"0042","status":"PAID","amount":25.2,"currency":"EUR","paid":1767225661000}}]}`;

export const orders: readonly Told[] = [
  {
    item: 'E9',
    test: 'read paid',
    needs: ['control', 'clock'],
    run: async (target) => {
      await made(target);
      await target.world.advance(61_000);
      await target.world.act('0042', 'pay');
      const read = await ask(target, 'GET /orders/0042', BEARER);
      answers(target, read, 200, PAID, { more: true, free: { pi_test_55: /pi_\w+/ } });
    },
  },
  {
    item: 'E10',
    test: 'read unknown',
    needs: [],
    run: async (target) => {
      const answer = await ask(target, 'GET /orders/9999', BEARER);
      assert.deepEqual([answer.status, codeOf(answer)], [404, 'id_invalid']);
    },
  },
  {
    item: 'E11',
    test: 'capture',
    needs: ['control', 'clock', 'switches'],
    own: { firstOrder: 50 },
    run: async (target) => {
      await made(target);
      await target.world.act('0050', 'authorize');
      answers(target, await ask(target, 'GET /orders/0050', BEARER), 200, '{"status":"AWAITING_CAPTURE"}', { more: true }); // prettier-ignore
      await target.world.advance(3_600_000);
      const captured = await ask(target, 'POST /orders/0050/capture', BEARER);
      answers(target, captured, 200, '{"id":"0050","status":"PAID","paid":1767229200000}', { more: true });
    },
  },
  {
    item: 'E11',
    test: 'capture of an OPEN order',
    needs: [],
    run: async (target) => {
      const { id } = await made(target);
      const answer = await ask(target, `POST /orders/${id}/capture`, BEARER);
      answers(target, answer, 400, '{"error":"order_status_invalid"}');
    },
  },
  {
    item: 'E13',
    test: 'events',
    needs: ['control', 'clock'],
    run: async (target) => {
      await made(target, MUGS);
      await target.world.advance(61_000);
      await target.world.act('0042', 'pay');
      const free = { 'ev-1': /[\w-]+/, 'ev-2': /[\w-]+/, '1767225600500': MILLISECONDS };
      answers(target, await ask(target, 'GET /orders/0042/events', BEARER), 200, EVENTS, { more: true, free });
    },
  },
  {
    item: 'E13',
    test: 'events of an order nobody paid',
    needs: [],
    run: async (target) => {
      const { id } = await made(target);
      const { events } = JSON.parse(EVENTS) as { events: object[] };
      const free = { '0042': /[\w-]+/, 'ev-1': /[\w-]+/, '1767225600500': MILLISECONDS };
      const told = await ask(target, `GET /orders/${id}/events`, BEARER);
      const found = answers(target, told, 200, { events: events.slice(0, 1) }, { more: true, free });
      assert.equal(found.get('0042'), id);
    },
  },
];
