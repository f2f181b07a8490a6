import type { GatewayPorts } from '@tillkit/core/gateway';
import { utf8 } from '@tillkit/core/hmac';
import { createSend, LIST_BYTES, resolveGatewayPorts } from '../../transport/index.ts';
import { asking } from './ask.ts';
import { readAuthHeaders, type AuthHeaderByOperation } from './credential.ts';
import { readApiKey } from './key.ts';
import { everyOrder, LIST_TIME_UNITS, pageRequest, withinCreated, type ListFilter, type ListTimeUnit } from './list.ts';
import { merchantSchema, type Merchant, type UpdateAccount } from './merchant.ts';
import {
  eventsSchema,
  ORDER_ID,
  orderSchema,
  pageSchema,
  type CreateOrder,
  type Order,
  type OrderEvents,
  type OrderPage,
} from './order.ts';

export interface ClientOptions {
  /**
   * With its version, such as `https://api.example/api/v1.0`. There is no default: the address the reference calls
   * production is a sandbox host (dossier §1, C8).
   */
  readonly baseUrl: string;
  /** From the merchant dashboard. Never in a browser. */
  readonly apiKey: string;
  /** Where the sources disagree on the header (dossier §2, C1): `{ 'orders.create': 'api-key' }`. */
  readonly authHeaderByOperation?: AuthHeaderByOperation | undefined;
  /** In what the list's time filters are counted; `seconds` (dossier §3.3). */
  readonly listTimeUnit?: ListTimeUnit | undefined;
  /** Requests under way at once from this client; 8 of the 10 the API allows a key (dossier §8). */
  readonly inFlight?: number | undefined;
  /** Requests a minute, shared with other processes where `ports.shared` is; the 1,000 a key is allowed (dossier §8). */
  readonly perMinute?: number | undefined;
  /** Milliseconds for all tries of one call, waiting for its turn included. */
  readonly deadlineMs?: number | undefined;
  /** Who calls, for the log; the gateway's name when absent. */
  readonly account?: string | undefined;
  readonly ports?: Partial<GatewayPorts> | undefined;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}
export interface ListOptions extends ListFilter, CallOptions {
  /** The former page's `next_anchor`. */
  readonly anchor?: string | undefined;
}

/** Every call throws `OnecheckoutError`; a mistake in the call itself is a TypeError before anything is sent. */
export interface OnecheckoutClient {
  readonly account: {
    /** `GET /me` */
    read(options?: CallOptions): Promise<Merchant>;
    /** `POST /me`: changes what is given and answers what changed. */
    update(changes: UpdateAccount, options?: CallOptions): Promise<Merchant>;
  };
  readonly orders: {
    /**
     * `POST /orders`. Bytes are sent as they are. Never repeated where it may have arrived: there is no idempotency key,
     * and a second one makes a second order (dossier §8).
     */
    create(body: CreateOrder | Uint8Array<ArrayBuffer>, options?: CallOptions): Promise<Order>;
    /** `GET /orders/:id` */
    read(id: string, options?: CallOptions): Promise<Order>;
    /** `POST /orders/:id/capture`: the full amount. Not repeated by itself. */
    capture(id: string, options?: CallOptions): Promise<Order>;
    /** `POST /orders-list`: one page. Its orders carry no `reference_id` (dossier §4.6). */
    list(options?: ListOptions): Promise<OrderPage>;
    /** All pages, one order after another. */
    all(options?: Omit<ListOptions, 'anchor'>): AsyncGenerator<Order, void, undefined>;
    /** `GET /orders/:id/events` */
    events(id: string, options?: CallOptions): Promise<OrderEvents>;
  };
}

const IN_FLIGHT = 8;
const PER_MINUTE = 1_000;

const json = (value: unknown): Uint8Array<ArrayBuffer> => utf8(JSON.stringify(value));

const pathOf = (id: string, verb = ''): string => {
  if (!ORDER_ID.test(id)) throw new TypeError('An order id is the text that create answered as `id`.');
  return `/orders/${encodeURIComponent(id)}${verb}`;
};

const createBody = ({ currency, order_lines: lines, extra, ...rest }: CreateOrder): Uint8Array<ArrayBuffer> =>
  json({
    ...extra,
    ...rest,
    currency: currency.toUpperCase(),
    order_lines: lines.map((line, index) => ({ key: String(index), ...line })),
  });

/** @throws TypeError when an option cannot work */
export const createOnecheckoutClient = (options: ClientOptions): OnecheckoutClient => {
  const { baseUrl, deadlineMs, listTimeUnit = 'seconds' } = options;
  const { account = 'onecheckout', inFlight = IN_FLIGHT, perMinute = PER_MINUTE } = options;
  if (!Object.hasOwn(LIST_TIME_UNITS, listTimeUnit))
    throw new TypeError(`listTimeUnit must be one of: ${Object.keys(LIST_TIME_UNITS).join(', ')}.`);
  const ports = resolveGatewayPorts(options.ports);
  const ask = asking({
    apiKey: readApiKey(options.apiKey),
    headers: readAuthHeaders(options.authHeaderByOperation),
    send: createSend({ baseUrl, ports, account, deadlineMs, inFlight, perMinute }),
  });

  const page = ({ anchor, signal, ...filter }: ListOptions): Promise<OrderPage> =>
    ask({
      as: 'orders.list',
      method: 'POST',
      to: '/orders-list',
      body: json(pageRequest(filter, anchor, listTimeUnit)),
      reads: true,
      maxBytes: LIST_BYTES,
      answers: pageSchema,
      signal,
    });

  return {
    account: {
      read: async ({ signal } = {}) =>
        ask({ as: 'account.read', method: 'GET', to: '/me', answers: merchantSchema, signal }),
      update: async (changes, { signal } = {}) =>
        ask({ as: 'account.update', method: 'POST', to: '/me', body: json(changes), answers: merchantSchema, signal }),
    },
    orders: {
      create: async (body, { signal } = {}) =>
        ask({
          as: 'orders.create',
          method: 'POST',
          to: '/orders',
          body: body instanceof Uint8Array ? body : createBody(body),
          answers: orderSchema,
          signal,
        }),
      read: async (id, { signal } = {}) =>
        ask({ as: 'orders.read', method: 'GET', to: pathOf(id), answers: orderSchema, signal }),
      capture: async (id, { signal } = {}) =>
        ask({ as: 'orders.capture', method: 'POST', to: pathOf(id, '/capture'), answers: orderSchema, signal }),
      list: async (call = {}) => withinCreated(await page(call), call),
      all: (call = {}) => everyOrder((anchor) => page({ ...call, anchor }), call),
      events: async (id, { signal } = {}) =>
        ask({
          as: 'orders.events',
          method: 'GET',
          to: pathOf(id, '/events'),
          maxBytes: LIST_BYTES,
          answers: eventsSchema,
          signal,
        }),
    },
  };
};
