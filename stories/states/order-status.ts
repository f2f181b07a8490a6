import type { Status } from '@tillkit/core/lifecycle';
import type { SessionView } from '@tillkit/core/wire';
import { begin, quote } from './shop.ts';
import { make, type State, type States } from './state.ts';

const VARIANTS = ['badge', 'line', 'timeline'] as const;

/** Its times are told by the page's own clock: so long ago. */
const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

type Happened = readonly (readonly [minutes: number, status: Status, amount?: number])[];

/** One order, in all three shapes. */
const order = (shows: string, happened: Happened, more: Partial<SessionView> = {}): State => ({
  shows,
  make: () => {
    const timeline = happened.map(([minutes, status, amount]) => ({
      at: ago(minutes),
      status,
      ...(amount === undefined ? {} : { amount }),
    }));
    const { session } = begin(happened.at(-1)?.[1] ?? 'created', { timeline, ...more });
    return VARIANTS.map((variant) => make('till-order-status', { variant, order: session }));
  },
});

const { total } = quote;
const token = `v1.${btoa(JSON.stringify({ s: 'cs_9', c: ['read'], x: 1 }))}.mac`;

export const orderStatus = {
  created: order('Order started', [[2, 'created']]),
  pending: order('Waiting for your payment', [
    [5, 'created'],
    [4, 'pending'],
  ]),
  checking: order(
    'We are checking your payment',
    [
      [5, 'created'],
      [4, 'pending'],
    ],
    { checking: true },
  ),
  authorized: order('Amount held', [
    [30, 'created'],
    [29, 'pending'],
    [28, 'authorized', total],
  ]),
  paid: order(
    'Paid €43.90',
    [
      [70, 'created'],
      [69, 'pending'],
      [65, 'paid', total],
    ],
    { paid: total, paidWith: 'PromptPay QR' },
  ),
  partlyRefunded: order(
    'Part of it refunded',
    [
      [4_400, 'created'],
      [4_390, 'paid', total],
      [180, 'partially_refunded', 1_890],
    ],
    { paid: total, refunded: 1_890 },
  ),
  refunded: order(
    'Refunded in full',
    [
      [14_400, 'created'],
      [14_390, 'paid', total],
      [1_500, 'refunded', total],
    ],
    { paid: total, refunded: total },
  ),
  canceled: order('Nothing charged', [
    [20, 'created'],
    [9, 'canceled'],
  ]),
  expired: order('Payment time ran out', [
    [1_500, 'created'],
    [60, 'expired'],
  ]),
  failed: order('Payment did not go through', [
    [8, 'created'],
    [7, 'pending'],
    [6, 'failed'],
  ]),
  inReview: order('The shop is checking this order', [
    [90, 'created'],
    [80, 'pending'],
    [75, 'review', 4_300],
  ]),
  stillPayable: order(
    'A payment begun earlier may still arrive',
    [
      [1_500, 'created'],
      [60, 'expired'],
    ],
    { stillPayable: true },
  ),
  stale: {
    shows: 'Checking',
    canned: { status: 'unreachable' },
    make: ({ endpoint }) => [make('till-order-status', { endpoint, session: 'cs_9', token })],
    walk: (buyer) => buyer.sees('till-order-status:state(stale)'),
  },
  staleInShape: {
    shows: 'The shop is not answering',
    canned: { status: { sessions: [begin('pending', { id: 'cs_9' }).session], refused: [] } },
    make: ({ endpoint }) =>
      VARIANTS.map((variant) => make('till-order-status', { endpoint, session: 'cs_9', token, variant })),
    walk: async (buyer, { cutOff }) => {
      await buyer.sees('till-order-status:state(pending)');
      cutOff();
      for (const status of document.querySelectorAll('till-order-status')) status.refresh();
      await buyer.sees('till-order-status:state(stale)');
    },
  },
  linkNotRead: {
    shows: 'This link no longer shows its order',
    canned: { status: { sessions: [], refused: [0] } },
    make: ({ endpoint }) => [make('till-order-status', { endpoint, session: 'cs_9', token })],
  },
  noOrder: {
    shows: 'No order to show here',
    make: ({ endpoint }) => [make('till-order-status', { endpoint })],
  },
} as const satisfies States;
