import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Store } from '../store.ts';
import { beginContract } from './begin.fixture.ts';
import { changeContract } from './change.fixture.ts';
import { deliversInOrder } from './delivery.fixture.ts';
import { begun, opened, sessionOf, START, type MakeStore } from './sample.fixture.ts';
import { listContract } from './list.fixture.ts';
import { queuesContract } from './queues.fixture.ts';
import { receiveContract } from './receive.fixture.ts';
import { valuesContract } from './values.fixture.ts';

const EVERY_CALL: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
  begin: (store) => begun(store, sessionOf('2')),
  begun: (store) => store.begun('key', 'request'),
  load: (store) => store.load(['cs_1']),
  locate: (store) => store.locate({ attempt: 'at_1' }),
  receive: (store) => store.receive([]),
  change: (store) => store.change(1, { session: sessionOf('1', { version: 2 }) }),
  mark: (store) => store.mark('op_1', 'prepared', 'sent'),
  operation: (store) => store.operation('op_1'),
  claim: (store) => store.claim('reads', 1, 1),
  settle: (store) => store.settle({ queue: 'reads', item: 'cs_1', row: 'cs_1', owner: '', tries: 0 }, 'done'),
  replay: (store) => store.replay('inbox'),
  take: (store) => store.take('a', { perMinute: 1 }, 1),
  get: (store) => store.get('a'),
  swap: (store) => store.swap('a', null, 'b', 1),
  list: (store) => store.list({ limit: 1 }),
  oldest: (store) => store.oldest(),
  prune: (store) => store.prune(START),
};

const closeContract = (make: MakeStore): void =>
  void it('F8: after close every call rejects; closing twice does no harm', async (t) => {
    const { store } = await opened(t, make);
    const methods = Object.keys(store).filter((name) => name !== 'watch' && name !== 'close');
    assert.deepEqual(Object.keys(EVERY_CALL).sort(), methods.sort(), 'every method is tried');
    await begun(store, sessionOf('1'));
    await store.close();
    await store.close();
    for (const [name, call] of Object.entries(EVERY_CALL)) await assert.rejects(call(store), Error, name);
  });

const isolationContract = (make: MakeStore): void =>
  void it('nobody outside keeps a hand on what is stored', async (t) => {
    const { store } = await opened(t, make);
    const sealed = Uint8Array.of(1, 2, 3);
    await store.receive([{ row: { id: 'in_1', account: 'a', event: 'e', sealed, at: START } }]);
    sealed.fill(0);
    const [claim] = await store.claim('inbox', 1, 1);
    assert.deepEqual([...claim!.item.sealed], [1, 2, 3]);
    const session = await begun(store, sessionOf('1'));
    (session.attempts as unknown[]).length = 0;
    assert.equal((await store.load(['cs_1']))[0]?.attempts.length, 1);
  });

/** What every driver must do. `makeStore` answers an empty store on the clock it is given. `runs`: of random steps. */
export const storeContract = (name: string, makeStore: MakeStore, { runs = 100 } = {}): void =>
  void describe(`${name} store`, () => {
    beginContract(makeStore);
    changeContract(makeStore);
    receiveContract(makeStore);
    queuesContract(makeStore);
    valuesContract(makeStore);
    listContract(makeStore);
    isolationContract(makeStore);
    closeContract(makeStore);
    it('two workers never deliver a notice out of order, nor lose one', () =>
      deliversInOrder(
        name,
        async (clock) => {
          const store = await makeStore(clock);
          return [store, store];
        },
        runs,
      ));
  });
