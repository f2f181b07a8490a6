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
import { openingWindows } from '../fixture/window.fixture.ts';
import type { CheckoutState, Present } from './state.ts';
import { createCheckoutStore } from './store.ts';

type Answers = Parameters<typeof openCounter>[0];

const card = { ...wallet, id: 'stripe.card', label: 'Card' };
const PAY_PAGE = 'https://pay.example/cs_1';
const SAYS = 'says Opening the payment page This takes a moment. Please leave this window open.';

const openStore = async (answers: Answers = {}, { blocked = false, storage = storageOf() } = {}) => {
  const counter = openCounter(answers);
  const windows = openingWindows(blocked);
  const { openWindow } = windows;
  const store = createCheckoutStore({ endpoint: ENDPOINT, ...counter.ports, storage, openWindow });
  const shown: string[] = [];
  const present: Present = (action, view, otherwise, mode) => {
    shown.push(mode);
    return mode === 'popup' ? otherwise(action, view) : 'left';
  };
  await store.open(CART, { mode: 'popup' });
  return {
    store,
    counter,
    windows,
    unblock: windows.unblock,
    shown,
    storage,
    pay: () => store.pay({ mode: 'popup', present }),
    present,
  };
};

const at = <S extends CheckoutState['step']>({ state }: { state: CheckoutState }, step: S) => {
  assert.equal(state.step, step);
  return state as Extract<CheckoutState, { step: S }>;
};

test('the window is open before the click is over, says what it is for, and goes to the page without an opener', async () => {
  const { store, windows, counter, shown, pay } = await openStore();
  const paying = pay();
  assert.equal(windows.asked, 1, 'a browser blocks what comes after the click');
  await paying;
  assert.deepEqual(windows.all[0]?.done, [SAYS, 'opener null', `goes to ${PAY_PAGE}`]);
  assert.deepEqual(counter.of('/sessions')[0]?.body?.['attempt'], { method: wallet.id, mode: 'popup' });
  assert.deepEqual(shown, ['popup']);
  assert.equal(at(store, 'waiting').window, 'open');
});

test('the order is not shown before what opens the window is here: the first click there is opens one', async () => {
  const windows = openingWindows();
  const { ports } = openCounter();
  const store = createCheckoutStore({
    ...ports,
    endpoint: ENDPOINT,
    storage: storageOf(),
    openWindow: windows.openWindow,
  });
  store.subscribe(({ step }) => {
    if (step === 'review') void store.pay({ mode: 'popup' });
  });
  await store.open(CART, { mode: 'popup' });
  assert.equal(windows.asked, 1);
});

test('request 13: a blocked popup falls back: the payment begins, the state says so, and this tab takes its place when asked', async () => {
  const { store, windows, counter, shown, pay, present } = await openStore({}, { blocked: true });
  await pay();
  assert.equal(windows.asked, 1);
  assert.deepEqual(shown, ['popup']);
  assert.deepEqual(counter.of('/sessions')[0]?.body?.['attempt'], { method: wallet.id, mode: 'popup' });
  assert.equal(at(store, 'waiting').window, 'blocked');
  await store.resume({ mode: 'redirect', present });
  assert.equal(windows.asked, 1, 'no window is asked for where none is wanted');
  assert.deepEqual(shown, ['popup', 'redirect']);
  assert.equal(counter.of('/sessions').length, 1);
  const told = counter.of('/sessions/cs_1/attempts').map(({ body }) => body);
  assert.deepEqual(
    told,
    [{ method: wallet.id, mode: 'redirect' }],
    'its buyer comes back to the shop, not to a window',
  );
});

for (const [what, answer, step] of [
  [
    'paid meanwhile',
    () => Response.json({ session: session({ status: 'paid', version: 3 }), token: tokenOf('cs_1') }),
    'done',
  ],
  ['out of reach', () => Promise.reject(new TypeError('gone')), 'broken'],
  ['refused', () => problem('already_paid', 409), 'broken'],
] as const)
  test(`a blocked popup whose payment is ${what} leads nowhere in this tab`, async () => {
    const answers = { 'POST /sessions/cs_1/attempts': answer };
    const { store, shown, pay, present } = await openStore(answers, { blocked: true });
    await pay();
    await store.resume({ mode: 'redirect', present });
    assert.deepEqual(shown, ['popup']);
    if (step === 'broken') assert.equal(at(store, 'broken').underWay, true);
    else at(store, 'done');
    store.close();
  });

test('seven clicks on "this tab" ask once', async () => {
  const { store, counter, pay, present } = await openStore({}, { blocked: true });
  await pay();
  await Promise.all(Array.from({ length: 7 }, () => store.resume({ mode: 'redirect', present })));
  assert.equal(counter.of('/sessions/cs_1/attempts').length, 1);
});

test('request 13: a blocked popup opens in the next click, where the browser lets it', async () => {
  const { store, windows, counter, pay, present, unblock } = await openStore({}, { blocked: true });
  await pay();
  await store.resume({ mode: 'popup', present });
  assert.equal(at(store, 'waiting').window, 'blocked', 'blocked once more, it is said once more');
  unblock();
  const opening = store.resume({ mode: 'popup', present });
  assert.equal(windows.asked, 3, 'in the click');
  await opening;
  assert.deepEqual(windows.all[0]?.done, [SAYS, 'opener null', `goes to ${PAY_PAGE}`]);
  assert.equal(at(store, 'waiting').window, 'open');
  assert.equal(counter.of('/sessions/cs_1/attempts').length, 0, 'the same attempt');
  windows.all[0].fake.close();
  await counter.clock.advance(500);
  assert.equal(at(store, 'waiting').window, 'closed', 'what was blocked before is over');
  store.close();
});

test('a blocked popup is followed: paid elsewhere, it becomes paid by itself', async () => {
  const { store, counter, pay } = await openStore(
    { 'POST /status': () => Response.json({ sessions: [session({ version: 3, status: 'paid' })], refused: [] }) },
    { blocked: true },
  );
  await pay();
  const done = new Promise<void>((resolve) => store.subscribe(({ step }) => step === 'done' && resolve()));
  await import('./watcher.ts');
  await counter.clock.advance(100);
  await done;
});

test('another way to pay after a blocked popup is no blocked popup', async () => {
  const { store, pay, unblock } = await openStore({}, { blocked: true });
  await pay();
  await store.retry();
  at(store, 'review');
  unblock();
  await pay();
  assert.equal(at(store, 'waiting').window, 'open');
  store.close();
});

test('nor is another way without any window', async () => {
  const { store, pay } = await openStore({}, { blocked: true });
  await pay();
  await store.retry();
  await store.pay({ present: () => 'shown' });
  assert.equal(at(store, 'waiting').window, undefined);
  store.close();
});

test('a blocked popup never hides an address no money may be asked on', async () => {
  const action = { kind: 'redirect', url: 'javascript:alert(1)', popup: 'opener' } as const;
  const attempt = { id: 'at_1', method: wallet.id, state: 'created', action } as const;
  const { store, pay, shown } = await openStore(
    { 'POST /sessions': () => Response.json({ session: session({ attempt }), token: tokenOf('cs_1') }) },
    { blocked: true },
  );
  await pay();
  assert.equal(at(store, 'broken').code, 'answer_invalid');
  assert.deepEqual(shown, []);
});

test('request 12: seven clicks make one window and one session', async () => {
  const { store, windows, counter, pay } = await openStore();
  await Promise.all(Array.from({ length: 7 }, pay));
  assert.equal(windows.asked, 1);
  assert.equal(counter.of('/sessions').length, 1);
  windows.all[0]?.fake.close();
  await Promise.all(Array.from({ length: 7 }, () => store.resume({ mode: 'popup' })));
  assert.equal(windows.asked, 2, 'nor does opening it again make more than one');
});

test('in redirect mode no window is asked for', async () => {
  const { store, windows, present } = await openStore();
  await store.pay({ present });
  assert.equal(windows.asked, 0);
});

const STOPS: readonly (readonly [string, Answers, Present?])[] = [
  ['the attempt fails', { 'POST /sessions': () => problem('gateway_unavailable', 503) }],
  ['the network is gone', { 'POST /sessions': () => Promise.reject(new TypeError('gone')) }],
  ['the quote changed', { 'POST /sessions': () => problem('quote_changed', 409, { quote, methods: [wallet] }) }],
  ['the page shows it itself', {}, () => 'shown'],
  [
    'the page is none money may be asked on',
    {
      'POST /sessions': () => {
        const action = { kind: 'redirect', url: 'javascript:alert(1)', popup: 'opener' } as const;
        const attempt = { id: 'at_1', method: wallet.id, state: 'created', action } as const;
        return Response.json({ session: session({ attempt }), token: tokenOf('cs_1') });
      },
    },
  ],
];
for (const [why, answers, present] of STOPS)
  test(`the window goes when ${why}`, async () => {
    const { store, windows } = await openStore(answers);
    await store.pay({ mode: 'popup', ...(present ? { present } : {}) });
    assert.deepEqual(windows.all[0]?.done, [SAYS, 'close']);
    store.close();
  });

test('the window goes when the checkout is put away before its page is known', async () => {
  const answer = Promise.withResolvers<Response>();
  const { store, windows, pay } = await openStore({ 'POST /sessions': () => answer.promise });
  const paying = pay();
  await import('./payment.ts');
  await import('./presenters/popup.ts');
  await Promise.resolve();
  store.close();
  answer.resolve(Response.json({ session: session(), token: tokenOf('cs_1') }));
  await paying;
  assert.equal(windows.all[0]?.done.at(-1), 'close');
  assert.ok(!windows.all[0].done.includes(`goes to ${PAY_PAGE}`));
});

test('put away later, the checkout leaves the window open, and finds it again', async () => {
  const { store, windows, pay } = await openStore();
  await pay();
  store.close();
  assert.equal(windows.all[0]?.fake.closed, false);
  await store.open(CART, { mode: 'popup' });
  assert.equal(at(store, 'waiting').window, 'open');
  await store.resume({ mode: 'popup' });
  assert.equal(windows.all[0].done.at(-1), 'focus');
  assert.equal(windows.asked, 1);
});

test('a window that seems closed only changes the words: nothing is canceled, and the same page opens again in the click', async () => {
  const { store, windows, counter, pay, present } = await openStore();
  await pay();
  await counter.clock.advance(5_000);
  assert.equal(at(store, 'waiting').window, 'open');
  windows.all[0]?.fake.close();
  await counter.clock.advance(500);
  assert.equal(at(store, 'waiting').window, 'closed');
  assert.equal(counter.of('/sessions/cs_1/cancel').length, 0);
  const opening = store.resume({ mode: 'popup', present });
  assert.equal(windows.asked, 2);
  await opening;
  assert.deepEqual(windows.all[1]?.done, [SAYS, 'opener null', `goes to ${PAY_PAGE}`]);
  assert.equal(at(store, 'waiting').window, 'open');
  assert.equal(counter.of('/sessions/cs_1/attempts').length, 0, 'the same attempt');
  store.close();
});

test('request 13: where opening it again is blocked, the page says so, and goes there itself when asked', async () => {
  const storage = storageOf();
  const first = await openStore({}, { storage });
  await first.pay();
  const { store, shown, present } = await openStore({}, { blocked: true, storage });
  assert.equal(at(store, 'waiting').window, undefined, 'after a reload nothing is known of a window');
  await store.resume({ mode: 'popup', present });
  assert.equal(at(store, 'waiting').window, 'blocked');
  await store.resume({ mode: 'redirect', present });
  assert.deepEqual(shown, ['popup', 'redirect']);
});

test('what cannot be shown once more says so, and leaves no blank window behind', async () => {
  const storage = storageOf();
  const first = await openStore({}, { storage });
  await first.pay();
  const action = { kind: 'redirect', url: 'data:text/html,x', popup: 'opener' } as const;
  const attempt = { id: 'at_1', method: wallet.id, state: 'created', action } as const;
  const { store, windows } = await openStore(
    { 'GET /sessions/cs_1': () => Response.json({ session: session({ attempt }) }) },
    { storage },
  );
  at(store, 'waiting');
  await store.resume({ mode: 'popup' });
  assert.deepEqual(windows.all[0]?.done, [SAYS, 'close']);
  const { code, underWay } = at(store, 'broken');
  assert.deepEqual([code, underWay], ['answer_invalid', true]);
});

test('what the presenter throws leaves no window behind either, nor one that would count as its own', async () => {
  const { store, windows, pay } = await openStore({
    'POST /sessions': () => {
      const attempt = { id: 'at_1', method: wallet.id, state: 'created', action: { kind: 'stripe', data: {} } };
      return Response.json({ session: { ...session(), attempt }, token: tokenOf('cs_1') });
    },
  });
  await pay();
  assert.equal(at(store, 'broken').code, 'action_unsupported');
  assert.deepEqual(windows.all[0]?.done, [SAYS, 'close']);
});

test('the result is learnt from the status alone, and closes the window', async () => {
  const { store, windows, counter, pay } = await openStore({
    'POST /status': () => Response.json({ sessions: [session({ version: 3, status: 'paid' })], refused: [] }),
  });
  await pay();
  const done = new Promise<void>((resolve) => store.subscribe(({ step }) => step === 'done' && resolve()));
  await import('./watcher.ts');
  await counter.clock.advance(100);
  await done;
  assert.equal(windows.all[0]?.done.at(-1), 'close');
});

test('another way to pay is another attempt of the same session, in another window instead of the first', async () => {
  const { store, windows, counter, pay } = await openStore({
    'POST /quotes': () => Response.json({ quotes: [{ quote, methods: [wallet, card] }] }),
  });
  await pay();
  assert.deepEqual(at(store, 'waiting').methods, [wallet, card]);
  await store.retry();
  assert.equal(at(store, 'review').method, wallet.id, 'the method under way is still the chosen one');
  store.chooseMethod(card.id);
  await pay();
  assert.deepEqual(counter.of('/sessions/cs_1/attempts')[0]?.body, { method: card.id, mode: 'popup' });
  assert.equal(counter.of('/sessions').length, 1);
  assert.deepEqual(
    windows.all.map(({ fake }) => fake.closed),
    [true, false],
  );
});

test('canceled here, its window goes too', async () => {
  const { store, windows, pay } = await openStore();
  await pay();
  await store.cancel();
  at(store, 'refused');
  assert.equal(windows.all[0]?.done.at(-1), 'close');
});

test('after a failure "try again" opens a window in its own click', async () => {
  let down = true;
  const { store, windows, pay } = await openStore({
    'POST /sessions': () =>
      down ? problem('gateway_refused', 502) : Response.json({ session: session(), token: tokenOf('cs_1') }),
  });
  await pay();
  at(store, 'broken');
  down = false;
  const again = store.retry();
  assert.equal(windows.asked, 2);
  await again;
  assert.equal(windows.all[1]?.done.at(-1), `goes to ${PAY_PAGE}`);
  assert.equal(at(store, 'waiting').window, 'open');
  store.close();
});
