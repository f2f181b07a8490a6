import assert from 'node:assert/strict';
import { manualClock, type ManualClock } from '@tillkit/core/clock';
import {
  createSandbox,
  isFault,
  type Fault,
  type OnecheckoutMerchant,
  type Sandbox,
  type SandboxConfig,
  type Snapshot,
} from '../src/index.ts';
import type { Received } from './shop.ts';

/** As the dossier's examples write them (§14). */
export const K1 = 'K1';
export const K2 = 'K2';
export const MERCHANT = '2f1c7a10-5b0e-4f6e-9f0a-6f4b1d2c3e4f';
const HERE = 'https://pay.example.test';
/** 2026-01-01T00:00:00Z, when E1's order is created. */
export const START = 1_767_225_600_000;

/** E1's body. */
export const MUGS = {
  currency: 'EUR',
  order_lines: [{ key: 'MUG-BLUE', title: 'Blue mug', quantity: 3, unit_price: 8.4 }],
  reference_id: 'cart-7731',
};

export type Body = Readonly<Record<string, unknown>>;
export interface Told {
  readonly status: number;
  readonly body: Body;
}

export interface Stall {
  readonly sandbox: Sandbox;
  readonly wall: ManualClock;
  /** Webhooks that reached the merchant. */
  readonly received: Received[];
  /** What the merchant answers to a webhook; replaced by tests. */
  answer(request: Received): Promise<Response>;
  fetch(path: string, init?: RequestInit): Promise<Response | Fault>;
  /** A call that must get an answer. */
  call(path: string, init?: RequestInit): Promise<Response>;
  /** The API with `headers`, K1 as the bearer by default. */
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Told>;
  control(method: string, path: string, body?: unknown): Promise<Told>;
  /** Creates an order and answers what was told. */
  create(changes?: Body, headers?: Record<string, string>): Promise<Body>;
  read(id: string): Promise<Body>;
  /** Does to an order what must be allowed. */
  act(id: string, verb: string, body?: Body): Promise<Body>;
  /** Submits one of the pay page's buttons, and follows to the page it ends on. */
  press(order: Body, button: 'approve' | 'decline' | 'cancel', faults?: readonly string[]): Promise<Response>;
  page(order: Body, path?: string): Promise<Response>;
}

export interface StallOptions extends Partial<OnecheckoutMerchant> {
  readonly snapshot?: Snapshot;
  readonly missingToken?: 'seed' | 'api1';
  readonly more?: Partial<SandboxConfig>;
}

export const bearer = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` });
export const xApiKey = (key: string): Record<string, string> => ({ 'x-api-key': key });

const told = async (response: Response): Promise<Told> => ({
  status: response.status,
  body: (await response.json()) as Body,
});

/** A sandbox with one merchant of E1's, a neighbour, and a manual clock. */
export const openStall = ({ snapshot, missingToken, more = {}, ...own }: StallOptions = {}): Stall => {
  const received: Received[] = [];
  const wall = manualClock(START);
  const sandbox = createSandbox({
    config: {
      url: HERE,
      merchants: [
        {
          id: 'mugs',
          name: 'Mugs & <More>',
          onecheckout: {
            apiKeys: [K1],
            merchantId: MERCHANT,
            email: 'mugs@shop.test',
            firstOrder: 42,
            successUrl: 'https://shop.test/ok',
            cancelUrl: 'https://shop.test/no',
            ...own,
          },
        },
        { id: 'neighbour', name: 'Neighbour', onecheckout: { apiKeys: [K2] } },
      ],
      ...(missingToken ? { onecheckout: { missingToken } } : {}),
      ...more,
    },
    clock: wall,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    snapshot,
    fetch: async (input, init) => {
      const request = {
        at: sandbox.clock.now(),
        url: String(input),
        headers: new Headers(init?.headers),
        body: String(init?.body),
      };
      received.push(request);
      return stall.answer(request);
    },
  });
  const form = (faults: readonly string[]) => new URLSearchParams(faults.map((fault) => ['fault', fault]));
  const at = (order: Body, way: string): string => {
    const links = order['links'] as readonly { readonly rel: string; readonly href: string }[];
    const href = links.find(({ rel }) => rel === 'pay')?.href ?? assert.fail('no pay link');
    return way.startsWith('/order') ? href.replace('/pay/', '/order/') : href.replace('?', `${way}?`);
  };
  const stall: Stall = {
    sandbox,
    wall,
    received,
    answer: async () => new Response(null, { status: 200 }),
    fetch: (path, init) => sandbox.fetch(new Request(new URL(path, HERE), init)),
    call: async (path, init) => {
      const answer = await stall.fetch(path, init);
      if (isFault(answer)) assert.fail(`expected an answer, got ${answer.fault}`);
      return answer;
    },
    api: async (method, path, body, headers = bearer(K1)) =>
      told(
        await stall.call(`/onecheckout/api/v1.0${path}`, {
          method,
          headers: { 'content-type': 'application/json', ...headers },
          ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        }),
      ),
    control: async (method, path, body) =>
      told(
        await stall.call(`/control${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
      ),
    create: async (changes = {}, headers) => {
      const { status, body } = await stall.api('POST', '/orders', { ...MUGS, ...changes }, headers);
      assert.equal(status, 200, JSON.stringify(body));
      return body;
    },
    read: async (id) => {
      const { status, body } = await stall.api('GET', `/orders/${id}`);
      assert.equal(status, 200, JSON.stringify(body));
      return body;
    },
    act: async (id, verb, body) => {
      const done = await stall.control('POST', `/orders/${id}/${verb}`, body);
      assert.equal(done.status, 200, JSON.stringify(done.body));
      return done.body;
    },
    press: async (order, button, faults = []) => {
      let response = await stall.call(at(order, `/${button}`), { method: 'POST', body: form(faults) });
      for (let hops = 0; response.headers.get('location')?.startsWith('/') && hops < 5; hops += 1)
        response = await stall.call(response.headers.get('location') ?? '');
      return response;
    },
    page: (order, path = '') => stall.call(at(order, path)),
  };
  return stall;
};

/** The `code` of an error of the object family. */
export const codeOf = ({ body }: Told): unknown => (body['error'] as { code?: unknown }).code;
/** `field issue` of every detail, in order. */
export const detailsOf = ({ body }: Told): readonly string[] =>
  (body['error'] as { details: { field: string; issue: string }[] }).details.map(
    ({ field, issue }) => `${field} ${issue}`,
  );
