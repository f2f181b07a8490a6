import assert from 'node:assert/strict';
import { manualClock, type ManualClock } from '@tillkit/core/clock';
import { createSandbox, isFault, type OpenCheckoutMerchant, type Sandbox, type Snapshot } from '../src/index.ts';

/** Keys and secrets as the dossier's examples write them. */
export const KEY = 'sk_TESTTESTTESTTESTTESTTESTTESTTESTTESTTESTTES';
export const OTHER_KEY = 'sk_OTHEROTHEROTHEROTHEROTHEROTHEROTHEROTHEROTH';
export const REVOKED_KEY = 'sk_GONEGONEGONEGONEGONEGONEGONEGONEGONEGONEGON';
export const SECRET = '5f1c0a9be27d43468c1b2e90d7a3f65084ce19b72d60fa3385b1947c6e0f2ad8';
export const HERE = 'https://pay.shop.example';

export interface Received {
  readonly at: number;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

export interface Shop {
  readonly sandbox: Sandbox;
  readonly wall: ManualClock;
  /** Webhooks that reached the shop. */
  readonly received: Received[];
  /** What the shop answers to a webhook; replaced by tests. */
  answer(request: Received, signal: AbortSignal): Promise<Response>;
  /** A call that must get an answer. */
  call(path: string, init?: RequestInit): Promise<Response>;
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  control(method: string, path: string, body?: unknown): Promise<Response>;
  /** Creates a session and answers its id. */
  create(changes?: Record<string, unknown>): Promise<string>;
  /** Follows what the page's Pay button does, to the confirmation. */
  pay(id: string, faults?: readonly string[]): Promise<Response>;
}

export const ORDER = {
  mode: 'payment',
  line_items: [
    {
      price_data: {
        currency: 'usd',
        product_data: { name: 'Tea tin', description: '100 g' },
        unit_amount: 1250,
      },
      quantity: 2,
    },
    { price_data: { currency: 'usd', product_data: { name: 'Mug' }, unit_amount: 900 } },
  ],
  success_url: 'https://shop.example/done?sid={CHECKOUT_SESSION_ID}',
  cancel_url: 'https://shop.example/basket',
  metadata: { order_id: 'A-17' },
  expires_in_seconds: 1800,
};

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Bytes that spell `cs_7Kd2mQ9xTz4LpW1a` first, and count on afterwards. */
const spelling = () => {
  const name = '7Kd2mQ9xTz4LpW1a';
  let calls = 0;
  return (bytes: number): Uint8Array<ArrayBuffer> => {
    calls += 1;
    const number = String(calls).padStart(4, '0');
    return Uint8Array.from({ length: bytes }, (_, i) =>
      LETTERS.indexOf((calls === 1 ? name[i % 16] : number[i % 4]) ?? '0'),
    );
  };
};

export interface ShopOptions extends Partial<OpenCheckoutMerchant> {
  readonly snapshot?: Snapshot;
  readonly wall?: ManualClock;
  readonly corsOrigins?: readonly string[];
}

/** A sandbox with one merchant, a neighbour, and a manual clock at 2026-09-21T14:13:20Z. */
export const openShop = ({
  snapshot,
  wall = manualClock(1_790_000_000_000),
  corsOrigins,
  ...own
}: ShopOptions = {}): Shop => {
  const received: Received[] = [];
  const profile = own.profile ?? 'v0.2';
  const sandbox = createSandbox({
    config: {
      url: HERE,
      merchants: [
        {
          id: 'tea',
          name: 'Tea & <Tins>',
          opencheckout: {
            apiKeys: [KEY],
            revokedKeys: [REVOKED_KEY],
            webhook: { url: 'https://shop.example/hooks/opencheckout', secret: SECRET },
            ...own,
          },
        },
        { id: 'neighbour', name: 'Neighbour', opencheckout: { apiKeys: [OTHER_KEY], profile } },
      ],
      ...(corsOrigins ? { opencheckout: { corsOrigins } } : {}),
    },
    clock: wall,
    random: spelling(),
    snapshot,
    fetch: async (input, init) => {
      const request = {
        at: sandbox.clock.now(),
        url: String(input),
        headers: new Headers(init?.headers),
        body: String(init?.body),
      };
      received.push(request);
      return shop.answer(request, init?.signal ?? new AbortController().signal);
    },
  });
  const shop: Shop = {
    sandbox,
    wall,
    received,
    answer: async () => new Response(null, { status: 204 }),
    call: async (path, init) => {
      const answer = await sandbox.fetch(new Request(path.startsWith('http') ? path : `${HERE}${path}`, init));
      if (isFault(answer)) assert.fail(`expected an answer, got ${answer.fault}`);
      return answer;
    },
    api: (method, path, body, headers = {}) =>
      shop.call(`/opencheckout/api/checkout/sessions${path}`, {
        method,
        headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    control: (method, path, body) =>
      shop.call(`/control${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
    create: async (changes = {}) => {
      const response = await shop.api('POST', '', { ...ORDER, ...changes });
      const session: unknown = await response.json();
      assert.equal(response.status, 201, JSON.stringify(session));
      assert.ok(typeof session === 'object' && session !== null && 'id' in session && typeof session.id === 'string');
      return session.id;
    },
    pay: async (id, faults = []) => {
      const body = new URLSearchParams(faults.map((fault) => ['fault', fault]));
      let response = await shop.call(`/opencheckout/pay/${id}/approve`, { method: 'POST', body });
      for (let hops = 0; response.headers.get('location')?.startsWith('/') && hops < 5; hops += 1)
        response = await shop.call(response.headers.get('location') ?? '');
      return response;
    },
  };
  return shop;
};

/** Waits for a visible fact, letting everything queued run in between. */
export const until = async (fact: () => boolean): Promise<void> => {
  while (!fact()) await new Promise((resolve) => setImmediate(resolve));
};
