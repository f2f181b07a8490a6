import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { manualClock, type ManualClock } from '@tillkit/core/clock';
import {
  createSandbox,
  isFault,
  type Fault,
  type One2PaysEndpoint,
  type One2PaysMerchant,
  type Sandbox,
  type SandboxConfig,
  type Snapshot,
} from '../src/index.ts';
import type { Received } from './shop.ts';

/** As the dossier's vectors and exchanges write them (§15, §16). */
export const KEY = 'pk_test_7Hc2Lm';
export const SECRET = 'sk_test_9Vw3rT6yQm2Zp8Lx';
export const WEBHOOK_SECRET = 'whsec_o2p_4Kd8Nf1s';
export const ID = '3f0a6c1e-7d52-4b7e-9a11-08c4d2e6f915';
/** 2025-01-01T00:00:00.000Z. */
export const START = 1_735_689_600_000;
export const B1 =
  '{"amount":"25900.00","currency":"THB","referenceId":"INV-2041","paymentMethod":"promptpay","customerBankAccountName":"Somchai Jaidee","customerBankAccountNumber":"1112223334","customerBankCode":"004","idempotencyKey":"INV-2041-try1"}';
export const B2 =
  '{"amount":"100.00","referenceId":"INV-2042","paymentMethod":"bank_transfer","customerBankAccountName":"สมชาย ใจดี","customerBankAccountNumber":"1112223334","customerBankCode":"014","description":"ค่าสินค้า"}';
export const EMV = '00020101021229370016A0000006770101110213010551234567853037645406259.005802TH630484F7';
export const OTHER = { key: 'pk_test_other', secret: 'sk_test_other' };
export const HOOK = 'https://shop.test/hooks/one2pays';
const HERE = 'https://pay.o2p.example';

export type Body = Readonly<Record<string, any>>;
export interface Told {
  readonly status: number;
  readonly body: Body;
  readonly text: string;
  readonly headers: Headers;
}

export interface Who {
  readonly key?: string;
  readonly secret?: string;
  /** Milliseconds; default the wall's now. */
  readonly timestamp?: string;
  /** Sent instead of the true one; null for none. */
  readonly signature?: string | null;
  readonly path?: string;
}

export interface Market {
  readonly sandbox: Sandbox;
  readonly wall: ManualClock;
  /** Webhooks that reached the merchant. */
  readonly received: Received[];
  /** What the merchant answers to a webhook; replaced by tests. */
  answer(request: Received): Promise<Response>;
  fetch(path: string, init?: RequestInit): Promise<Response | Fault>;
  /** A call that must get an answer. */
  call(path: string, init?: RequestInit): Promise<Response>;
  /** Headers and body of a signed call, for whoever sends it otherwise. */
  signed(method: string, body?: unknown, who?: Who): RequestInit;
  /** A signed call. A text is sent as it is. */
  api(method: string, path: string, body?: unknown, who?: Who): Promise<Told>;
  control(method: string, path: string, body?: unknown): Promise<Told>;
  /** Creates B1's payment with its own reference and key, unless `changes` say otherwise, and answers it. */
  create(changes?: Body, who?: Who): Promise<Body>;
  /** Creates a bank transfer. */
  transfer(changes?: Body): Promise<Body>;
  withdraw(changes?: Body): Promise<Told>;
  read(id: string): Promise<Body>;
  /** Does to a payment what must be allowed. */
  act(id: string, verb: string, body?: Body): Promise<Body>;
  /** Submits one of the page's buttons, and follows to the page it ends on. */
  press(payment: Body, button: 'approve' | 'transfer' | 'decline', faults?: readonly string[]): Promise<Response>;
  page(payment: Body): Promise<Response>;
  /** Lets what is due now happen. */
  settle(): Promise<void>;
  /** `event` or `type` of every webhook, in order. */
  events(): readonly string[];
}

export interface MarketOptions extends Partial<One2PaysMerchant> {
  readonly snapshot?: Snapshot;
  readonly wall?: ManualClock;
  readonly login?: '404' | 'stub';
  readonly more?: Partial<SandboxConfig>;
}

/** Sixteen bytes that are the payment's id of the dossier, then whatever comes. */
const spelling = () => {
  let calls = 0;
  return (bytes: number): Uint8Array<ArrayBuffer> => {
    calls += 1;
    return calls === 1 && bytes === 16
      ? Uint8Array.from(Buffer.from(ID.replaceAll('-', ''), 'hex'))
      : crypto.getRandomValues(new Uint8Array(bytes));
  };
};

export const hmac = (secret: string, text: string): string => createHmac('sha256', secret).update(text).digest('hex');

export const endpoint = (more: Partial<One2PaysEndpoint> = {}): One2PaysEndpoint => ({
  url: HOOK,
  secret: WEBHOOK_SECRET,
  ...more,
});

/** What the merchant's verifier makes of a webhook (§8.4). */
export const verifies = ({ headers, body }: Received, secret = WEBHOOK_SECRET): boolean =>
  (headers.get('x-webhook-signature') ?? '')
    .split(',')
    .includes(`sha256=${hmac(secret, `${headers.get('x-webhook-timestamp') ?? ''}.${body}`)}`);

/** A sandbox with one merchant of the dossier's, a neighbour, and a manual clock. */
export const openMarket = ({
  snapshot,
  login,
  more = {},
  wall = manualClock(START),
  ...own
}: MarketOptions = {}): Market => {
  const received: Received[] = [];
  let count = 0;
  const sandbox = createSandbox({
    config: {
      url: HERE,
      merchants: [
        { id: 'tea', name: 'Tea & <Tins>', one2pays: { apiKey: KEY, secretKey: SECRET, ...own } },
        { id: 'neighbour', name: 'Neighbour', one2pays: { apiKey: OTHER.key, secretKey: OTHER.secret } },
      ],
      ...(login ? { one2pays: { login } } : {}),
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
      return market.answer(request);
    },
  });
  const told = async (response: Response): Promise<Told> => {
    const text = await response.text();
    return { status: response.status, text, headers: response.headers, body: JSON.parse(text) as Body };
  };
  const must = async (answer: Promise<Told>, status: number): Promise<Body> => {
    const done = await answer;
    assert.equal(done.status, status, done.text);
    return done.body;
  };
  const pathOf = (payment: Body): string => {
    const url: unknown = payment['nextAction']?.paymentAppUrl;
    return typeof url === 'string' ? new URL(url).pathname : assert.fail('no paymentAppUrl');
  };
  const market: Market = {
    sandbox,
    wall,
    received,
    answer: async () => new Response(null, { status: 200 }),
    fetch: (path, init) => sandbox.fetch(new Request(new URL(path, HERE), init)),
    call: async (path, init) => {
      const answer = await market.fetch(path, init);
      if (isFault(answer)) assert.fail(`expected an answer, got ${answer.fault}`);
      return answer;
    },
    signed: (method, body, who = {}) => {
      const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
      const { key = own.apiKey ?? KEY, secret = own.secretKey ?? SECRET, timestamp = String(wall.now()) } = who;
      const signature = who.signature === undefined ? `sha256=${hmac(secret, `${timestamp}.${text}`)}` : who.signature;
      return {
        method,
        headers: {
          'x-api-key': key,
          'x-timestamp': timestamp,
          ...(signature === null ? {} : { 'x-signature': signature }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: text }),
      };
    },
    api: async (method, path, body, who = {}) =>
      told(await market.call(`${who.path ?? '/one2pays'}/api/v1${path}`, market.signed(method, body, who))),
    control: async (method, path, body) =>
      told(
        await market.call(`/control${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
      ),
    create: async (changes = {}, who) => {
      count += 1;
      const own = { referenceId: `INV-${count}`, idempotencyKey: `key-${count}` };
      return (await must(market.api('POST', '/payments', { ...JSON.parse(B1), ...own, ...changes }, who), 201))['data'];
    },
    transfer: (changes = {}) => market.create({ paymentMethod: 'bank_transfer', ...changes }),
    withdraw: (changes = {}) => {
      count += 1;
      const to = { bankCode: '004', bankAccountNumber: '1112223334', bankAccountName: 'Somchai Jaidee' };
      return market.api('POST', '/withdraws', { amount: '1000.00', referenceId: `W-${count}`, ...to, ...changes });
    },
    read: async (id) => (await must(market.api('GET', `/payments/${id}`), 200))['data'],
    act: (id, verb, body) => must(market.control('POST', `/orders/${id}/${verb}`, body), 200),
    press: async (payment, button, faults = []) => {
      const body = new URLSearchParams(faults.map((fault) => ['fault', fault]));
      const response = await market.call(`${pathOf(payment)}/${button}`, { method: 'POST', body });
      return market.call(response.headers.get('location') ?? assert.fail(`no way on: ${response.status}`));
    },
    page: (payment) => market.call(pathOf(payment)),
    settle: () => sandbox.clock.advance(0),
    events: () =>
      received.map(({ body }) => {
        const { event, type } = JSON.parse(body) as Body;
        return String(event ?? type);
      }),
  };
  return market;
};

/** The `code` of an error, with its field where it names one. */
export const wrongOf = ({ status, body }: Told): string => {
  const { code, metadata } = body['error'] as { code: string; metadata?: { field?: string } };
  return [status, code, ...(metadata?.field === undefined ? [] : [metadata.field])].join(' ');
};
