export type { Can, Duplicate, Order } from './order.ts';
export {
  createOrders,
  type AccountsOf,
  type AccountVerbs,
  type Keyed,
  type OrderPage,
  type Orders,
  type RefundInput,
} from './orders.ts';
