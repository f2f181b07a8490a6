import type { Order, OrderPage, OrderStatus } from './order.ts';

/** In what the list's time filters are counted: the sources disagree (dossier §3.3). */
export type ListTimeUnit = 'seconds' | 'milliseconds' | 'hours';

export const LIST_TIME_UNITS: Readonly<Record<ListTimeUnit, number>> = {
  milliseconds: 1,
  seconds: 1_000,
  hours: 3_600_000,
};

/** Times are milliseconds since the epoch, both ends included. */
export interface ListFilter {
  /** Clamped to 1 … 1024; the server's own, 20, when absent. */
  readonly limit?: number | undefined;
  /** `AWAITING_CAPTURE` is not documented as a filter. */
  readonly status?: OrderStatus | undefined;
  readonly createdFrom?: number | undefined;
  readonly createdTo?: number | undefined;
  readonly updatedFrom?: number | undefined;
  readonly updatedTo?: number | undefined;
  readonly paidFrom?: number | undefined;
  readonly paidTo?: number | undefined;
}

const MAX_LIMIT = 1_024;

const clamped = (limit: number | undefined): number | undefined => {
  if (limit === undefined) return undefined;
  if (Number.isNaN(limit)) throw new TypeError('limit is not a number. The API takes 1 to 1024.');
  return Math.trunc(Math.min(Math.max(limit, 1), MAX_LIMIT));
};

/** The body of one page's request. A time is widened to the whole unit, so that nothing inside it is missed. */
export const pageRequest = (filter: ListFilter, anchor: string | undefined, unit: ListTimeUnit): object => {
  const size = LIST_TIME_UNITS[unit];
  const time = (ms: number | undefined, whole: (n: number) => number): number | undefined => {
    if (ms !== undefined && !Number.isFinite(ms))
      throw new TypeError('A time of a list is milliseconds since the epoch, such as Date.parse answers.');
    return ms === undefined ? undefined : whole(ms / size);
  };
  return {
    limit: clamped(filter.limit),
    status: filter.status,
    anchor: anchor === '' ? undefined : anchor,
    created_hour_from: time(filter.createdFrom, Math.floor),
    created_hour_to: time(filter.createdTo, Math.ceil),
    updated_hour_from: time(filter.updatedFrom, Math.floor),
    updated_hour_to: time(filter.updatedTo, Math.ceil),
    paid_hour_from: time(filter.paidFrom, Math.floor),
    paid_hour_to: time(filter.paidTo, Math.ceil),
  };
};

/** Once more by the order's own time what the server's coarse and disputed filter let through. One without time stays. */
const isWithin = ({ created }: Order, { createdFrom = -Infinity, createdTo = Infinity }: ListFilter): boolean =>
  typeof created !== 'number' || (created >= createdFrom && created <= createdTo);

export const withinCreated = (page: OrderPage, filter: ListFilter): OrderPage => ({
  ...page,
  orders: page.orders.filter((order) => isWithin(order, filter)),
});

/**
 * Every order, page after page, each once. No end-of-list marker is published (dossier §4.6): it ends at a missing, empty
 * or repeated anchor and at a page that is empty or says nothing new, so that no server is asked for ever.
 */
export async function* everyOrder(
  page: (anchor: string | undefined) => Promise<OrderPage>,
  filter: ListFilter,
): AsyncGenerator<Order, void, undefined> {
  const seen = new Set<string>();
  const anchors = new Set<string>();
  let anchor: string | undefined;
  for (;;) {
    const found = await page(anchor);
    const fresh = found.orders.filter(({ id }) => !seen.has(id));
    for (const order of fresh) seen.add(order.id);
    yield* fresh.filter((order) => isWithin(order, filter));
    const next = found.next_anchor ?? '';
    if (next === '' || anchors.has(next) || fresh.length === 0) return;
    anchors.add(next);
    anchor = next;
  }
}
