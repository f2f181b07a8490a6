import assert from 'node:assert/strict';
import { test } from 'node:test';
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
import type { CheckoutState, Present } from './state.ts';
import { createCheckoutStore } from './store.ts';

type Answers = Parameters<typeof openCounter>[0];

const card = { ...wallet, id: 'stripe.card', label: 'Card' };
const PAY_PAGE = 'https://pay.example/cs_1';

const openStore = (answers: Answers = {}, storage = storageOf()) => {
  const counter = openCounter(answers);
  const store = createCheckoutStore({ endpoint: ENDPOINT, ...counter.ports, storage });
  const shown: string[] = [];
  const present: Present = (action) => {
    shown.push('url' in action ? action.url : action.kind);
    return 'left';
  };
  return { counter, store, shown, storage, present };
};

const at = <S extends CheckoutState['step']>({ state }: { state: CheckoutState }, step: S) => {
  assert.equal(state.step, step);
  return state as Extract<CheckoutState, { step: S }>;
};

const answering = (...answers: readonly (() => Response | Promise<Response>)[]) => {
  const left = [...answers];
  return () => (left.length > 1 ? left.shift()! : left[0]!)();
};
const quoted =
  (over: object = {}, methods: readonly object[] = [wallet]) =>
  () =>
    Response.json({ quotes: [{ quote: { ...quote, ...over }, methods }] });
const begun =
  (over: object = {}) =>
  () =>
    Response.json({ session: session(over), token: tokenOf('cs_1') });
const told =
  (over: object = {}) =>
  () =>
    Response.json({ session: session(over) });

/** A checkout whose buyer left for the pay page before, on the same browser. */
const returned = async (answers: Answers) => {
  const before = openStore();
  await before.store.open(CART);
  await before.store.pay({ present: before.present });
  const after = openStore(answers, before.storage);
  await after.store.open(CART);
  return after;
};

test('ways to pay that this page cannot show are not offered', async () => {
  const { store } = openStore({
    'POST /quotes': quoted({}, [{ ...wallet, id: 'bank.stripe', kinds: ['stripe'] }, card]),
  });
  await store.open(CART);
  assert.deepEqual(at(store, 'review').methods, [card]);
});

test('the chosen method is the one that is paid with; one that is not offered cannot be chosen', async () => {
  const { store, counter, present } = openStore({ 'POST /quotes': quoted({}, [wallet, card]) });
  await store.open(CART);
  store.chooseMethod('stripe.card');
  store.chooseMethod('nonsense');
  await store.pay({ present });
  assert.deepEqual(counter.of('/sessions')[0]?.body?.['attempt'], { method: 'stripe.card', mode: 'redirect' });
});

test('a wish for a method chooses it, where it is offered', async () => {
  const { store } = openStore({ 'POST /quotes': quoted({}, [wallet, card]) });
  for (const [wish, method] of [
    [card.id, card.id],
    ['bank.none', wallet.id],
    [undefined, wallet.id],
  ] as const) {
    await store.open(CART, { method: wish });
    assert.equal(at(store, 'review').method, method);
  }
});

const byCard = {
  id: 'at_2',
  method: card.id,
  state: 'created',
  action: { kind: 'redirect', url: 'https://pay.example/card', popup: 'opener' },
} as const;

test('another tab began the same cart by another method: what the buyer chose here is another attempt of its session', async () => {
  const { store, counter, present, shown } = openStore({
    'POST /quotes': quoted({}, [wallet, card]),
    'POST /sessions/cs_1/attempts': begun({ attempt: byCard }),
  });
  await store.open(CART, { method: card.id });
  await store.pay({ present });
  assert.deepEqual(counter.of('/sessions/cs_1/attempts')[0]?.body, { method: card.id, mode: 'redirect' });
  assert.deepEqual(shown, ['https://pay.example/card']);
});

test('the same cart’s session from before, at another total, is shown before anything is paid', async () => {
  const dearer = { ...quote, total: 2_600 };
  const { store, counter, present, shown } = openStore({
    'POST /sessions': begun({ quote: dearer }),
    'POST /sessions/cs_1/attempts': begun({ quote: dearer }),
  });
  await store.open(CART);
  await store.pay({ present });
  const review = at(store, 'review');
  assert.deepEqual([review.before?.total, review.quote.total], [2_500, 2_600]);
  assert.deepEqual(shown, []);
  await store.pay({ present });
  assert.deepEqual(shown, [PAY_PAGE]);
  assert.deepEqual([counter.of('/sessions').length, counter.of('/sessions/cs_1/attempts').length], [1, 1]);
});

test('a session that ran out while it was waited for: try again is a new one, at a fresh price', async () => {
  const expiresAt = '2026-11-21T08:59:59.000Z';
  const { store, counter, present } = await returned({
    'GET /sessions/cs_1': told({ expiresAt }),
    'POST /quotes': quoted({ total: 2_700, hash: 'fresh' }),
    'POST /sessions': begun({ quote: { ...quote, total: 2_700 } }),
  });
  at(store, 'waiting');
  await store.retry();
  assert.equal(at(store, 'review').quote.total, 2_700);
  await store.pay({ present });
  assert.equal(counter.of('/sessions')[0]?.body?.['expect'], 'fresh');
  assert.equal(counter.of('/sessions/cs_1/attempts').length, 0);
});

test('the former attempt was paid while another way was chosen: the result is shown', async () => {
  const { store, present, shown } = await returned({
    'POST /quotes': quoted({}, [wallet, card]),
    'GET /sessions/cs_1': answering(told(), told({ status: 'paid', paid: 2_500, version: 3 })),
    'POST /sessions/cs_1/attempts': () => problem('already_paid', 409),
  });
  await store.retry();
  store.chooseMethod(card.id);
  await store.pay({ present });
  assert.equal(at(store, 'done').session.paid, 2_500);
  assert.deepEqual(shown, []);
});

test('after a failure another method can be chosen', async () => {
  const { store, present } = openStore({
    'POST /quotes': quoted({}, [wallet, card]),
    'POST /sessions': () => problem('gateway_refused', 502),
  });
  await store.open(CART);
  await store.pay({ present });
  at(store, 'broken');
  store.chooseMethod('stripe.card');
  assert.equal(at(store, 'review').method, 'stripe.card');
});

test('an attempt that never reached its page is told by its own problem', async () => {
  const attempt = { id: 'at_1', method: wallet.id, state: 'created', action: null, problem: 'gateway_amount_differs' };
  const { store, present, shown } = openStore({ 'POST /sessions': begun({ attempt }) });
  await store.open(CART);
  await store.pay({ present });
  assert.equal(at(store, 'broken').code, 'gateway_amount_differs');
  assert.deepEqual(shown, []);
});

for (const [what, action] of [
  ['javascript:alert(1)', { kind: 'redirect', url: 'javascript:alert(1)', popup: 'opener' }],
  ['http://pay.example/', { kind: 'redirect', url: 'http://pay.example/', popup: 'opener' }],
  ['data:text/html,x', { kind: 'redirect', url: 'data:text/html,x', popup: 'opener' }],
  ['a frame of javascript:alert(1)', { kind: 'frame', url: 'javascript:alert(1)', origin: 'null' }],
  ['a frame that is elsewhere than told', { kind: 'frame', url: PAY_PAGE, origin: 'https://evil.example' }],
] as const)
  test(`${what} is never shown to anyone`, async () => {
    const { store, present, shown } = openStore({
      'POST /sessions': begun({ attempt: { id: 'at_1', method: wallet.id, state: 'created', action } }),
    });
    await store.open(CART);
    await store.pay({ present });
    assert.equal(at(store, 'broken').code, 'answer_invalid');
    assert.deepEqual(shown, []);
  });

test('the answer that comes after closing shows nothing, but its session is remembered', async () => {
  const answer = Promise.withResolvers<Response>();
  const { store, shown, present, storage } = openStore({ 'POST /sessions': () => answer.promise });
  await store.open(CART);
  const paying = store.pay({ present });
  store.close();
  answer.resolve(begun()());
  await paying;
  assert.equal(store.state.step, 'idle');
  assert.deepEqual(shown, []);
  assert.match([...storage.items.values()].join(), /"cs_1"/);
});

test('a token the server no longer takes is forgotten, and the cart priced afresh', async () => {
  const { store, storage } = await returned({ 'GET /sessions/cs_1': () => problem('token_invalid', 401) });
  at(store, 'review');
  assert.doesNotMatch([...storage.items.values()].join(), /"cs_1"/);
});

test('while a payment may be under way, a broken network does not say that nothing was charged', async () => {
  const { store } = await returned({ 'GET /sessions/cs_1': () => Promise.reject(new TypeError('gone')) });
  assert.equal(at(store, 'broken').underWay, true);
});

test('a further try that fails does not say so either, nor after an attempt that may still be paid', async () => {
  const failing = (over: object) => ({
    'GET /sessions/cs_1': told({ status: 'pending' }),
    'POST /sessions/cs_1/attempts': () =>
      problem('gateway_unavailable', 503, { session: session(over), token: tokenOf('cs_1') }),
  });
  const nowhere = { id: 'at_2', method: wallet.id, state: 'created', action: null };
  for (const [over, underWay] of [
    [{ status: 'pending', attempt: nowhere }, true],
    [{ status: 'failed', attempt: nowhere, stillPayable: true }, true],
    [{ status: 'failed', attempt: nowhere, stillPayable: false }, false],
    [{ status: 'created', attempt: nowhere }, false],
  ] as const) {
    const { store, present } = await returned(failing(over));
    await store.retry();
    await store.pay({ present });
    assert.equal(at(store, 'broken').underWay, underWay);
  }
});

test('before any payment it may say so', async () => {
  const { store } = openStore({ 'POST /quotes': () => Promise.reject(new TypeError('gone')) });
  await store.open(CART);
  assert.equal(at(store, 'broken').underWay, false);
});

test('a further try belongs to the same session, at its frozen price', async () => {
  const { store, counter, present, shown } = await returned({
    'GET /sessions/cs_1': told(),
    'POST /quotes': quoted({ total: 9_999, hash: 'dearer' }),
  });
  at(store, 'waiting');
  await store.retry();
  assert.equal(at(store, 'review').quote.total, 2_500);
  await store.pay({ present });
  assert.equal(counter.of('/sessions/cs_1/attempts').length, 1);
  assert.equal(counter.of('/sessions').length, 0);
  assert.deepEqual(shown, [PAY_PAGE]);
});

test('somebody was ahead of us: the session is looked at instead of paid again', async () => {
  const { store, present } = await returned({
    'GET /sessions/cs_1': answering(told(), told({ status: 'paid', paid: 2_500, version: 3 })),
    'POST /sessions/cs_1/attempts': () => problem('already_paid', 409),
  });
  await store.retry();
  await store.pay({ present });
  at(store, 'done');
});

test('a session that takes no further attempt is let go: the next try is a new one', async () => {
  const { store, counter, present } = await returned({
    'GET /sessions/cs_1': told(),
    'POST /sessions/cs_1/attempts': () => problem('state_refused', 409),
  });
  await store.retry();
  await store.pay({ present });
  at(store, 'review');
  await store.pay({ present });
  assert.equal(counter.of('/sessions').length, 1);
});

test('a key that was used for something else is dropped', async () => {
  const { store, counter, present } = openStore({
    'POST /sessions': answering(() => problem('key_reused', 422), begun()),
  });
  await store.open(CART);
  await store.pay({ present });
  at(store, 'review');
  await store.pay({ present });
  const keys = counter.of('/sessions').map(({ headers }) => headers.get('idempotency-key'));
  assert.equal(new Set(keys).size, 2);
});

test('a page that stays waits, and the wait ends by itself when the server says so', async () => {
  const { store, counter } = openStore({
    'POST /status': () => Response.json({ sessions: [session({ version: 3, status: 'paid' })], refused: [] }),
  });
  await store.open(CART);
  await store.pay({ present: () => 'shown' });
  at(store, 'waiting');
  const done = new Promise<void>((resolve) => store.subscribe(({ step }) => step === 'done' && resolve()));
  await import('./watcher.ts');
  await counter.clock.advance(100);
  await done;
});

test('a checking answer is waited for, never shown as failed', async () => {
  const { store } = await returned({ 'GET /sessions/cs_1': told({ status: 'failed', checking: true }) });
  at(store, 'waiting');
  store.close();
});

test('an action that nothing here can show', async () => {
  const { store } = openStore({
    'POST /sessions': begun({
      attempt: { id: 'a', method: wallet.id, state: 'created', action: { kind: 'stripe', data: {} } },
    }),
  });
  await store.open(CART);
  await store.pay();
  assert.equal(at(store, 'broken').code, 'action_unsupported');
});
