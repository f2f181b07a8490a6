export {
  createOpenCheckoutClient,
  type CallOptions,
  type ClientOptions,
  type CreateOptions,
  type Generation,
  type ListOptions,
  type OpenCheckoutClient,
} from './client.ts';
export { OpenCheckoutError, type ErrorType, type Failure } from './error.ts';
export type { CheckoutSession, CreateLineItem, CreateSession, Health, Recovery, SessionPage } from './session.ts';
