import assert from 'node:assert/strict';
import type { Told } from '../row.ts';
import { answers } from '../target.ts';
import { cancel, clientOf, initialized, meaningOf, paidTrip, statusOf, SUCCESS } from './talk.ts';

const FAILED = '{"status":"FAILED","errorMessage":"amount exceeds refundable"}';

export const refusals: readonly Told[] = [
  {
    item: 'E11',
    test: 'the client does not offer to give nothing back',
    needs: [],
    run: async (target) => {
      const client = clientOf(target, () => assert.fail('it was sent'));
      const asked = client.transactions.cancel('65aa20000000000000000011', { itemsOrder: [1], amount: 0 });
      assert.equal(await meaningOf(asked), 'TypeError');
    },
  },
  {
    item: 'E12',
    test: 'cancel rejected',
    needs: [],
    run: async (target) => {
      const id = await initialized(target);
      assert.equal((await cancel(target, id, '{"itemsOrder":[1]}')).status, 400);
      const asked = clientOf(target).transactions.cancel(id, { itemsOrder: [1] });
      assert.equal(await meaningOf(asked), 'invalid_state');
    },
  },
  {
    item: 'E13',
    test: 'refund failure inside a 200',
    needs: ['control', 'stored ids'],
    run: async (target) => {
      const id = await paidTrip(target);
      answers(target, await cancel(target, id, '{"itemsOrder":[1],"amount":99999}'), 200, FAILED);
      const asked = clientOf(target).transactions.cancel(id, { itemsOrder: [1], amount: 99_999 });
      assert.equal(await meaningOf(asked), 'refund_failed');
      assert.equal(await statusOf(target, id), 'PAID');
      answers(target, await cancel(target, id, '{"itemsOrder":[1]}'), 200, SUCCESS);
    },
  },
  {
    item: 'E14',
    test: 'empty selection',
    needs: ['control', 'stored ids'],
    run: async (target) => {
      assert.equal((await cancel(target, await paidTrip(target), '{"itemsOrder":[]}')).status, 400);
    },
  },
  {
    item: 'E14',
    test: 'empty selection: the client refuses before sending',
    needs: [],
    run: async (target) => {
      const client = clientOf(target, () => assert.fail('it was sent'));
      const asked = client.transactions.cancel('65aa20000000000000000011', { itemsOrder: [] });
      assert.equal(await meaningOf(asked), 'TypeError');
    },
  },
];
