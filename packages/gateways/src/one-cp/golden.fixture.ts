import type { Quote } from '@tillkit/core/quote';
import { line } from './staged.fixture.ts';

/** An item as it is sent. */
type Row = readonly [stockId: string | undefined, name: string, quantity: number, price: number, total: number];

interface Golden {
  readonly name: string;
  readonly quote: Partial<Quote>;
  readonly rows: readonly Row[];
  /** The item's number for each line of the quote; `null` where the order is one item. */
  readonly numbers: readonly number[] | null;
  /** The numbers of what belongs to no line. */
  readonly rest?: readonly number[];
}

const many = (count: number) => Array.from({ length: count }, (_, n) => line(`L${n}`, 1, 100));
const rowsOf = (count: number): readonly Row[] =>
  Array.from({ length: count }, (_, n) => [`L${n}`, `L${n}`, 1, 1, 1] as const);
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

/** Quotes, and the items One-CP is told of. For tests. */
export const golden: readonly Golden[] = [
  {
    name: 'one line',
    quote: {},
    rows: [['ROOM-7', 'Meeting room', 1, 285.6, 285.6]],
    numbers: [1],
  },
  {
    name: 'several pieces',
    quote: { lines: [line('Tea', 3, 2520)], total: 2520 },
    rows: [['Tea', 'Tea', 3, 8.4, 25.2]],
    numbers: [1],
  },
  {
    name: 'several lines, shipping and tax',
    quote: { lines: [line('Tea', 2, 2500), line('Mug', 1, 900)], shipping: 450, tax: 385, total: 4235 },
    rows: [
      ['Tea', 'Tea', 2, 12.5, 25],
      ['Mug', 'Mug', 1, 9, 9],
      [undefined, 'Shipping', 1, 4.5, 4.5],
      [undefined, 'Tax', 1, 3.85, 3.85],
    ],
    numbers: [1, 2],
    rest: [3, 4],
  },
  {
    name: 'tax alone',
    quote: { lines: [line('Tea', 1, 1000)], tax: 190, total: 1190 },
    rows: [
      ['Tea', 'Tea', 1, 10, 10],
      [undefined, 'Tax', 1, 1.9, 1.9],
    ],
    numbers: [1],
    rest: [2],
  },
  {
    name: 'shipping alone',
    quote: { lines: [line('Tea', 1, 1000)], shipping: 5, total: 1005 },
    rows: [
      ['Tea', 'Tea', 1, 10, 10],
      [undefined, 'Shipping', 1, 0.05, 0.05],
    ],
    numbers: [1],
    rest: [2],
  },
  {
    name: '3 × 0.333: three pieces for 1.00 are one piece, and stay one line',
    quote: { lines: [line('Tea', 3, 100), line('Mug', 1, 900)], total: 1000 },
    rows: [
      ['Tea', 'Tea × 3', 1, 1, 1],
      ['Mug', 'Mug', 1, 9, 9],
    ],
    numbers: [1, 2],
  },
  {
    name: '3 × 0.333 dinar divides',
    quote: { currency: 'KWD', lines: [line('Tea', 3, 999)], tax: 1, total: 1000 },
    rows: [
      ['Tea', 'Tea', 3, 0.333, 0.999],
      [undefined, 'Tax', 1, 0.001, 0.001],
    ],
    numbers: [1],
    rest: [2],
  },
  {
    name: 'zero-decimal',
    quote: { currency: 'JPY', lines: [line('Tea', 2, 1300)], shipping: 1, tax: 130, total: 1431 },
    rows: [
      ['Tea', 'Tea', 2, 650, 1300],
      [undefined, 'Shipping', 1, 1, 1],
      [undefined, 'Tax', 1, 130, 130],
    ],
    numbers: [1],
    rest: [2, 3],
  },
  {
    name: 'zero-decimal, three for 1000',
    quote: { currency: 'JPY', lines: [line('Tea', 3, 1000)], total: 1000 },
    rows: [['Tea', 'Tea × 3', 1, 1000, 1000]],
    numbers: [1],
  },
  {
    name: 'three-decimal',
    quote: { currency: 'KWD', lines: [line('Tea', 2, 2500)], tax: 126, total: 2626 },
    rows: [
      ['Tea', 'Tea', 2, 1.25, 2.5],
      [undefined, 'Tax', 1, 0.126, 0.126],
    ],
    numbers: [1],
    rest: [2],
  },
  {
    name: 'four-decimal',
    quote: { currency: 'CLF', lines: [line('Tea', 5, 61_725)], total: 61_725 },
    rows: [['Tea', 'Tea', 5, 1.2345, 6.1725]],
    numbers: [1],
  },
  {
    name: 'a discount, which no item may carry: one with the total',
    quote: {
      lines: [line('Tea', 2, 2500), line('Mug', 1, 900)],
      tax: 300,
      discount: 400,
      total: 3300,
      title: 'Tea and 1 more',
    },
    rows: [[undefined, 'Tea and 1 more', 1, 33, 33]],
    numbers: null,
  },
  {
    name: 'a discount on the only line',
    quote: { lines: [line('Tea', 2, 2500)], discount: 2499, total: 1, title: 'Tea' },
    rows: [[undefined, 'Tea', 1, 0.01, 0.01]],
    numbers: null,
  },
  {
    name: 'something free: one with the total',
    quote: { lines: [line('Tea', 1, 1000), line('Sticker', 1, 0)], tax: 70, total: 1070, title: 'Tea and 1 more' },
    rows: [[undefined, 'Tea and 1 more', 1, 10.7, 10.7]],
    numbers: null,
  },
  {
    name: 'two lines of one SKU stay two items',
    quote: { lines: [line('Tea', 1, 1000, 'T'), line('Tea, large', 1, 2000, 'T')], total: 3000 },
    rows: [
      ['T', 'Tea', 1, 10, 10],
      ['T', 'Tea, large', 1, 20, 20],
    ],
    numbers: [1, 2],
  },
  {
    name: 'no SKU, no stockId',
    quote: { lines: [line('Tea', 1, 1000, '')], total: 1000 },
    rows: [[undefined, 'Tea', 1, 10, 10]],
    numbers: [1],
  },
  {
    name: '101 lines',
    quote: { lines: many(101), total: 10_100 },
    rows: rowsOf(101),
    numbers: upTo(101),
  },
  {
    name: '100 lines, shipping and tax',
    quote: { lines: many(100), shipping: 450, tax: 385, total: 10_835 },
    rows: [...rowsOf(100), [undefined, 'Shipping', 1, 4.5, 4.5], [undefined, 'Tax', 1, 3.85, 3.85]],
    numbers: upTo(100),
    rest: [101, 102],
  },
  {
    name: '103 lines are one',
    quote: { lines: many(103), total: 10_300, title: 'L0 and 102 more' },
    rows: [[undefined, 'L0 and 102 more', 1, 103, 103]],
    numbers: null,
  },
  {
    name: 'the most there is',
    quote: { lines: [line('Tea', 1, 999_999_999_999)], total: 999_999_999_999 },
    rows: [['Tea', 'Tea', 1, 9_999_999_999.99, 9_999_999_999.99]],
    numbers: [1],
  },
];
