import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { golden } from './golden.fixture.ts';
import { projectionOf, selectionOf } from './projection.ts';
import { line, quote } from './staged.fixture.ts';

const numbersOf = (...[parts, lines, whole]: Parameters<typeof selectionOf>) => {
  const selection = selectionOf(parts, lines, whole);
  return selection.is === 'items' ? selection.itemsOrder : selection.detail;
};

for (const { name, quote: parts, numbers, rest = [], rows } of golden)
  test(`§4.4 which items to cancel: ${name}`, () => {
    const given = quote(parts);
    const all = given.lines.map((_, n) => n);
    if (numbers === null) {
      assert.match(String(numbersOf(given, [0], false)), /as one item.*Give back all lines at once/);
      assert.deepEqual(numbersOf(given, all, true), [1]);
      return;
    }
    for (const [at, number] of numbers.entries()) assert.deepEqual(numbersOf(given, [at], false), [number]);
    assert.deepEqual(numbersOf(given, [...all].reverse(), false), numbers);
    assert.deepEqual(numbersOf(given, all, true), [...numbers, ...rest]);
    assert.deepEqual(numbersOf(given, all, true), rows.map((_, n) => n + 1));
  }); // prettier-ignore

const two = quote({ lines: [line('Tea', 2, 2500), line('Mug', 1, 900)], shipping: 450, tax: 385, total: 4235 });

test('the last of several refunds takes shipping and tax along, and not what went before', () => {
  assert.deepEqual(numbersOf(two, [1], false), [2]);
  assert.deepEqual(numbersOf(two, [0], true), [1, 3, 4]);
});

test('a line twice is one item', () => {
  assert.deepEqual(numbersOf(two, [1, 1, 0], false), [1, 2]);
});

for (const lines of [[2], [-1], [0.5], [Number.NaN]])
  test(`there is no line ${String(lines[0])}`, () => {
    assert.match(String(numbersOf(two, lines, false)), /has no line.*counted from 0/);
    assert.match(String(numbersOf(two, [0, ...lines], true)), /has no line/);
  });

test('no line is nothing to cancel', () => {
  assert.match(String(numbersOf(two, [], false)), /Name at least one line/);
  assert.match(String(numbersOf(quote(), [], true)), /Name at least one line/);
});

test('however an order is given back in parts, each item goes once and all go in the end', () => {
  const counted = { quotes: 0, refunds: 0, inOne: 0 };
  const parts = fc.array(
    fc.record({ quantity: fc.integer({ min: 1, max: 9 }), total: fc.integer({ min: 0, max: 900 }) }),
    { minLength: 1, maxLength: 8 },
  );
  const some = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 500 }));
  const cuts = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(parts, some, some, cuts, (given, tax, shipping, cut) => {
      const total = given.reduce((sum, { total: one }) => sum + one, 0) + tax + shipping;
      fc.pre(total > 0);
      const lines = given.map((one, n) => line(`L${n}`, one.quantity, one.total));
      const priced = quote({ lines, tax, shipping, total });
      const { items, inOne } = projectionOf(priced);
      counted.quotes += 1;
      counted.inOne += inOne ? 1 : 0;
      const groups = inOne
        ? [lines.map((_, n) => n)]
        : [0, 1, 2, 3].map((group) => lines.flatMap((_, n) => (cut[n] === group ? [n] : []))).filter((g) => g.length > 0);
      const gone = groups.flatMap((group, n) => {
        counted.refunds += 1;
        const numbers = numbersOf(priced, group, n === groups.length - 1);
        assert.ok(typeof numbers !== 'string');
        return numbers;
      });
      assert.deepEqual(gone.toSorted((a, b) => a - b), items.map((_, n) => n + 1));
    }),
    { numRuns: 2_000 },
  ); // prettier-ignore
  console.log(`one-cp refunds: ${counted.refunds} of ${counted.quotes} orders, ${counted.inOne} of them one item`);
  assert.ok(counted.refunds > 2_500 && counted.inOne > 20);
});
