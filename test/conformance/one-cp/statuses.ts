import assert from 'node:assert/strict';
import { resolvePorts } from '@tillkit/core/clock';
import type { Answer as Asked } from '@tillkit/core/gateway';
import type { Quote } from '@tillkit/core/quote';
import { oneCp } from '@tillkit/gateways/one-cp';
import type { Told } from '../row.ts';
import { answers, ask, sent, type Target } from '../target.ts';
import { AN_ID, clientOf, HEADS, initialized, PROVIDER, SECRET, statusOf, TRIP, WIDGET, WORKSHOP } from './talk.ts';

const READY = '{"status":"ready","provider":"65aa10000000000000000001"}';
const PAID = `{"status":"PAID","checkout":{"reference":"CC-9081","payment":{"reference":"CC-9081","provider":"Stripe"},
 "customer":{"firstName":"Ida","lastName":"Kern","email":"ida@corp.test","phone":"+4930123456","address":null},
 "beneficiary":{"firstName":"Tom","lastName":"Abel","email":"tom@corp.test"},
 "billing":{"name":"Corp AG","email":"ap@corp.test","address":null,"externalIds":{"sap_id":"77"}},"card":{},"reporting":{}}}`;

const QUOTE: Quote = {
  currency: 'EUR', lines: [], tax: 0, shipping: 0, discount: 0, total: 28_560, title: 'Team workshop', reference: '',
  metadata: {}, validUntil: '2026-05-01T09:00:00.000Z', hash: '',
}; // prettier-ignore

/** What our adapter reads of a transaction. */
const read = (target: Target, id: string): Promise<Asked<null>> => {
  const account = oneCp({ baseUrl: target.url, widgetId: target.say(WIDGET), backendSecret: target.say(SECRET) });
  const call = { attempt: 'at_1', key: 'key-1', refs: [`transaction:${id}`], quote: QUOTE };
  return account.connect(resolvePorts()).read(call);
};

export const statuses: readonly Told[] = [
  {
    item: 'E1',
    test: 'connection',
    needs: [],
    run: async (target) => {
      const answer = await ask(target, 'GET /status', HEADS);
      // C3: the sources disagree, and a server that is not ours may follow either.
      const status = target.isOurs || answer.status !== 200 ? 201 : 200;
      answers(target, answer, status, READY, { free: target.theirs(AN_ID, PROVIDER) });
    },
  },
  {
    item: 'E1',
    test: 'connection, with 200: the client passes too',
    needs: ['switches'],
    own: { statusCode: 200 },
    run: async (target) => {
      answers(target, await ask(target, 'GET /status', HEADS), 200, READY);
      assert.deepEqual({ ...(await clientOf(target).check()) }, JSON.parse(READY));
    },
  },
  {
    item: 'E1',
    test: 'connection, with 201: the client passes',
    needs: [],
    run: async (target) => {
      assert.equal((await clientOf(target, () => new Response(READY, { status: 201 })).check()).provider, PROVIDER);
    },
  },
  {
    item: 'E2',
    test: 'bad secret',
    needs: [],
    run: async (target) => {
      const bad = Buffer.from(`${target.say(WIDGET)}:wrong`).toString('base64');
      assert.equal((await sent(`${target.url}/status`, 'GET', [['Authorization', `Basic ${bad}`]])).status, 401);
    },
  },
  {
    item: 'E3',
    test: 'initialize, minimal',
    needs: [],
    run: (target) => initialized(target, WORKSHOP),
  },
  {
    item: 'E4',
    test: 'initialize, full',
    needs: [],
    run: (target) => initialized(target, TRIP),
  },
  {
    item: 'E5',
    test: 'initialize, no title',
    needs: [],
    run: async (target) => {
      const body = '{"currency":"EUR","items":[{"name":"X","category":"OTHER","price":1}]}';
      assert.equal((await ask(target, 'POST /initialize', HEADS, body)).status, 400);
    },
  },
  {
    item: 'E6',
    test: 'status, new',
    needs: [],
    run: async (target) => {
      const id = await initialized(target);
      answers(target, await ask(target, `GET /status/${id}`, HEADS), 200, '{"status":"PENDING"}');
      const told = await read(target, id);
      assert.deepEqual(told.is === 'done' && told.facts.map(({ state }) => state), ['pending']);
    },
  },
  {
    item: 'E7',
    test: 'status, paid',
    needs: ['control'],
    run: async (target) => {
      const id = await initialized(target);
      await target.world.act(id, 'pay');
      answers(target, await ask(target, `GET /status/${id}`, HEADS), 200, PAID);
      const told = await read(target, id);
      assert.deepEqual(told.is === 'done' && told.facts.map(({ state }) => state), ['paid']);
    },
  },
  {
    item: 'E8',
    test: 'status errors: malformed, unknown',
    needs: [],
    run: async (target) => {
      assert.equal((await ask(target, 'GET /status/xyz', HEADS)).status, 400);
      assert.equal((await ask(target, 'GET /status/65aa2000000000000000ffff', HEADS)).status, 404);
    },
  },
  {
    item: 'E8',
    test: "status errors: another widget's",
    needs: ['a second account'],
    run: async (target) => {
      const id = await initialized(target);
      const theirs = Buffer.from('wdg_next:other').toString('base64');
      const answer = await ask(target, `GET /status/${id}`, { Authorization: `Basic ${theirs}` });
      assert.equal(answer.status, 401);
    },
  },
  {
    item: 'E16',
    test: 'update',
    needs: [],
    run: async (target) => {
      const id = await initialized(target, TRIP);
      const before = await statusOf(target, id);
      const answer = await ask(target, `PUT /${id}`, HEADS, '{"title":"Trip to Basel (moved)"}');
      answers(target, answer, 200, '{"message":"Updated successfully"}');
      assert.equal(await statusOf(target, id), before);
    },
  },
  {
    item: 'E17',
    test: 'unknown status value',
    needs: ['switches'],
    own: { rawPending: 'ON_HOLD' },
    run: async (target) => {
      const id = await initialized(target);
      answers(target, await ask(target, `GET /status/${id}`, HEADS), 200, '{"status":"ON_HOLD"}');
      const told = await read(target, id);
      assert.deepEqual(told, { is: 'done', value: null, facts: [{ raw: 'ON_HOLD', refs: [`transaction:${id}`] }] });
    },
  },
];
