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
import type { CheckoutState } from './state.ts';
import { createCheckoutStore } from './store.ts';

type Body = {
  readonly carts: readonly {
    readonly items: readonly { readonly quantity: number }[];
    readonly promotionCode?: string;
  }[];
};

const priced = ({ body }: { readonly body: unknown }): Response => {
  const [cart] = (body as Body).carts;
  const count = cart!.items.reduce((sum, { quantity }) => sum + quantity, 0);
  if (cart!.promotionCode === 'NOPE')
    return Response.json({
      quotes: [{ problem: { code: 'promotion_unknown', status: 422, title: 'x', type: 'x', support: 's' } }],
    });
  if (count > 5)
    return Response.json({
      quotes: [{ problem: { code: 'cart_invalid', status: 422, title: 'x', type: 'x', support: 's' } }],
    });
  const total = count * 1_250 - (cart!.promotionCode ? 100 : 0);
  const lines = [{ sku: 'tea', title: 'Tea tin', quantity: count, total: count * 1_250 }];
  const discount = cart!.promotionCode ? 100 : 0;
  return Response.json({
    quotes: [{ quote: { ...quote, total, lines, discount, hash: `h${total}` }, methods: [wallet] }],
  });
};

const opened = async (answers: Parameters<typeof openCounter>[0] = {}) => {
  const counter = openCounter({ 'POST /quotes': priced, ...answers });
  const store = createCheckoutStore({ endpoint: ENDPOINT, storage: storageOf(), ...counter.ports });
  await store.open(CART);
  return { counter, store };
};

const review = ({ state }: { readonly state: CheckoutState }) => {
  assert.equal(state.step, 'review');
  return state as Extract<CheckoutState, { step: 'review' }>;
};

test('another quantity is priced by the server, and is what is paid', async () => {
  const { counter, store } = await opened();
  await store.setQuantity('tea', 3);
  const { quote, cart, edit, before } = review(store);
  assert.deepEqual(
    [quote.total, cart.items, edit, before],
    [3_750, [{ sku: 'tea', quantity: 3 }], undefined, undefined],
  );
  await store.pay({ present: () => 'shown' });
  assert.equal(counter.of('/sessions')[0]?.body?.['expect'], 'h3750');
  assert.deepEqual(counter.of('/sessions')[0]?.body?.['cart'], { items: [{ sku: 'tea', quantity: 3 }] });
});

test('while it is asked for the order stands, and the state says so', async () => {
  const { store } = await opened();
  const steps: unknown[] = [];
  store.subscribe((state) => state.step === 'review' && steps.push([state.quote.total, state.edit?.is]));
  await store.setQuantity('tea', 3);
  assert.deepEqual(steps, [
    [2_500, undefined],
    [2_500, 'asking'],
    [3_750, undefined],
  ]);
});

test('of two quick changes the last one counts, whichever answer comes first', async () => {
  const held: (() => void)[] = [];
  let holds = false;
  const { store } = await opened({
    'POST /quotes': async (asked) => {
      if (holds) await new Promise<void>((resolve) => held.push(resolve));
      return priced(asked);
    },
  });
  holds = true;
  const changes = [store.setQuantity('tea', 3), store.setQuantity('tea', 4)];
  while (held.length < 2) await new Promise((resolve) => setImmediate(resolve));
  held[1]!();
  await changes[1];
  held[0]!();
  await changes[0];
  assert.equal(review(store).quote.total, 5_000);
});

test('a quantity the shop refuses changes nothing, and says why', async () => {
  const { store } = await opened();
  await store.setQuantity('tea', 6);
  assert.equal(review(store).quote.total, 2_500);
  assert.deepEqual(review(store).edit, { is: 'failed', code: 'cart_invalid' });
  await store.setQuantity('tea', 1);
  assert.equal(review(store).edit, undefined);
});

test('no answer changes nothing either', async () => {
  let gone = false;
  const { store } = await opened({
    'POST /quotes': (asked) => (gone ? problem('store_unavailable', 503) : priced(asked)),
  });
  gone = true;
  await store.setQuantity('tea', 3);
  assert.deepEqual(
    [review(store).quote.total, review(store).edit],
    [2_500, { is: 'failed', code: 'store_unavailable' }],
  );
});

test('none of a SKU takes it out; the last one of all stays', async () => {
  const { store, counter } = await opened();
  const before = counter.of('/quotes').length;
  await store.setQuantity('tea', 0);
  assert.equal(counter.of('/quotes').length, before);
  assert.deepEqual(review(store).cart, CART);
});

test('a promotion code is priced in, taken out again, and what is around it is not sent', async () => {
  const { store } = await opened();
  await store.setPromotion(' WELCOME10 ');
  assert.deepEqual([review(store).quote.total, review(store).cart.promotionCode], [2_400, 'WELCOME10']);
  await store.setPromotion();
  assert.deepEqual([review(store).quote.total, review(store).cart.promotionCode], [2_500, undefined]);
});

test('a code the shop does not know is said by name, and the order stands as it was', async () => {
  const { store } = await opened();
  await store.setPromotion('WELCOME10');
  await store.setPromotion('NOPE');
  assert.deepEqual(review(store).edit, { is: 'code-unknown', code: 'NOPE' });
  assert.deepEqual([review(store).quote.total, review(store).cart.promotionCode], [2_400, 'WELCOME10']);
});

test('a session’s quote is frozen: nothing of it is changed', async () => {
  const { store, counter } = await opened({
    'POST /sessions': () =>
      Response.json({ session: session({ attempt: null }), token: tokenOf('cs_1') }, { status: 201 }),
  });
  await store.pay({ present: () => 'shown' });
  await store.retry();
  const before = counter.of('/quotes').length;
  await store.setQuantity('tea', 3);
  assert.equal(counter.of('/quotes').length, before);
});

test('what was changed and begun is gone on with after a reload, by the cart it was opened with', async () => {
  const begun = session({ quote: { ...quote, total: 5_000 } });
  const counter = openCounter({
    'POST /quotes': priced,
    'POST /sessions': () => Response.json({ session: begun, token: tokenOf('cs_1') }),
    'GET /sessions/cs_1': () => Response.json({ session: begun }),
  });
  const storage = storageOf();
  const first = createCheckoutStore({ endpoint: ENDPOINT, storage, ...counter.ports });
  await first.open(CART);
  await first.setQuantity('tea', 3);
  await first.setQuantity('tea', 4);
  await first.pay({ present: () => 'shown' });
  assert.equal(first.state.step, 'waiting');

  const second = createCheckoutStore({ endpoint: ENDPOINT, storage, ...counter.ports });
  await second.open(CART);
  assert.equal(second.state.step, 'waiting');
  assert.equal(counter.asked.filter(({ path }) => path === '/sessions').length, 1);
});
