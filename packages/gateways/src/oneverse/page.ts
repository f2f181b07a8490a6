import type { Created } from '@tillkit/core/gateway';
import { isPayPage } from '../transport/index.ts';
import { fromGateway, type Exponents } from './amount.ts';
import type { Order } from './facts.ts';

/** Where the buyer pays, taken as it came; `null` when there is none a buyer may be sent to. */
export const payPageOf = ({ paylink }: Order): string | null =>
  typeof paylink === 'string' && isPayPage(paylink) ? paylink : null;

/** What the buyer is shown of an order; `null` when it cannot be shown. Embedding is not published (dossier §5.6). */
export const createdBy = (order: Order, exponents: Exponents): Created | null => {
  const url = payPageOf(order);
  const amount = fromGateway(order, exponents);
  return url === null || amount === null ? null : { action: { kind: 'redirect', url, popup: 'opener' }, amount };
};
