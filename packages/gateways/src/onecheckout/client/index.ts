export {
  createOnecheckoutClient,
  type CallOptions,
  type ClientOptions,
  type ListOptions,
  type OnecheckoutClient,
} from './client.ts';
export type { AuthHeader, AuthHeaderByOperation, Operation } from './credential.ts';
export { OnecheckoutError, type Failure, type Fault, type Meaning } from './error.ts';
export type { ListFilter, ListTimeUnit } from './list.ts';
export type { Merchant, UpdateAccount } from './merchant.ts';
export type { CreateLine, CreateOrder, Order, OrderEvent, OrderEvents, OrderPage, OrderStatus } from './order.ts';
