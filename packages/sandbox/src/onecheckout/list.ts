import * as z from 'zod';
import { type Order, type Status, STATUSES } from './order.ts';

const MOST = 1024;
const HOUR = 3_600_000;
const time = z.int().min(0).optional();

/** §4.6. † The empty string filters nothing, as the first page's `anchor` does. */
export const listQuery = z.object({
  anchor: z.string().regex(/^\d*$/).default(''),
  limit: z.int().min(1).default(20),
  status: z.union([z.literal(''), z.enum(STATUSES)]).default(''),
  created_hour_from: time,
  created_hour_to: time,
  updated_hour_from: time,
  updated_hour_to: time,
  paid_hour_from: time,
  paid_hour_to: time,
});
export type ListQuery = z.infer<typeof listQuery>;

/**
 * † The first or last millisecond a filter means. Its unit is not published, so the magnitude tells it: hours since
 * the epoch below 10^8 (to: that whole hour), seconds below 10^11 (to: that whole second), else milliseconds.
 */
const meant = (value: number, end: 'from' | 'to'): number => {
  const unit = value < 1e8 ? HOUR : value < 1e11 ? 1000 : 1;
  return value * unit + (end === 'to' ? unit - 1 : 0);
};

const within = (at: number | null, from: number | undefined, to: number | undefined): boolean => {
  if (from === undefined && to === undefined) return true;
  if (at === null) return false;
  return (from === undefined || at >= meant(from, 'from')) && (to === undefined || at <= meant(to, 'to'));
};

const matches = (order: Order, query: ListQuery, status: Status | ''): boolean =>
  (status === '' || order.status === status) &&
  within(order.createdAt, query.created_hour_from, query.created_hour_to) &&
  within(order.updatedAt, query.updated_hour_from, query.updated_hour_to) &&
  within(order.paidAt, query.paid_hour_from, query.paid_hour_to);

export interface Page {
  readonly limit: number;
  readonly count: number;
  readonly next: string;
  readonly orders: readonly Order[];
}

/** Newest first †; what lies behind the anchor has smaller ids; `next` is empty at the end † (§12.9). */
export const pageOf = (orders: readonly Order[], query: ListQuery): Page => {
  const limit = Math.min(query.limit, MOST);
  const all = orders.filter((order) => matches(order, query, query.status)).toReversed();
  const rest = query.anchor === '' ? all : all.filter((order) => order.number < Number(query.anchor));
  const page = rest.slice(0, limit);
  return { limit, count: all.length, next: rest.length > page.length ? (page.at(-1)?.id ?? '') : '', orders: page };
};

export const isOverLimit = ({ limit }: ListQuery): boolean => limit > MOST;
