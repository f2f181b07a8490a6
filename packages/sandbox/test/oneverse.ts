import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { manualClock, type ManualClock } from '@tillkit/core/clock';
import {
  createSandbox,
  isFault,
  type Fault,
  type OneverseMerchant,
  type Sandbox,
  type SandboxConfig,
  type Snapshot,
} from '../src/index.ts';
import type { Received } from './shop.ts';

/** As the dossier's vectors and exchanges have them (§14, §15). */
export const SECRET = 'ov_test_secret_5f1c9a';
export const LOGIN = '6d0f7c52-3b1e-4c8a-9a47-2f5e8b9d1c30';
export const PASSWORD = 'correct horse';
export const ORDER = '01J9ZK3T5QH8W2X4N6B7C8D9EF';
const GAMES = 'https://games.oneone.com';
/** The moment that is in ORDER. */
export const START = 1_728_710_830_263;
export const B1 =
  '{"amount_cents":12950,"country":"MY","currency":"MYR","description":null,"game_name":"aurora-quest","item_code":"aq-crystal-500","merchant_return_url":"https://shop.example/return?o=7001&lang=en","merchant_transaction_id":"shop-7001-a1","merchant_uuid":"6d0f7c52-3b1e-4c8a-9a47-2f5e8b9d1c30","payment_channel":"for_testing","reference":"shop-7001-a1","title":"Crystal Bundle 500"}';
export const CRYSTALS = JSON.parse(B1) as Body;
const NEIGHBOUR = {
  login: '11111111-2222-4333-8444-555555555555',
  password: 'theirs',
  secretKey: 'ov_other_secret',
} as const;

export type Body = Readonly<Record<string, unknown>>;
export interface Told {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

export const O = (status: string): Body => ({
  order_id: '01J9ZK3T5QH8W2X4N6B7C8D9EF',
  reference: 'shop-7001-a1',
  merchant_uuid: '6d0f7c52-3b1e-4c8a-9a47-2f5e8b9d1c30',
  game_name: 'aurora-quest',
  payment_channel: 'for_testing',
  amount_cents: 12_950,
  currency: 'MYR',
  title: 'Crystal Bundle 500',
  description: null,
  item_code: 'aq-crystal-500',
  status,
  paylink: 'https://games.oneone.com/payment-api/orders/01J9ZK3T5QH8W2X4N6B7C8D9EF',
  verify_url: 'https://games.oneone.com/payment-api/transactions/01J9ZK3T5QH8W2X4N6B7C8D9EF',
});

/** The test's own signer, written from §3.1. */
export const sign = (method: string, url: string, body = '', secret = SECRET, lineFeed = false): string =>
  createHmac('sha256', secret)
    .update(body === '' && !lineFeed ? `${method}\n${url}` : `${method}\n${url}\n${body}`)
    .digest('hex');

export interface Realm {
  readonly sandbox: Sandbox;
  readonly wall: ManualClock;
  /** Callbacks that reached the merchant. */
  readonly received: Received[];
  /** What the merchant answers to a callback; replaced by tests. */
  answer(request: Received, signal: AbortSignal): Promise<Response>;
  fetch(path: string, init?: RequestInit, client?: string): Promise<Response | Fault>;
  /** A call that must get an answer. */
  call(path: string, init?: RequestInit, client?: string): Promise<Response>;
  /** A call with exactly these headers, at Oneverse's own paths. */
  raw(method: string, path: string, headers: Record<string, string>, body?: string, client?: string): Promise<Told>;
  /** Logs in and keeps the token. */
  login(): Promise<string>;
  /** A signed call with the token. Objects become their JSON. */
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Told>;
  /** The neighbour's signed call. */
  theirs(method: string, path: string, body?: unknown): Promise<Told>;
  control(method: string, path: string, body?: unknown): Promise<Told>;
  /** Creates an order and answers its id. */
  create(changes?: Body): Promise<string>;
  status(id?: string): Promise<unknown>;
  /** Does to an order what must be allowed. */
  act(verb: string, body?: Body, id?: string): Promise<Body>;
  /** Submits one of the page's buttons, and answers the page it ends on. */
  press(button: 'pay' | 'fail' | 'cancel' | 'leave', faults?: readonly string[], id?: string): Promise<Response>;
  page(id?: string): Promise<string>;
}

export interface RealmOptions extends Partial<OneverseMerchant> {
  readonly snapshot?: Snapshot;
  /** Where merchants see Oneverse; null: below the sandbox's own address. */
  readonly seen?: string | null;
  readonly tokenCode?: 4000 | 4004;
  readonly more?: Partial<SandboxConfig>;
}

const HERE = 'https://pay.example.test';

/** ORDER's ten random bytes first, then others; letters for tokens. */
const spelling = () => {
  let orders = 0;
  return (bytes: number): Uint8Array<ArrayBuffer> => {
    if (bytes !== 10) return crypto.getRandomValues(new Uint8Array(bytes));
    const made = Uint8Array.of(0x8a, 0x38, 0x2e, 0x92, 0xa6, 0x59, 0xd8, 0x86, 0xa5, 0xcf - orders);
    orders += 1;
    return made;
  };
};

/** A sandbox with the dossier's account, a neighbour, and a manual clock. */
export const openRealm = ({ snapshot, seen = GAMES, tokenCode, more = {}, ...own }: RealmOptions = {}): Realm => {
  const received: Received[] = [];
  const wall = manualClock(START);
  const profile = own.profile ?? 'payment-api';
  const sandbox = createSandbox({
    config: {
      url: HERE,
      oneverse: { ...(seen === null ? {} : { url: seen }), ...(tokenCode ? { tokenCode } : {}) },
      merchants: [
        {
          id: 'quest',
          name: 'Quest & <Co>',
          oneverse: { login: LOGIN, password: PASSWORD, secretKey: SECRET, ...own },
        },
        { id: 'neighbour', name: 'Neighbour', oneverse: { ...NEIGHBOUR, profile, apiKey: 'their-key' } },
      ],
      ...more,
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
      return realm.answer(request, init?.signal ?? new AbortController().signal);
    },
  });
  const base = seen ?? `${HERE}/oneverse`;
  const root = { 'payment-api': '/payment-api', 'northbound-v1': '/api/northbound', 'northbound-v2': '/api/northbound/v2' }[profile]; // prettier-ignore
  const isV2 = profile === 'northbound-v2';
  const told = async (response: Response): Promise<Told> => ({
    status: response.status,
    body: (await response.json()) as Body,
    headers: response.headers,
  });
  const tokens = new Map<string, string>();
  const loginOf = async (who: string, login: string, password: string): Promise<string> => {
    const given = await realm.raw('POST', `${root}/login`, {}, JSON.stringify({ login, password }));
    assert.equal(given.status, 200, JSON.stringify(given.body));
    const token = String(given.body['token'] ?? (given.body['data'] as Body)['token']);
    tokens.set(who, token);
    return token;
  };
  const signed = async (
    who: { readonly token: string; readonly secret: string },
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Told> => {
    const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
    const at = path.startsWith('/api/') ? path : root + path;
    const signature = sign(method, base + at, text, who.secret, isV2);
    const all = { authorization: `Bearer ${who.token}`, 'x-signature': signature, ...headers };
    return realm.raw(method, at, all, text === '' ? undefined : text);
  };

  const realm: Realm = {
    sandbox,
    wall,
    received,
    answer: async () => new Response(null, { status: 200 }),
    fetch: (path, init, client) => sandbox.fetch(new Request(new URL(path, HERE), init), client),
    call: async (path, init, client) => {
      const answer = await realm.fetch(path, init, client);
      if (isFault(answer)) assert.fail(`expected an answer, got ${answer.fault}`);
      return answer;
    },
    raw: async (method, path, headers, body, client) =>
      told(await realm.call(`/oneverse${path}`, { method, headers, ...(body === undefined ? {} : { body }) }, client)),
    login: () => loginOf('quest', LOGIN, PASSWORD),
    api: async (method, path, body, headers) => {
      const needsNone = isV2 || headers?.['authorization'] !== undefined;
      const token = needsNone ? String(own.apiKey) : (tokens.get('quest') ?? (await realm.login()));
      return signed({ token, secret: SECRET }, method, path, body, headers);
    },
    theirs: async (method, path, body) => {
      const { login, password, secretKey: secret } = NEIGHBOUR;
      const token = isV2 ? 'their-key' : (tokens.get('neighbour') ?? (await loginOf('neighbour', login, password)));
      return signed({ token, secret }, method, path, body);
    },
    control: async (method, path, body) =>
      told(
        await realm.call(`/control${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
      ),
    create: async (changes = {}) => {
      const made = await realm.api('POST', '/transactions', { ...CRYSTALS, ...changes });
      assert.ok(made.status === 200 || made.status === 201, JSON.stringify(made.body));
      return String(((made.body['order'] ?? made.body['data']) as Body)['order_id']);
    },
    status: async (id = ORDER) => {
      const read = await realm.api('GET', `/transactions/${id}`);
      assert.equal(read.status, 200, JSON.stringify(read.body));
      return ((read.body['order'] ?? read.body['data']) as Body)['status'];
    },
    act: async (verb, body, id = ORDER) => {
      const done = await realm.control('POST', `/orders/${id}/${verb}`, body);
      assert.equal(done.status, 200, JSON.stringify(done.body));
      return done.body;
    },
    press: async (button, faults = [], id = ORDER) => {
      const path = `/oneverse/payment-api/orders/${id}`;
      const body = new URLSearchParams(faults.map((fault) => ['fault', fault]));
      const pressed = await realm.call(`${path}/${button}`, { method: 'POST', body });
      assert.equal(pressed.status, 303);
      return realm.call(`${path}/back`);
    },
    page: async (id = ORDER) => (await realm.call(`/oneverse/payment-api/orders/${id}`)).text(),
  };
  return realm;
};
