import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Action } from '@tillkit/core/gateway';
import type { MethodView } from '@tillkit/core/wire';
import { CART, ENDPOINT, openCounter, quote, session, storageOf, tokenOf, wallet } from '../fixture/counter.fixture.ts';
import { openingWindows } from '../fixture/window.fixture.ts';
import type { CheckoutState, PayMode, Present } from './state.ts';
import { createCheckoutStore } from './store.ts';

const qr: Action = { kind: 'qr', payload: '00020101', expiresAt: '2026-11-21T09:15:00.000Z' };
const transfer: Action = { kind: 'transfer', rows: [{ label: 'Account number', value: '014-2-88104-7' }] };
const widget: Action = { kind: 'widget', data: { transactionId: 't1' } };
const frame: Action = { kind: 'frame', url: 'https://pay.example/cs_1', origin: 'https://pay.example' };
const page: Action = { kind: 'redirect', url: 'https://pay.example/cs_1', popup: 'severed' };

const methodBy = (id: string, ...kinds: MethodView['kinds']): MethodView => ({
  ...wallet,
  id: `bank.${id}`,
  account: 'bank',
  kinds,
});
const begun = (action: Action, id = 'at_1') => {
  const attempt = { id, method: 'bank.way', state: 'created', action } as const;
  return Response.json({ session: session({ attempt }), token: tokenOf('cs_1') });
};

interface Opened {
  readonly methods?: readonly MethodView[];
  readonly hasWidget?: (account: string) => boolean;
  readonly mode?: PayMode | undefined;
  readonly storage?: ReturnType<typeof storageOf>;
}

const openStore = async (action: Action, { methods, hasWidget, mode, storage = storageOf() }: Opened = {}) => {
  const offered = methods ?? [methodBy('way', action.kind)];
  const counter = openCounter({
    'POST /quotes': () => Response.json({ quotes: [{ quote, methods: offered }] }),
    'POST /sessions': () => begun(action),
    'POST /sessions/cs_1/attempts': () => begun(action, 'at_2'),
    'GET /sessions/cs_1': () => begun(action),
  });
  const windows = openingWindows();
  const { openWindow } = windows;
  const store = createCheckoutStore({
    endpoint: ENDPOINT,
    ...counter.ports,
    storage,
    openWindow,
    ...(hasWidget ? { hasWidget } : {}),
  });
  await store.open(CART, { mode });
  return { store, counter, windows, storage };
};

const at = <S extends CheckoutState['step']>({ state }: { state: CheckoutState }, step: S) => {
  assert.equal(state.step, step);
  return state as Extract<CheckoutState, { step: S }>;
};

test('the list has what this page can show: redirect, frame, QR, transfer, and a widget where there is one', async () => {
  const methods = (['redirect', 'qr', 'transfer', 'widget', 'frame', 'stripe'] as const).map((kind) =>
    methodBy(kind, kind),
  );
  const shown = async (opened: Opened) =>
    at((await openStore(qr, { methods, ...opened })).store, 'review').methods.map(({ id }) => id);
  const always = ['bank.redirect', 'bank.qr', 'bank.transfer'];
  assert.deepEqual(await shown({}), [...always, 'bank.frame']);
  assert.deepEqual(await shown({ hasWidget: (account) => account === 'bank' }), [
    ...always,
    'bank.widget',
    'bank.frame',
  ]);
  assert.deepEqual(await shown({ hasWidget: (account) => account === 'other' }), [...always, 'bank.frame']);
});

for (const action of [qr, transfer, widget, frame])
  test(`${action.kind}: nothing is left for, the state waits and has the action`, async () => {
    const { store } = await openStore(action, { hasWidget: () => true });
    await store.pay();
    assert.deepEqual(at(store, 'waiting').session.attempt?.action, action);
  });

test('a page of its own can show an action itself, and is told of it', async () => {
  const { store } = await openStore(qr);
  const shown: string[] = [];
  const present: Present = (action, view, otherwise) => {
    shown.push(action.kind);
    return otherwise(action, view);
  };
  await store.pay({ present });
  assert.deepEqual(shown, ['qr']);
  at(store, 'waiting');
});

for (const action of [qr, transfer, widget])
  test(`popup mode opens no window for a method that is a ${action.kind}`, async () => {
    const { store, windows, counter } = await openStore(action, { mode: 'popup', hasWidget: () => true });
    await store.pay({ mode: 'popup' });
    assert.equal(windows.asked, 0);
    assert.deepEqual(counter.of('/sessions')[0]?.body?.['attempt'], { method: 'bank.way', mode: 'redirect' });
    assert.equal(at(store, 'waiting').window, undefined);
    await store.resume({ mode: 'popup' });
    assert.equal(windows.asked, 0, 'nor to show it once more');
  });

for (const [kinds, wish, mode] of [
  [['redirect', 'frame'], undefined, 'redirect'],
  [['redirect', 'frame'], 'redirect', 'redirect'],
  [['redirect', 'frame'], 'frame', 'frame'],
  [['redirect', 'frame'], 'popup', 'popup'],
  [['redirect'], 'frame', 'redirect'],
  [['qr', 'redirect'], 'frame', 'redirect'],
  [['frame'], undefined, 'frame'],
  [['frame'], 'popup', 'frame'],
  [['qr', 'frame'], 'redirect', 'frame'],
  [['qr'], 'frame', 'redirect'],
] as const)
  test(`${kinds.join(' or ')}, wished for by ${wish ?? 'nothing'}: asked for by ${mode}`, async () => {
    const { store, windows, counter } = await openStore(qr, { mode: wish, methods: [methodBy('way', ...kinds)] });
    await store.pay({ mode: wish });
    assert.deepEqual(counter.of('/sessions')[0]?.body?.['attempt'], { method: 'bank.way', mode });
    assert.equal(windows.asked, mode === 'popup' ? 1 : 0);
  });

test('a frame is shown as one, to a page of its own too; asked for by redirect it is left for in this tab', async () => {
  const { store, counter } = await openStore(frame);
  const shown: string[] = [];
  const present: Present = (action, view, otherwise, mode) => {
    shown.push(`${action.kind} by ${mode}`);
    return mode === 'frame' ? otherwise(action, view) : 'left';
  };
  await store.pay({ mode: 'frame', present });
  at(store, 'waiting');
  await store.resume({ mode: 'frame', present });
  await store.resume({ mode: 'popup', present });
  await store.resume({ mode: 'redirect', present });
  assert.deepEqual(shown, ['frame by frame', 'frame by frame', 'frame by frame', 'frame by redirect']);
  assert.equal(counter.of('/sessions').length, 1);
  const told = counter.of('/sessions/cs_1/attempts').map(({ body }) => body);
  assert.deepEqual(told, [{ method: 'bank.way', mode: 'redirect' }], 'its buyer comes back another way');
});

test('a frame that came where a window was opened: the window goes', async () => {
  const { store, windows } = await openStore(frame, { mode: 'popup', methods: [methodBy('way', 'redirect', 'frame')] });
  await store.pay({ mode: 'popup' });
  assert.equal(windows.all[0]?.done.at(-1), 'close');
  assert.equal(at(store, 'waiting').window, undefined);
});

test('where the gateway decides between a page and a code, the action that comes is followed', async () => {
  const methods = [methodBy('way', 'qr', 'redirect')];
  const code = await openStore(qr, { methods, mode: 'popup' });
  await code.store.pay({ mode: 'popup' });
  assert.equal(code.windows.all[0]?.done.at(-1), 'close', 'the window was for a page');
  assert.equal(at(code.store, 'waiting').window, undefined);
  const paid = await openStore(page, { methods, mode: 'popup' });
  await paid.store.pay({ mode: 'popup' });
  assert.equal(paid.windows.all[0]?.done.at(-1), 'goes to https://pay.example/cs_1');
  assert.equal(at(paid.store, 'waiting').window, 'open');
});

test('another tab, or the page after a reload, shows the same code: nothing is begun', async () => {
  const first = await openStore(qr);
  await first.store.pay();
  const { store, counter } = await openStore(qr, { storage: first.storage });
  assert.deepEqual(at(store, 'waiting').session.attempt?.action, qr);
  assert.equal(counter.of('/sessions').length, 0);
});

test('it is followed while it is shown, and becomes paid by itself', async () => {
  const { store, counter } = await openStore(qr);
  await store.pay();
  await counter.clock.advance(60_000);
  assert.ok(counter.of('/status').length > 1);
});

test('look asks at once, and never begins anything', async () => {
  const { store, counter } = await openStore(widget, { hasWidget: () => true });
  store.look();
  await store.pay();
  await counter.clock.advance(100);
  const before = counter.of('/status').length;
  assert.equal(before, 1);
  store.look();
  await counter.clock.advance(100);
  assert.equal(counter.of('/status').length, 2);
  store.close();
  store.look();
  await counter.clock.advance(60_000);
  assert.equal(counter.of('/status').length, 2, 'what was put away is not asked for');
});

test('after a code that ran out, try again is another attempt of the same session, by the same method', async () => {
  const methods = [wallet, methodBy('way', 'qr')];
  const { store, counter } = await openStore(qr, { methods });
  await store.open(CART, { method: wallet.id });
  store.chooseMethod('bank.way');
  await store.pay();
  await store.retry();
  const review = at(store, 'review');
  assert.deepEqual([review.session?.id, review.method], ['cs_1', 'bank.way'], 'not by the one it was opened with');
  await store.pay();
  assert.equal(counter.of('/sessions/cs_1/attempts').length, 1);
  assert.equal(at(store, 'waiting').session.attempt?.id, 'at_2');
});

test('a page without the widget that is offered is told how to give it one, once', async () => {
  const lines: string[] = [];
  const { warn } = console;
  console.warn = (line: string) => lines.push(line);
  const account = 'untold';
  const methods = [wallet, { ...methodBy('one', 'widget'), account }, { ...methodBy('two', 'widget'), account }];
  await openStore(widget, { methods, hasWidget: () => true });
  await import('./payment.ts');
  await import('../page/missing-widget.ts');
  assert.deepEqual(lines, []);
  await openStore(widget, { methods });
  await openStore(widget, { methods });
  for (let turns = 0; turns < 5; turns += 1) await new Promise(setImmediate);
  console.warn = warn;
  assert.equal(lines.length, 1);
  assert.match(lines[0] ?? '', /"untold".*configure\(\{ widgets: \{ 'untold'/);
});
