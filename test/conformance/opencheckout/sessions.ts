import assert from 'node:assert/strict';
import type { Told } from '../row.ts';
import { answers, ask } from '../target.ts';
import { create, created, HEADS, ID, ORDER, SESSION, sessionFree, SESSIONS, stored } from './talk.ts';
import { V1, V2 } from './vectors.ts';

const PAID =
  '{"status":"completed","customer_wallet":"https://wallet.example/ada","incoming_payment":"https://wallet.example/incoming-payments/ip-1","outgoing_payment":"https://wallet.example/outgoing-payments/op-1","completed_at":"2026-09-21T14:19:02.417Z"}';
const FIRST_PAGE =
  '{"object":"list","data":[{"id":"cs_C","status":"open","created_at":"2026-09-21T14:15:00.120Z"},{"id":"cs_B","status":"expired","created_at":"2026-09-21T14:14:00.007Z"}],"has_more":true,"next_cursor":"2026-09-21T14:14:00.007Z","url":"https://pay.shop.example/api/checkout/sessions?limit=2"}';
const LAST_PAGE =
  '{"object":"list","data":[{"id":"cs_A","status":"completed","created_at":"2026-09-21T14:13:20.000Z"}],"has_more":false,"next_cursor":null,"url":"https://pay.shop.example/api/checkout/sessions?limit=2&cursor=2026-09-21T14%3A14%3A00.007Z"}';
const EXPIRED = '{"error":{"type":"invalid_request_error","message":"Session is already expired"}}';

interface Page {
  readonly data: readonly { readonly id: string; readonly created_at: string }[];
  readonly has_more: boolean;
  readonly next_cursor: string;
}

export const sessions: readonly Told[] = [
  {
    item: 'E8',
    test: 'retrieve after payment',
    needs: ['control', 'clock', 'stored ids'],
    run: async (target) => {
      await stored(target);
      await target.world.advance(342_417);
      await target.world.act(ID, 'pay', { wallet: 'https://wallet.example/ada' });
      const paid = { ...(JSON.parse(SESSION) as object), ...(JSON.parse(PAID) as object) };
      answers(target, await ask(target, `GET ${SESSIONS}/${ID}`, HEADS), 200, paid);
    },
  },
  {
    item: 'E9',
    test: 'unknown id',
    needs: [],
    run: async (target) => {
      const answer = await ask(target, `GET ${SESSIONS}/cs_nope`, HEADS);
      answers(target, answer, 404, '{"error":{"type":"not_found","message":"No checkout session found with id: cs_nope"}}'); // prettier-ignore
    },
  },
  {
    item: 'E10',
    test: 'list, two pages',
    needs: ['control', 'clock', 'stored ids'],
    run: async (target) => {
      const { world } = target;
      const a = await created(target);
      await world.act(a, 'pay');
      await world.advance(40_007);
      const b = await created(target);
      await world.act(b, 'expire');
      await world.advance(60_113);
      const c = await created(target);
      await world.rewrite([a, 'cs_A'], [b, 'cs_B'], [c, 'cs_C']);
      answers(target, await ask(target, `GET ${SESSIONS}?limit=2`, HEADS), 200, FIRST_PAGE, { more: true });
      const next = await ask(target, `GET ${SESSIONS}?limit=2&cursor=2026-09-21T14%3A14%3A00.007Z`, HEADS);
      answers(target, next, 200, LAST_PAGE, { more: true });
    },
  },
  {
    item: 'E10',
    test: 'list, newest first, the cursor leads on',
    needs: [],
    run: async (target) => {
      const made: Page['data'][number][] = [];
      // A page's last millisecond is skipped by the next (§5): the three newest must not share one.
      const areApart = () => new Set(made.slice(0, 3).map((one) => one.created_at)).size === 3;
      for (let count = 0; count < 10 && !areApart(); count += 1) {
        made.unshift((await create(target)).json() as Page['data'][number]);
        if (target.isOurs) await target.world.advance(1000);
      }
      const first = (await ask(target, `GET ${SESSIONS}?limit=2`, HEADS)).json() as Page;
      const way = `GET ${SESSIONS}?limit=2&cursor=${encodeURIComponent(first.next_cursor)}`;
      const next = (await ask(target, way, HEADS)).json() as Page;
      const ids = (list: Page['data']) => list.slice(0, 3).map(({ id }) => id);
      assert.deepEqual(ids([...first.data, ...next.data]), ids(made));
      assert.deepEqual([first.has_more, first.next_cursor], [true, first.data[1]?.created_at]);
    },
  },
  {
    item: 'E11',
    test: 'expire, and again',
    needs: [],
    run: async (target) => {
      const id = await created(target);
      const expired = { ...(JSON.parse(SESSION) as object), status: 'expired' };
      const expire = () => ask(target, `POST ${SESSIONS}/${id}/expire`, HEADS);
      const found = answers(target, await expire(), 200, expired, { free: sessionFree(target) });
      assert.equal(found.get(ID), id);
      answers(target, await expire(), 400, EXPIRED);
    },
  },
  {
    item: 'E12',
    test: 'webhook',
    needs: ['control', 'stored ids', 'webhooks'],
    run: async (target) => {
      await stored(target);
      await target.world.act(ID, 'pay', { wallet: 'https://wallet.example/ada' });
      const { method, path, headers, body } = await target.world.delivery(0);
      assert.deepEqual([method, path, body], ['POST', '/hooks/opencheckout', V1.body]);
      assert.deepEqual(
        ['content-type', 'user-agent', 'opencheckout-signature'].map((name) => headers.get(name)),
        ['application/json', 'OpenCheckout/1.0', 't=1790000000,v1=a5881cc0a2457c7d0f5ae4675c42bfd87d84ac0da9da4b2b73b0971415dbefd6'], // prettier-ignore
      );
    },
  },
  {
    item: 'V2',
    test: 'a reconciled payment: the sandbox says it so',
    needs: ['control', 'clock', 'stored ids', 'webhooks'],
    run: async (target) => {
      const { world } = target;
      const bare = { ...(JSON.parse(ORDER) as object), metadata: undefined };
      const { id } = (await create(target, JSON.stringify(bare))).json() as { id: string };
      await world.rewrite([id, ID]);
      await world.act(ID, 'pay', { wallet: 'https://wallet.example/ada', faults: ['stuck'] });
      await world.wall.advance(1000);
      await world.act(ID, 'reconcile');
      const { headers, body } = await world.delivery(0);
      assert.equal(body, V2.body);
      assert.equal(headers.get('opencheckout-signature'), `t=1790000001,v1=${V2.v1}`);
    },
  },
  {
    item: 'E12',
    test: 'any 2xx is taken',
    needs: ['control', 'webhooks'],
    run: async (target) => {
      const { world } = target;
      world.receiver.status = 204;
      await world.act(await created(target), 'pay');
      const [{ attempts } = { attempts: [] }] = await world.webhooks(([one]) => one?.state === 'delivered');
      assert.deepEqual(attempts.map(({ status }) => status), [204]); // prettier-ignore
    },
  },
  {
    item: 'E13',
    test: 'health',
    needs: [],
    run: async (target) => {
      if (target.isOurs) await target.world.wall.advance(46_000);
      const answer = await ask(target, 'GET /api/health');
      answers(target, answer, 200, '{"status":"healthy","uptime":46}', { more: true, free: target.theirs(/\d+/, '46') }); // prettier-ignore
    },
  },
];
