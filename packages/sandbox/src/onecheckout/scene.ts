import { formatMoney } from '@tillkit/core/money';
import { from, type Markup } from '../page/index.ts';
import type { Order } from './order.ts';

/** What a page tells of an order. `path`: the room's path, such as `/onecheckout`. */
export interface Scene {
  readonly order: Order;
  readonly merchant: string;
  readonly path: string;
  /** Where Pay and Cancel lead, or † nowhere. */
  readonly success: string | null;
  readonly cancel: string | null;
  /** Whether this order's events are sent anywhere. */
  readonly sends: boolean;
}

/** `Back`, `Forward` and the forms stay with this order: its token is in every address. */
export const at = ({ order, path }: Scene, way = ''): string =>
  `${path}/pay/${order.id}${way}?token=${encodeURIComponent(order.token)}`;

export const asker = ({ merchant }: Scene, says: string): Markup => from('Onecheckout', merchant, says);

export const moneyText = (amount: number, { currency }: Order): string => formatMoney({ amount, currency }, 'en');
