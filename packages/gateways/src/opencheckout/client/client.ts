import type { GatewayPorts } from '@tillkit/core/gateway';
import { utf8, type Secret } from '@tillkit/core/hmac';
import { createSend, LIST_BYTES, resolveGatewayPorts } from '../../transport/index.ts';
import { asking } from './ask.ts';
import { isRouteMissing, OpenCheckoutError } from './error.ts';
import { readApiKey } from './key.ts';
import { everySession } from './pages.ts';
import {
  healthSchema,
  pageSchema,
  recoverySchema,
  SESSION_ID,
  sessionSchema,
  type CheckoutSession,
  type CreateSession,
  type Health,
  type Recovery,
  type SessionPage,
} from './session.ts';

/** `seed` is the published reference (v0.1): no cancel route, an expire route that may sit elsewhere. */
export type Generation = 'seed' | 'v0.2';

export interface ClientOptions {
  /** The operator's server, such as `https://checkout.example.com`; a path is fine. */
  readonly baseUrl: string;
  /** `sk_…`, from the server's /dashboard/keys. */
  readonly apiKey: string;
  /** `v0.2` */
  readonly generation?: Generation | undefined;
  /** Also understand v0.1's camelCase answers; true. Requests are always written as the reference says. */
  readonly readCamelCase?: boolean | undefined;
  /** Milliseconds for all tries of one call. */
  readonly deadlineMs?: number | undefined;
  /** Who calls, for the log; the gateway's name when absent. */
  readonly account?: string | undefined;
  readonly ports?: Partial<GatewayPorts> | undefined;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}
export interface CreateOptions extends CallOptions {
  /** 1 … 255 printable ASCII. The same key with the same body answers the same session, for up to 24 hours. */
  readonly idempotencyKey?: string | undefined;
}
export interface ListOptions extends CallOptions {
  /** 1 … 100; 10 when absent. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** Every call throws `OpenCheckoutError`; a mistake in the call itself is a TypeError before anything is sent. */
export interface OpenCheckoutClient {
  readonly sessions: {
    /** `POST /api/checkout/sessions`. Bytes are sent as they are. Repeated by itself only with a key. */
    create(body: CreateSession | Uint8Array<ArrayBuffer>, options?: CreateOptions): Promise<CheckoutSession>;
    /** `GET /api/checkout/sessions`: one page; v0.2 newest first, v0.1 oldest first. */
    list(options?: ListOptions): Promise<SessionPage>;
    /** All pages, one session after another. */
    all(options?: Omit<ListOptions, 'cursor'>): AsyncGenerator<CheckoutSession, void, undefined>;
    /** `GET /api/checkout/sessions/:id` */
    retrieve(id: string, options?: CallOptions): Promise<CheckoutSession>;
    /** `POST /api/checkout/sessions/:id/expire`. A second one is a 400. */
    expire(id: string, options?: CallOptions): Promise<CheckoutSession>;
    /** `POST /api/checkout/sessions/:id/cancel`; expires instead on a server that has no such route. */
    cancel(id: string, options?: CallOptions): Promise<CheckoutSession>;
    /**
     * `POST /api/checkout/sessions/:id/recover`: the buyer's status check, meant for the pay page. No key is sent;
     * 20 calls in 10 minutes per session and address, then 429. A merchant's server retrieves instead.
     */
    recover(id: string, options?: CallOptions): Promise<Recovery>;
  };
  /** `GET /api/health`. A 503 is an answer too: `unhealthy`. */
  health(options?: CallOptions): Promise<Health>;
}

const SESSIONS = '/api/checkout/sessions';

const pathOf = (id: string, verb = ''): string => {
  if (!SESSION_ID.test(id)) throw new TypeError('A session id is "cs_" and letters or digits, as create answered it.');
  return `${SESSIONS}/${id}${verb}`;
};

const keyHeader = (key: string | undefined): Record<string, string> => {
  if (key === undefined) return {};
  // The server treats an empty key as none, and every repeat would make another session.
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new TypeError('idempotencyKey must be 1 to 255 printable ASCII characters.');
  return { 'idempotency-key': key };
};

const queryOf = ({ limit, cursor }: ListOptions): string => {
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 1 && limit <= 100))
    throw new TypeError('limit must be a whole number from 1 to 100.');
  const query = new URLSearchParams();
  if (limit !== undefined) query.set('limit', String(limit));
  if (cursor !== undefined) query.set('cursor', cursor);
  return query.size === 0 ? '' : `?${query.toString()}`;
};

const missingRoute = (error: unknown): null => {
  if (error instanceof OpenCheckoutError && isRouteMissing(error)) return null;
  throw error;
};

/** @throws TypeError when the address or the key cannot work */
export const createOpenCheckoutClient = (options: ClientOptions): OpenCheckoutClient => {
  const { account = 'opencheckout', baseUrl, generation = 'v0.2', readCamelCase = true, deadlineMs } = options;
  const ports = resolveGatewayPorts(options.ports);
  const apiKey: Secret = readApiKey(options.apiKey);
  const ask = asking({
    send: createSend({ baseUrl, ports, account, deadlineMs }),
    apiKey,
    readCamelCase,
  });

  const post = (to: string, { signal }: CallOptions) =>
    // A second expire or cancel is a 400 and changes nothing, so repeating one is harmless.
    ask({ method: 'POST', to, answers: sessionSchema, keyed: true, signal });
  const expire = async (id: string, call: CallOptions = {}): Promise<CheckoutSession> => {
    const asDocumented = post(pathOf(id, '/expire'), call);
    if (generation === 'v0.2') return asDocumented;
    return (await asDocumented.catch(missingRoute)) ?? post(pathOf(id), call);
  };
  const list = (call: ListOptions = {}): Promise<SessionPage> =>
    ask({
      method: 'GET',
      to: SESSIONS + queryOf(call),
      answers: pageSchema,
      maxBytes: LIST_BYTES,
      signal: call.signal,
    });

  return {
    sessions: {
      create: async (body, { idempotencyKey, signal } = {}) =>
        ask({
          method: 'POST',
          to: SESSIONS,
          headers: { 'content-type': 'application/json', ...keyHeader(idempotencyKey) },
          body: body instanceof Uint8Array ? body : utf8(JSON.stringify(body)),
          keyed: idempotencyKey !== undefined,
          answers: sessionSchema,
          signal,
        }),
      list: async (call) => list(call),
      all: (call = {}) => everySession((cursor) => list({ ...call, cursor })),
      retrieve: async (id, { signal } = {}) => ask({ method: 'GET', to: pathOf(id), answers: sessionSchema, signal }),
      expire,
      cancel: async (id, call = {}) => {
        if (generation === 'seed') return expire(id, call);
        return (await post(pathOf(id, '/cancel'), call).catch(missingRoute)) ?? expire(id, call);
      },
      recover: async (id, { signal } = {}) =>
        ask({ method: 'POST', to: pathOf(id, '/recover'), answers: recoverySchema, open: true, signal }),
    },
    health: async ({ signal } = {}) =>
      ask({ method: 'GET', to: '/api/health', answers: healthSchema, open: true, also: 503, signal }),
  };
};
