export type { Access, NorthboundV1Access, NorthboundV2Access, PaymentApiAccess, Signing } from './access.ts';
export type { JsonEscape, KeyOrder } from './body.ts';
export {
  createOneverseClient,
  type Login,
  type NorthboundV1Client,
  type NorthboundV2Client,
  type OneverseClient,
  type PaymentApiClient,
} from './client.ts';
export type { Outside } from './desk.ts';
export type { CreatePayment, CreateV1, CreateV2, GameAccount } from './create-order.ts';
export { OneverseError, type Failure, type Meaning, type NoLogin, type Refusal } from './error.ts';
export type { Fault } from './error-body.ts';
export { ORDER_ID, type OrderPage, type PaymentOrder, type V1Order, type V2Order } from './order.ts';
export { nextOf } from './list.ts';
export type { CallOptions, ListOptions, Orders } from './orders.ts';
export type { OrderPath, Profile, ReferenceField } from './profile.ts';
