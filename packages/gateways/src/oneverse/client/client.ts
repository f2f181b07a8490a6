import type { Access, NorthboundV1Access, NorthboundV2Access, PaymentApiAccess } from './access.ts';
import type { CreatePayment, CreateV1, CreateV2 } from './create-order.ts';
import { openDesk, type Outside } from './desk.ts';
import {
  paymentOrderSchema,
  v1OrderSchema,
  v2OrderSchema,
  type PaymentOrder,
  type V1Order,
  type V2Order,
} from './order.ts';
import { ordersOf, type CallOptions, type Orders } from './orders.ts';
import type { Tokens } from './token.ts';
import { writerOf } from './write.ts';

/** What a login answered. Secret; the client keeps it by itself. */
export interface Login {
  readonly token: string;
}

interface WithLogin {
  /** `POST …/login`. Ends every earlier token of the account; the other calls log in by themselves where they must. */
  login(options?: CallOptions): Promise<Login>;
}

/** Every call throws `OneverseError`; a mistake in the call itself is a TypeError before anything is sent. */
export interface PaymentApiClient extends WithLogin {
  readonly orders: Orders<CreatePayment, PaymentOrder>;
}
export interface NorthboundV1Client extends WithLogin {
  readonly orders: Orders<CreateV1, V1Order>;
}
export interface NorthboundV2Client {
  readonly orders: Orders<CreateV2, V2Order>;
}
export type OneverseClient = PaymentApiClient | NorthboundV1Client | NorthboundV2Client;

const loginOf =
  (tokens: Tokens | null, ends: () => number): WithLogin['login'] =>
  async ({ signal } = {}) => {
    if (tokens === null) throw new TypeError('This profile has no login.');
    return { token: (await tokens.login({ ends: ends(), signal })).reveal() };
  };

/** @throws TypeError when an option cannot work */
export function createOneverseClient(options: PaymentApiAccess & Outside): PaymentApiClient;
export function createOneverseClient(options: NorthboundV1Access & Outside): NorthboundV1Client;
export function createOneverseClient(options: NorthboundV2Access & Outside): NorthboundV2Client;
export function createOneverseClient(options: Access & Outside): OneverseClient;
export function createOneverseClient(options: Access & Outside): OneverseClient {
  const { granted, ask, tokens, ends } = openDesk(options, options);
  const { payment, v2 } = writerOf(granted);
  const login = loginOf(tokens, ends);
  switch (granted.profile) {
    case 'payment-api':
      return { login, orders: ordersOf(ask, granted, { order: paymentOrderSchema, write: payment }) };
    case 'northbound-v1':
      return { login, orders: ordersOf(ask, granted, { order: v1OrderSchema, write: payment }) };
    case 'northbound-v2':
      return { orders: ordersOf(ask, granted, { order: v2OrderSchema, write: v2 }) };
  }
}
