import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Field } from '@tillkit/core/gateway';
import {
  CART,
  ENDPOINT,
  openCounter,
  problem,
  promptpay,
  quote,
  session,
  storageOf,
  tokenOf,
  typed,
  wallet,
} from '../fixture/counter.fixture.ts';
import { openingWindows } from '../fixture/window.fixture.ts';
import { errorsIn, errorsOf, valuesOf } from './fields.ts';
import type { CheckoutState, FieldError, Offer } from './state.ts';
import { createCheckoutStore } from './store.ts';

const offerOf = (...fields: readonly Field[]): Offer => ({
  cart: CART,
  quote,
  methods: [wallet, { ...promptpay, fields }],
  method: promptpay.id,
});
const given = (values: object) => new Map<string, string>(Object.entries(values));
const correction = 'Thai account numbers have 10 to 15.';
const [bank, number, holder] = promptpay.fields as [Field, Field, Field];

const JUDGED: readonly (readonly [
  what: string,
  field: Field,
  value: string | undefined,
  error: FieldError | undefined,
])[] = [
  ['nothing typed', holder, undefined, { is: 'missing' }],
  ['spaces alone', holder, '   ', { is: 'missing' }],
  ['nothing chosen', bank, '', { is: 'unchosen' }],
  ['a choice that is none', bank, 'x', { is: 'unchosen' }],
  ['a choice', bank, '014', undefined],
  ['too few digits', number, '111 222 33', { is: 'not-right', digits: 8, correction }],
  ['one digit', number, '1', { is: 'not-right', digits: 1, correction }],
  ['too many digits', number, '1'.repeat(16), { is: 'not-right', digits: 16, correction }],
  ['letters among digits', number, '11122233a4', { is: 'not-digits', correction }],
  ['digits in groups', number, '111-222\u20113334', undefined],
  ['digits with narrow spaces', number, '111\u202f222\u00a03334', undefined],
  ['a name with hyphens', { ...holder, pattern: '[A-Za-z-]+' }, 'Anna-Lena', undefined],
  ['a text that does not match', { ...holder, pattern: '[A-Z]+' }, 'abc', { is: 'not-right', correction: undefined }],
  [
    'a match in part',
    { ...holder, pattern: 'a|b', correction: 'A or b.' },
    'ab',
    { is: 'not-right', correction: 'A or b.' },
  ],
  ['a pattern nobody can read', { ...holder, pattern: '(' }, 'abc', undefined],
];
for (const [what, field, value, error] of JUDGED)
  test(`a field with ${what} is ${error?.is ?? 'right'}`, () => {
    const errors = errorsOf(offerOf(field), value === undefined ? new Map() : given({ [field.name]: value }));
    assert.deepEqual(errors, error && { [field.name]: error });
  });

test('what is sent is the chosen method’s fields alone, without what surrounds them', () => {
  const values = given({ ...typed, email: 'left@shop.example' });
  assert.deepEqual(valuesOf(offerOf(...promptpay.fields), values), {
    bank: '004',
    number: '1112223334',
    holder: 'Somchai Jaidee',
  });
  assert.equal(valuesOf({ ...offerOf(bank), method: wallet.id }, values), undefined);
});

test('errors of the server stand at their fields; what goes on from the path goes on from the label', () => {
  const errors = [
    { path: 'fields.holder', message: 'is needed' },
    { path: 'fields.number', message: 'Thai account numbers have 10 to 15.' },
    { path: 'fields.iban', message: 'is not asked for by this method' },
    { path: 'cart.items', message: 'is needed' },
    'nonsense',
  ];
  assert.deepEqual(errorsIn({ errors }, offerOf(...promptpay.fields)), {
    holder: { is: 'told', text: 'Name on the account is needed.' },
    number: { is: 'told', text: 'Thai account numbers have 10 to 15.' },
  });
  assert.equal(errorsIn({ errors: errors.slice(2) }, offerOf(...promptpay.fields)), undefined);
  assert.equal(errorsIn({}, offerOf(...promptpay.fields)), undefined);
});

// ---- in a checkout

type Answers = Parameters<typeof openCounter>[0];

const asking = () => Response.json({ quotes: [{ quote, methods: [promptpay, wallet] }] });
const begun = () => {
  const action = { kind: 'qr', payload: '00020101' } as const;
  const attempt = { id: 'at_1', method: promptpay.id, state: 'created', action } as const;
  return Response.json({ session: session({ attempt }), token: tokenOf('cs_1') });
};
const wrong = (...errors: readonly object[]) => problem('fields_invalid', 422, { errors });

const openStore = async (answers: Answers = {}) => {
  const counter = openCounter({ 'POST /quotes': asking, 'POST /sessions': begun, ...answers });
  const storage = storageOf();
  const windows = openingWindows();
  const { openWindow } = windows;
  const store = createCheckoutStore({ endpoint: ENDPOINT, ...counter.ports, storage, openWindow });
  const states: CheckoutState[] = [];
  store.subscribe((state) => states.push(state));
  await store.open(CART);
  const type = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).forEach(([name, value]) => store.setField(name, value));
  return { counter, store, states, storage, windows, type };
};

const at = <S extends CheckoutState['step']>({ state }: { state: CheckoutState }, step: S) => {
  assert.equal(state.step, step);
  return state as Extract<CheckoutState, { step: S }>;
};

test('a payment whose fields are not right is held back, and the state says what is wrong', async () => {
  const { store, counter, type } = await openStore();
  type({ bank: '004', number: '12' });
  await store.pay();
  assert.deepEqual(at(store, 'review').errors, {
    number: { is: 'not-right', digits: 2, correction },
    holder: { is: 'missing' },
  });
  assert.equal(counter.of('/sessions').length, 0);
});

test('a field that was wrong is forgiven as soon as it is right; the others stay', async () => {
  const { store } = await openStore();
  await store.pay();
  store.setField('number', '11');
  assert.deepEqual(Object.keys(at(store, 'review').errors ?? {}), ['bank', 'number', 'holder']);
  store.setField('number', '1112223334');
  assert.deepEqual(Object.keys(at(store, 'review').errors ?? {}), ['bank', 'holder']);
});

test('another method, and what was wrong with the former one is forgotten', async () => {
  const { store } = await openStore();
  await store.pay();
  store.chooseMethod(wallet.id);
  assert.equal(at(store, 'review').errors, undefined);
});

test('they go with the attempt, and are gone from the page once it has begun', async () => {
  const { store, counter, type } = await openStore();
  type(typed);
  assert.equal(store.fields.get('number'), '111-222 3334', 'as it was typed, for going back and forth');
  await store.pay();
  at(store, 'waiting');
  assert.deepEqual(counter.of('/sessions')[0]?.body?.['attempt'], {
    method: promptpay.id,
    mode: 'redirect',
    fields: { bank: '004', number: '1112223334', holder: 'Somchai Jaidee' },
  });
  assert.equal(store.fields.size, 0);
});

test('they are gone too where the page is left for', async () => {
  const { store, type } = await openStore({
    'POST /sessions': () => Response.json({ session: session(), token: tokenOf('cs_1') }),
  });
  type(typed);
  await store.pay({ present: () => 'left' });
  at(store, 'starting');
  assert.equal(store.fields.size, 0);
});

test('in popup mode no window opens for a payment that is held back', async () => {
  const { store, windows } = await openStore();
  await import('./payment.ts');
  await store.pay({ mode: 'popup' });
  at(store, 'review');
  assert.equal(windows.asked, 0);
});

test('a method that asks for nothing is sent none, whatever was typed before', async () => {
  const { store, counter, type } = await openStore();
  type(typed);
  store.chooseMethod(wallet.id);
  await store.pay({ present: () => 'shown' });
  assert.deepEqual(counter.of('/sessions')[0]?.body?.['attempt'], { method: wallet.id, mode: 'redirect' });
});

test('a server that finds fault with a field: said at the field, and what was typed is kept', async () => {
  const answers = [wrong({ path: 'fields.holder', message: 'is needed' })];
  const { store, type } = await openStore({ 'POST /sessions': () => answers.shift() ?? begun() });
  type(typed);
  await store.pay();
  assert.deepEqual(at(store, 'review').errors, { holder: { is: 'told', text: 'Name on the account is needed.' } });
  await store.pay();
  at(store, 'waiting');
});

test('a server that finds fault with what nobody asked for: words, not an empty form', async () => {
  const { store, type } = await openStore({
    'POST /sessions': () => wrong({ path: 'fields.iban', message: 'is not asked for by this method' }),
  });
  type(typed);
  await store.pay();
  assert.equal(at(store, 'broken').code, 'fields_invalid');
});

for (const [what, answer] of [
  ['a gateway that does not answer', () => problem('gateway_unavailable', 503, { session: session(), token: 't' })],
  ['a network that is gone', () => Promise.reject(new TypeError('gone'))],
] as const)
  test(`${what}: try again sends the same fields`, async () => {
    const answers = [answer];
    const { store, counter, type } = await openStore({
      'POST /sessions': () => (answers.shift() ?? begun)(),
      'POST /sessions/cs_1/attempts': begun,
    });
    type(typed);
    await store.pay();
    at(store, 'broken');
    await store.retry();
    at(store, 'waiting');
    const sent = counter.asked.filter(({ body }) => JSON.stringify(body)?.includes('Somchai'));
    assert.equal(sent.length, 2);
  });

test('what the buyer typed is in no state, in no storage and on no console', async () => {
  const { store, states, storage, type } = await openStore();
  const said: unknown[] = [];
  const before = { ...console };
  const say = (...words: unknown[]) => said.push(words);
  Object.assign(console, { log: say, info: say, warn: say, error: say, debug: say });
  type({ ...typed, holder: 'Somchai' });
  store.setField('number', '12');
  await store.pay();
  store.setField('number', typed.number);
  await store.pay();
  Object.assign(console, before);
  at(store, 'waiting');
  const traces = () => JSON.stringify([states, [...storage.items], said]);
  assert.ok(states.some((state) => state.step === 'review' && state.errors));
  assert.doesNotMatch(traces(), /Somchai|111-?222/);
  // (one that is planted would be seen)
  storage.setItem('planted', 'Somchai');
  assert.match(traces(), /Somchai/);
});
