import type { OrderPage } from './order.ts';

export interface Where {
  /** From 1. */
  readonly page?: number | undefined;
  /** A former page's `links.next`; followed only below `baseUrl`. */
  readonly next?: string | undefined;
}

/** @throws TypeError for a page that is none, or two answers to one question */
export const addressOfPage = (orders: string, { page, next }: Where): string => {
  if (next !== undefined && page !== undefined) throw new TypeError('Give either page or next: next names its page.');
  if (page !== undefined && !(Number.isSafeInteger(page) && page >= 1))
    throw new TypeError('page is a whole number, from 1.');
  return next ?? (page === undefined ? orders : `${orders}?page=${page}`);
};

/** Where the list goes on; `null` at its end. Without links a list is complete (dossier §5.2). */
export const nextOf = ({ links }: Pick<OrderPage<unknown>, 'links'>): string | null => {
  const next = links?.next ?? '';
  return next === '' ? null : next;
};

/**
 * Every order, page after page, each once: one that came in the meantime moves others to a later page. It ends where no
 * page follows, and at a link that was followed already, so that no server is asked for ever.
 */
export async function* everyOrder<O extends { readonly order_id: string }>(
  page: (next: string | undefined) => Promise<OrderPage<O>>,
): AsyncGenerator<O, void, undefined> {
  const seen = new Set<string>();
  const followed = new Set<string>();
  let next: string | undefined;
  for (;;) {
    const found = await page(next);
    for (const order of found.data) {
      if (seen.has(order.order_id)) continue;
      seen.add(order.order_id);
      yield order;
    }
    const after = nextOf(found);
    if (after === null || followed.has(after)) return;
    followed.add(after);
    next = after;
  }
}
