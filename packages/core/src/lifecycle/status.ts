/** What an order is, in one word. */
export const STATUSES = [
  'created',
  'pending',
  'authorized',
  'paid',
  'partially_refunded',
  'refunded',
  'canceled',
  'expired',
  'failed',
  'review',
] as const;
export type Status = (typeof STATUSES)[number];

/** Money was taken or held under this order's reference: it is not paid again. */
export const TOOK_MONEY: readonly Status[] = ['authorized', 'paid', 'partially_refunded', 'refunded', 'review'];

/** Nothing more is expected to happen by itself. */
export const isSettled = (status: Status): boolean => !['created', 'pending', 'authorized', 'review'].includes(status);
