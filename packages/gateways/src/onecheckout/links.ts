import { isPayPage } from '../transport/index.ts';
import type { Order } from './client/index.ts';

/**
 * Where the buyer pays: straight to payment, else the order's review page (dossier §4.3, §5). Looked up by `rel` and taken
 * as it came; the address is never built. `null` when there is none.
 */
export const payPageOf = ({ links }: Order): string | null => {
  const hrefs = ['pay', 'order'].map((rel) => links?.find((link) => link.rel === rel)?.href);
  return hrefs.find((href) => href !== undefined && isPayPage(href)) ?? null;
};
