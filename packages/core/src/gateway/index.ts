export type { Action } from './action.ts';
export type {
  Adapter,
  Answer,
  AnyAdapter,
  Call,
  CaptureOf,
  Complaint,
  Created,
  CreateRequest,
  Field,
  Found,
  Method,
  Push,
  RefundOf,
  Told,
} from './adapter.ts';
export type { Capabilities } from './capabilities.ts';
export {
  defineGateway,
  type Account,
  type AccountOptions,
  type AnyAccount,
  type Definition,
  type GatewayPorts,
} from './define.ts';
export { draw, type Rate, type Taken } from './bucket.ts';
export { ownShared, type Shared } from './between-processes.ts';
