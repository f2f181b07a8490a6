import assert from 'node:assert/strict';
import type { Told } from '../row.ts';
import { answers, type Target } from '../target.ts';
import { call, create, login, O, ORDER, orderFree, stored, TRANSACTIONS, X11, X7, X8 } from './talk.ts';

const ID = 'k3Vb8Qw2Zt6Ny1Rp5Ls9Xd4Hf7Jc0MaE';

/** Exchange 3's order: under the dossier's id where that can be, else under its own. */
const order = async (target: Target): Promise<{ readonly token: string; readonly line: string }> => {
  const token = await login(target);
  if (!target.isOurs) return { token, line: `GET ${TRANSACTIONS}/${await create(target, token)}` };
  await stored(target, token);
  return { token, line: `GET ${TRANSACTIONS}/${ORDER}` };
};

interface Listed {
  readonly data: readonly { readonly order_id: string; readonly status: string }[];
}

export const reads: readonly Told[] = [
  {
    item: 'exchange 7',
    test: 'read',
    needs: [],
    run: async (target) => {
      const { token, line } = await order(target);
      answers(target, await call(target, line, { token, signature: X7 }), 200, `{"order":${O('pending')}}`, {
        free: target.isOurs ? {} : orderFree,
      });
    },
  },
  {
    item: 'exchange 8',
    test: 'read, signed over the path alone',
    needs: [],
    run: async (target) => {
      const { token, line } = await order(target);
      const answer = await call(target, line, { token, signature: X8 });
      answers(target, answer, 403, '{"code":4003,"error":"Invalid HMAC hash"}');
    },
  },
  {
    item: 'exchange 9',
    test: 'read with a stale token',
    needs: [],
    run: async (target) => {
      const { line } = await order(target);
      const answer = await call(target, line, { token: '1|stale', signature: X7 });
      answers(target, answer, 401, '{"code":4000,"error":"Unauthenticated"}');
    },
  },
  {
    item: 'exchange 10',
    test: 'read unknown',
    needs: [],
    run: async (target) => {
      const answer = await call(target, `GET ${TRANSACTIONS}/01J9ZZZZZZZZZZZZZZZZZZZZZZ`, {
        token: await login(target),
      });
      answers(target, answer, 404, `{"code":4006,"message":"Transaction not found","request_id":"${ID}"}`, {
        free: { [ID]: /[0-9A-Za-z]{32}/ },
      });
    },
  },
  {
    item: 'exchange 11',
    test: 'list after expiry',
    needs: ['clock', 'stored ids'],
    run: async (target) => {
      const { token } = await order(target);
      await target.world.advance(30 * 60_000);
      const answer = await call(target, `GET ${TRANSACTIONS}`, { token, signature: X11 });
      answers(target, answer, 200, `{"data":[${O('expired')}]}`);
    },
  },
  {
    item: 'exchange 11',
    test: 'list: a new order is in it',
    needs: [],
    run: async (target) => {
      const token = await login(target);
      const id = await create(target, token);
      const { data } = (await call(target, `GET ${TRANSACTIONS}`, { token, signature: X11 })).json() as Listed;
      assert.equal(data.find(({ order_id }) => order_id === id)?.status, 'pending');
    },
  },
  {
    item: 'exchange 12',
    test: 'the 61st call',
    needs: ['clock'],
    run: async (target) => {
      const token = await login(target);
      const list = () => call(target, `GET ${TRANSACTIONS}`, { token, signature: X11 });
      for (let count = 1; count <= 60; count += 1) assert.equal((await list()).status, 200, `call ${count}`);
      const answer = await list();
      answers(target, answer, 429, '{"code":4001,"message":"Too many requests"}');
      const heads = ['X-RateLimit-Limit', 'X-RateLimit-Remaining'].map((name) => answer.headers.get(name));
      assert.deepEqual(heads, ['60', '0']);
      await target.world.advance(60_000);
      assert.equal((await list()).status, 200);
    },
  },
];
