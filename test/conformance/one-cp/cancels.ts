import assert from 'node:assert/strict';
import { resolvePorts } from '@tillkit/core/clock';
import type { Quote } from '@tillkit/core/quote';
import { oneCp } from '@tillkit/gateways/one-cp';
import type { Told } from '../row.ts';
import { answers, ask, type Target } from '../target.ts';
import { BASIC, cancel, HEADS, initialized, paidTrip, SECRET, SUCCESS, TRIP, WIDGET } from './talk.ts';

const TRIP_QUOTE: Quote = {
  currency: 'CHF',
  lines: [
    { sku: 'Train', title: 'Train', quantity: 1, total: 9200 },
    { sku: 'Hotel', title: 'Hotel', quantity: 1, total: 32_178 },
  ],
  tax: 0, shipping: 0, discount: 0, total: 41_378, title: 'Trip to Basel', reference: 'B-2207', metadata: {},
  validUntil: '2026-05-01T09:00:00.000Z', hash: '',
}; // prettier-ignore

interface Given {
  readonly lines: readonly number[];
  readonly whole: boolean;
  readonly amount?: number;
}

/** What our adapter says of giving lines back. */
const refund = async (target: Target, id: string, given: Given): Promise<unknown> => {
  const account = oneCp({ baseUrl: target.url, widgetId: WIDGET, backendSecret: SECRET });
  const call = { attempt: 'at_1', key: 'key-1', refs: [`transaction:${id}`], quote: TRIP_QUOTE };
  const answer = await account.connect(resolvePorts()).refund(call, given);
  return answer.is === 'done' ? answer.value : answer;
};

/** E15's form as it is sent: parts by name, a file by its name. */
const form = (...parts: readonly (readonly [name: string, value: string, file?: string])[]): string =>
  [
    ...parts.map(([name, value, file]) => {
      const isFile = file === undefined ? '' : `; filename="${file}"\r\nContent-Type: application/pdf`;
      return `--b1\r\nContent-Disposition: form-data; name="${name}"${isFile}\r\n\r\n${value}\r\n`;
    }),
    '--b1--\r\n',
  ].join('');
const FORM = { Authorization: `Basic ${BASIC}`, 'Content-Type': 'multipart/form-data; boundary=b1' };
const BOTH = [['itemsOrder', '1'], ['itemsOrder', '2'], ['invoiceNumber', 'ST-15']] as const; // prettier-ignore

const withForm = async (target: Target, body: string): Promise<void> => {
  const id = await paidTrip(target, '65aa20000000000000000012');
  answers(target, await ask(target, `PATCH /cancel/${id}/invoice`, FORM, body), 200, SUCCESS);
  assert.equal((await cancel(target, id, '{"itemsOrder":[1]}')).status, 400);
  assert.equal((await cancel(target, id, '{"itemsOrder":[2]}')).status, 400);
};

export const cancels: readonly Told[] = [
  {
    item: 'E9',
    test: 'partial cancel by policy',
    needs: ['control', 'stored ids'],
    run: async (target) => {
      const id = await paidTrip(target);
      answers(target, await cancel(target, id, '{"itemsOrder":[2]}'), 200, SUCCESS);
    },
  },
  {
    item: 'E9',
    test: 'partial cancel by policy: the adapter claims no amount',
    needs: ['control', 'stored ids'],
    run: async (target) => {
      const given = await refund(target, await paidTrip(target), { lines: [1], whole: false });
      assert.deepEqual(given, { state: 'succeeded', amount: null, lines: [1] });
    },
  },
  {
    item: 'E10',
    test: 'remaining item with explicit amount',
    needs: ['control', 'stored ids'],
    run: async (target) => {
      const id = await paidTrip(target);
      answers(target, await cancel(target, id, '{"itemsOrder":[2]}'), 200, SUCCESS);
      const rest = '{"itemsOrder":[1],"amount":92,"invoiceTitle":"Storno","invoiceNumber":"ST-14"}';
      answers(target, await cancel(target, id, rest), 200, SUCCESS);
    },
  },
  {
    item: 'E10',
    test: 'remaining item with explicit amount: the adapter counts 92',
    needs: ['control', 'stored ids'],
    run: async (target) => {
      const id = await paidTrip(target);
      answers(target, await cancel(target, id, '{"itemsOrder":[2]}'), 200, SUCCESS);
      const given = await refund(target, id, { lines: [0], whole: false, amount: 9200 });
      assert.deepEqual(given, { state: 'succeeded', amount: 9200, lines: [0] });
    },
  },
  {
    item: 'E11',
    test: 'zero amount equals policy',
    needs: ['control'],
    run: async (target) => {
      for (const body of ['{"itemsOrder":[1],"amount":0}', '{"itemsOrder":[1]}']) {
        const id = await initialized(target, TRIP);
        await target.world.act(id, 'pay');
        answers(target, await cancel(target, id, body), 200, SUCCESS);
        assert.equal((await cancel(target, id, '{"itemsOrder":[1]}')).status, 400);
        answers(target, await cancel(target, id, '{"itemsOrder":[2]}'), 200, SUCCESS);
      }
    },
  },
  {
    item: 'E15',
    test: 'cancel with file',
    needs: ['control', 'stored ids'],
    run: (target) => withForm(target, form(...BOTH, ['file', '%PDF-1.4', 'st-15.pdf'])),
  },
  {
    item: 'E15',
    test: 'cancel as a form without file',
    needs: ['control', 'stored ids'],
    run: (target) => withForm(target, form(...BOTH)),
  },
  {
    item: 'E16',
    test: 'update of what is paid: it stays so',
    needs: ['control', 'stored ids'],
    run: async (target) => {
      const id = await paidTrip(target);
      const answer = await ask(target, `PUT /${id}`, HEADS, '{"title":"Trip to Basel (moved)"}');
      answers(target, answer, 200, '{"message":"Updated successfully"}');
      answers(target, await ask(target, `GET /status/${id}`, HEADS), 200, '{"status":"PAID"}', { more: true });
    },
  },
];
