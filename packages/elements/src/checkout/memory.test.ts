import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import { CART, ENDPOINT, storageOf, tokenOf } from '../fixture/counter.fixture.ts';
import { keep, keyOf } from './keeping.ts';
import { createMemory, fingerprint, sessionOf } from './memory.ts';

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
const DAY = 24 * 60 * 60 * 1000;

const setUp = (storage = storageOf()) => {
  const clock = manualClock();
  const memory = createMemory(ENDPOINT, storage, () => clock.now());
  return { clock, memory, storage, ports: { clock, random: random } };
};

test('the same wish has the same fingerprint, whatever the order of its metadata', () => {
  const a = fingerprint({ items: [{ sku: 'tea', quantity: 2 }], metadata: { a: '1', b: '2' } });
  const b = fingerprint({ items: [{ sku: 'tea', quantity: 2 }], metadata: { b: '2', a: '1' } });
  assert.equal(a, b);
});

test('anything else asked for is another fingerprint', () => {
  const carts = [
    { items: [{ sku: 'tea', quantity: 2 }] },
    { items: [{ sku: 'tea', quantity: 3 }] },
    { items: [{ sku: 'te', quantity: 2 }] },
    { items: [{ sku: 'tea', quantity: 2, amount: 5 }] },
    { items: [{ sku: 'tea', quantity: 2 }], promotionCode: 'X' },
    { items: [{ sku: 'tea', quantity: 2 }], metadata: { a: '1' } },
  ];
  assert.equal(new Set(carts.map(fingerprint)).size, carts.length);
});

test('a cart keeps its key of 128 bits, in another tab too', () => {
  const { memory, storage, ports } = setUp();
  const key = keyOf(memory, 'cart', ports);
  assert.match(key, /^[0-9a-f]{32}$/);
  assert.equal(keyOf(memory, 'cart', ports), key);
  assert.equal(keyOf(createMemory(ENDPOINT, storage, ports.clock.now), 'cart', ports), key);
  assert.notEqual(keyOf(memory, 'another', ports), key);
});

test('another endpoint knows nothing of it', () => {
  const { memory, storage, ports } = setUp();
  keyOf(memory, 'cart', ports);
  assert.equal(createMemory('https://other.example', storage, ports.clock.now).find('cart'), undefined);
});

test('a key is not used longer than the server knows it', async () => {
  const { memory, clock, ports } = setUp();
  const key = keyOf(memory, 'cart', ports);
  await clock.advance(DAY - 1);
  assert.equal(keyOf(memory, 'cart', ports), key);
  await clock.advance(1);
  assert.notEqual(keyOf(memory, 'cart', ports), key);
});

test('the session of a cart is found by cart, by id and as the last one, until it is forgotten', () => {
  const { memory, ports } = setUp();
  keyOf(memory, 'one', ports);
  keep(memory, 'one', 'cs_1', 'token-1');
  keyOf(memory, 'two', ports);
  keep(memory, 'two', 'cs_2', 'token-2');
  keyOf(memory, 'three', ports);
  assert.equal(memory.find('one')?.id, 'cs_1');
  assert.equal(memory.find('cs_2')?.token, 'token-2');
  assert.equal(memory.last()?.id, 'cs_2');
  memory.forget('cs_2');
  assert.equal(memory.last()?.id, 'cs_1');
  assert.equal(memory.find('two'), undefined);
});

test('what is kept says nothing of the cart', () => {
  const { memory, storage, ports } = setUp();
  keyOf(memory, fingerprint({ items: CART.items, metadata: { name: 'Somchai' } }), ports);
  assert.doesNotMatch(JSON.stringify([...storage.items]), /Somchai|tea/);
});

for (const [name, storage] of [
  [
    'refuses to write',
    {
      getItem: () => null,
      setItem: () => {
        throw new Error('quota');
      },
    },
  ],
  [
    'refuses to read',
    {
      getItem: () => {
        throw new Error('denied');
      },
      setItem: () => {},
    },
  ],
  ['holds rubbish', { getItem: () => '{"a":[', setItem: () => {} }],
  ['holds something of somebody else', { getItem: () => '[1,null,{"cart":2}]', setItem: () => {} }],
] as const)
  // prettier-ignore
  test(`storage that ${name} does not stop a checkout`, () => {
    const clock = manualClock();
    const memory = createMemory(ENDPOINT, storage, () => clock.now());
    assert.equal(memory.last(), undefined);
    assert.match(keyOf(memory, 'cart', { clock, random: random }), /^[0-9a-f]{32}$/);
  });

test('without storage a key lasts as long as the page', () => {
  const clock = manualClock();
  const memory = createMemory(ENDPOINT, undefined, () => clock.now());
  const ports = { clock, random: random };
  assert.equal(keyOf(memory, 'cart', ports), keyOf(memory, 'cart', ports));
});

test('a token says whose it is; anything else says nothing', () => {
  assert.equal(sessionOf(tokenOf('cs_42')), 'cs_42');
  for (const text of ['', 'v1', 'v1.!!!.x', `v1.${btoa('[]')}.x`, `v1.${btoa('{"s":1}')}.x`, 'a.b.c'])
    assert.equal(sessionOf(text), undefined);
});

test('what was begun for a cart the buyer then changed is found by both, and the cart itself keeps a key of its own', () => {
  const { memory, ports } = setUp();
  const changed = keyOf(memory, 'three', ports, 'two');
  assert.equal(memory.begunFor('two'), undefined);
  keep(memory, 'three', 'cs_1', 'token');
  assert.deepEqual([memory.begunFor('two')?.id, memory.begunFor('three')?.id], ['cs_1', 'cs_1']);
  assert.notEqual(keyOf(memory, 'two', ports), changed);
  assert.equal(memory.begunFor('two')?.id, 'cs_1');
  keep(memory, 'two', 'cs_2', 'token');
  assert.deepEqual([memory.begunFor('two')?.id, memory.begunFor('three')?.id], ['cs_2', 'cs_1']);
  memory.forget('cs_2');
  memory.forget('cs_1');
  assert.equal(memory.begunFor('two'), undefined);
});

test('a session’s further token replaces its first, whatever cart it was asked for with', () => {
  const { memory, ports } = setUp();
  keyOf(memory, 'three', ports, 'two');
  keep(memory, 'three', 'cs_1', 'first');
  keep(memory, 'two', 'cs_1', 'second');
  assert.equal(memory.find('cs_1')?.token, 'second');
});
