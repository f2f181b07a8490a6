import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SessionView } from '@tillkit/core/wire';
import {
  CART,
  ENDPOINT,
  openCounter,
  problem,
  quote,
  session,
  storageOf,
  tokenOf,
  wallet,
} from '../fixture/counter.fixture.ts';
import { createCheckoutStore, type CheckoutState } from './index.ts';

type Counter = ReturnType<typeof openCounter>;

/** A store on a canned server; `left` counts how often the buyer was sent to a pay page. */
const openStore = (counter: Counter, storage = storageOf()) => {
  const store = createCheckoutStore({ endpoint: ENDPOINT, ...counter.ports, storage });
  const steps: CheckoutState['step'][] = [];
  store.subscribe(({ step }) => void (steps.at(-1) === step || steps.push(step)));
  const left: string[] = [];
  const present = (action: { readonly kind: string; readonly url?: string }) => {
    left.push(action.url ?? action.kind);
    return 'left' as const;
  };
  return { store, steps, left, storage, pay: () => store.pay({ present }) };
};

const never = () => new Promise<Response>(() => {});

/** The state, when it is at this step; fails the test otherwise. */
const at = <S extends CheckoutState['step']>(state: CheckoutState, step: S): Extract<CheckoutState, { step: S }> => {
  assert.equal(state.step, step);
  return state as Extract<CheckoutState, { step: S }>;
};

test('from cart to pay page: priced, reviewed, one session with the quote the buyer saw, and off to the page', async () => {
  const counter = openCounter();
  const { store, steps, left, pay } = openStore(counter);
  await store.open(CART);
  const review = at(store.state, 'review');
  assert.equal(review.quote.total, 2_500);
  assert.equal(review.method, wallet.id, 'the only way to pay is chosen already');
  await pay();
  assert.deepEqual(left, ['https://pay.example/cs_1']);
  assert.deepEqual(steps, ['idle', 'loading', 'review', 'starting']);
  const [asked] = counter.of('/sessions');
  assert.deepEqual(asked?.body, { cart: CART, expect: quote.hash, attempt: { method: wallet.id, mode: 'redirect' } });
  assert.match(asked?.headers.get('idempotency-key') ?? '', /^[0-9a-f]{32}$/);
});

test('35 nothing that looks like a price ever leaves the browser', async () => {
  const counter = openCounter();
  const { store, pay } = openStore(counter);
  await store.open(CART);
  await pay();
  for (const { body } of counter.asked)
    assert.doesNotMatch(JSON.stringify(body ?? {}), /price|total|currency|title|2500/);
});

test('12 seven fast clicks make one session', async () => {
  const counter = openCounter();
  const { store, left, pay } = openStore(counter);
  await store.open(CART);
  await Promise.all(Array.from({ length: 7 }, pay));
  assert.equal(counter.of('/sessions').length, 1);
  assert.equal(left.length, 1);
});

test('a second tab and a reload send the same idempotency key for the same cart, another cart another key', async () => {
  const lost = openCounter({ 'POST /sessions': () => Promise.reject(new TypeError('gone')) });
  const storage = storageOf();
  for (const cart of [CART, CART, { items: [{ sku: 'tea', quantity: 3 }] }]) {
    const { store, pay } = openStore(lost, storage);
    await store.open(cart);
    await pay();
    at(store.state, 'broken');
  }
  const keys = lost.of('/sessions').map(({ headers }) => headers.get('idempotency-key'));
  assert.equal(keys[0], keys[1]);
  assert.notEqual(keys[1], keys[2]);
});

test('3 a server that says nothing is given up after 8 s, and retry opens it', async () => {
  let answered = false;
  const counter = openCounter({
    'POST /quotes': () => (answered ? Response.json({ quotes: [{ quote, methods: [wallet] }] }) : never()),
  });
  const { store } = openStore(counter);
  const opening = store.open(CART);
  await counter.clock.advance(7_999);
  at(store.state, 'loading');
  await counter.clock.advance(1);
  await opening;
  assert.equal(at(store.state, 'broken').code, 'timeout');
  answered = true;
  await store.retry();
  at(store.state, 'review');
});

test('4 no answer, a broken answer and a refusal are told apart', async () => {
  const cases = [
    ['network', () => Promise.reject(new TypeError('blocked'))],
    ['answer_invalid', () => new Response('<html>', { status: 200 })],
    ['answer_invalid', () => Response.json({ quotes: [{ quote: { ...quote, total: '2500' }, methods: [] }] })],
    ['sku_unknown', () => Response.json({ quotes: [{ problem: { code: 'sku_unknown' } }] })],
    ['origin_refused', () => problem('origin_refused', 403)],
  ] as const;
  for (const [code, answer] of cases) {
    const { store } = openStore(openCounter({ 'POST /quotes': answer }));
    await store.open(CART);
    assert.equal(at(store.state, 'broken').code, code);
  }
});

test('a quote that changed is shown beside the one the buyer saw, and paid only after another click', async () => {
  const fresh = { ...quote, total: 2_600, hash: 'fresh' };
  let stale = true;
  const counter = openCounter({
    'POST /sessions': () =>
      stale
        ? problem('quote_changed', 409, { quote: fresh, methods: [wallet] })
        : Response.json({ session: session({ quote: fresh }), token: tokenOf('cs_1') }),
  });
  const { store, left, pay } = openStore(counter);
  await store.open(CART);
  await pay();
  const review = at(store.state, 'review');
  assert.equal(`${review.before?.total} ${review.quote.total}`, '2500 2600');
  assert.equal(left.length, 0);
  store.chooseMethod(wallet.id);
  assert.equal(at(store.state, 'review').before, undefined, 'who chooses a way to pay has seen the change');
  stale = false;
  await pay();
  assert.equal(counter.of('/sessions').at(-1)?.body?.['expect'], 'fresh');
  assert.equal(left.length, 1);
});

test('a gateway that failed leaves the session: the next try is another attempt of it, not another session', async () => {
  const failed = session({ status: 'failed', stillPayable: false });
  const counter = openCounter({
    'POST /sessions': () => problem('gateway_refused', 502, { session: failed, token: tokenOf('cs_1') }),
  });
  const { store, left, pay } = openStore(counter);
  await store.open(CART);
  await pay();
  const broken = at(store.state, 'broken');
  assert.deepEqual([broken.code, broken.support, broken.underWay], ['gateway_refused', 'sup_1', false]);
  await store.retry();
  assert.equal(counter.of('/sessions').length, 1);
  const [attempt] = counter.of('/sessions/cs_1/attempts');
  assert.equal(attempt?.headers.get('authorization'), `Bearer ${tokenOf('cs_1')}`);
  assert.equal(left.length, 1);
});

const reopened = async (known: SessionView) => {
  const storage = storageOf();
  const first = openCounter();
  const before = openStore(first, storage);
  await before.store.open(CART);
  await before.pay();
  const counter = openCounter({ 'GET /sessions/cs_1': () => Response.json({ session: known }) });
  const opened = openStore(counter, storage);
  await opened.store.open(CART);
  return { ...opened, counter };
};

test('back in the shop while the payment is under way: waiting, and its pay page can be shown again', async () => {
  const { store, counter, left } = await reopened(session());
  at(store.state, 'waiting');
  assert.equal(counter.of('/quotes').length, 0);
  await store.resume({
    present: (action) => {
      if (action.kind === 'redirect') left.push(action.url);
      return 'left';
    },
  });
  assert.deepEqual(left, ['https://pay.example/cs_1']);
});

test('back in the shop after paying: done, and the next opening begins anew', async () => {
  const { store, storage } = await reopened(session({ status: 'paid', paid: 2_500, stillPayable: false }));
  at(store.state, 'done');
  const next = openCounter();
  const again = openStore(next, storage);
  await again.store.open(CART);
  at(again.store.state, 'review');
});

test('back in the shop after the payment came to nothing: priced afresh, with another key', async () => {
  const { store, counter, pay } = await reopened(session({ status: 'expired', stillPayable: false }));
  at(store.state, 'review');
  await pay();
  assert.equal(counter.of('/sessions').length, 1);
});

test('cancelling asks the server, and what it says is shown', async () => {
  const { store, counter } = await reopened(session());
  await store.cancel();
  assert.equal(counter.of('/sessions/cs_1/cancel').length, 1);
  assert.equal(at(store.state, 'refused').session.status, 'canceled');
});

test('closing puts the view away; what comes back later changes nothing', async () => {
  let answer: (response: Response) => void = () => {};
  const counter = openCounter({ 'POST /quotes': () => new Promise((resolve) => (answer = resolve)) });
  const { store, steps } = openStore(counter);
  const opening = store.open(CART);
  await counter.clock.advance(0);
  store.close();
  answer(Response.json({ quotes: [{ quote, methods: [wallet] }] }));
  await opening;
  at(store.state, 'idle');
  assert.deepEqual(steps, ['idle', 'loading', 'idle']);
});

test('storage that throws, or is full of somebody else’s words, costs nothing but memory', async () => {
  const throwing = {
    getItem: () => {
      throw new Error('forbidden');
    },
    setItem: () => {
      throw new Error('forbidden');
    },
  };
  for (const storage of [throwing, { getItem: () => '{"not":"ours"}', setItem: () => {} }]) {
    const counter = openCounter();
    const store = createCheckoutStore({ endpoint: ENDPOINT, ...counter.ports, storage });
    await store.open(CART);
    at(store.state, 'review');
  }
});
