import assert from 'node:assert/strict';
import { manualClock, type ManualClock } from '@tillkit/core/clock';
import { createSandbox, isFault, type Fault, type OnecpMerchant, type Sandbox, type Snapshot } from '../src/index.ts';

/** As the dossier's examples write them (§14). */
export const AUTH = 'Basic d2RnX2RlbW86czNjcmV0';
export const PROVIDER = '65aa10000000000000000001';
export const FIRST = '65aa20000000000000000010';
const HERE = 'https://corp.example.test';
/** 2026-05-01T08:00:00Z */
export const START = 1_777_622_400_000;

/** E3's body. */
export const WORKSHOP = {
  currency: 'EUR',
  title: 'Team workshop',
  items: [{ stockId: 'ROOM-7', name: 'Meeting room', category: 'CONFERENCE', price: 240, quantity: 1, total: 285.6 }],
};
/** E4's body. */
export const TRIP = {
  currency: 'CHF',
  title: 'Trip to Basel',
  note: 'PO 4410',
  refIDs: { 'shop-order': 'B-2207' },
  restrictedMethods: ['METHOD_X'],
  items: [
    {
      name: 'Train',
      category: 'RAIL',
      price: 92,
      period: { start: '2026-05-04T07:00:00.000Z', end: '2026-05-04T09:12:00.000Z' },
    },
    {
      name: 'Hotel',
      category: 'ACCOMMODATION',
      price: 310,
      locationName: 'Rhein Hotel',
      period: { start: '2026-05-04T14:00:00.000Z', end: '2026-05-06T10:00:00.000Z' },
      taxes: [{ type: 'VAT', value: 3.8, unit: 'PERCENT', basis: 'PER_QUANTITY', applyTo: 'NET_PRICE' }],
      cancellationPolicy: {
        description: 'flat fee',
        reference: 'PAYMENT_DATE',
        penalties: [
          {
            type: 'OFFSET_PENALTY',
            offset: { amount: 1, unit: 'DAYS' },
            value: { amount: 40, unit: 'FIXED_AMOUNT' },
            condition: 'AFTER_PAYMENT',
          },
        ],
      },
    },
  ],
  attachments: [{ url: 'https://shop.test/offer-2207.pdf', type: 'INVOICE' }],
  email: { subject: 'Your trip', content: 'Please confirm.', recipients: ['buyer@corp.test'] },
};
/** Two items without a policy, of 100 and 20.50. */
export const PAIR = {
  currency: 'EUR',
  title: 'Two things',
  items: [
    { name: 'One', category: 'OTHER', price: 100 },
    { name: 'Two', category: 'OTHER', price: 20.5 },
  ],
};

export interface Told {
  readonly status: number;
  /** Null where nothing was sent. */
  readonly body: unknown;
  readonly headers: Headers;
}

export interface Corp {
  readonly sandbox: Sandbox;
  readonly wall: ManualClock;
  fetch(path: string, init?: RequestInit): Promise<Response | Fault>;
  /** A call that must get an answer. */
  call(path: string, init?: RequestInit): Promise<Response>;
  /** The API as wdg_demo. `body`: text and forms as they are, else JSON. */
  api(method: string, path: string, body?: unknown, authorization?: string | null): Promise<Told>;
  control(method: string, path: string, body?: unknown): Promise<Told>;
  /** Creates a transaction and answers its id. */
  create(body?: unknown, authorization?: string): Promise<string>;
  /** Creates one that is paid. */
  paid(body?: unknown): Promise<string>;
  /** What the status endpoint calls it. */
  status(id: string, authorization?: string): Promise<unknown>;
  /** Does to a transaction what must be allowed. */
  act(id: string, verb: string, body?: unknown): Promise<Record<string, unknown>>;
  /** Amounts that went back, by cancellation, in minor units. */
  refunds(id: string): readonly number[];
  /** Submits one of the page's buttons, and follows to the page it ends on. */
  press(id: string, button: 'pay' | 'abandon', faults?: readonly string[]): Promise<Response>;
}

export const basic = (user: string, password: string): string => `Basic ${btoa(`${user}:${password}`)}`;

/** Ids as E3 and E4 have them: 65aa20000000000000000010, …11, and on. */
const spelling = () => {
  let calls = 0x10;
  return (bytes: number): Uint8Array<ArrayBuffer> => {
    if (bytes !== 12) return new Uint8Array(bytes);
    const made = Uint8Array.of(0x65, 0xaa, 0x20, 0, 0, 0, 0, 0, 0, 0, 0, calls);
    calls += 1;
    return made;
  };
};

export interface CorpOptions extends Partial<OnecpMerchant> {
  readonly snapshot?: Snapshot;
}

/** A sandbox with the dossier's widget, a neighbour, and a manual clock. */
export const openCorp = ({ snapshot, ...own }: CorpOptions = {}): Corp => {
  const wall = manualClock(START);
  const sandbox = createSandbox({
    config: {
      url: HERE,
      merchants: [
        {
          id: 'demo',
          name: 'Demo & <Travel>',
          onecp: { widgetId: 'wdg_demo', backendSecret: 's3cret', provider: PROVIDER, ...own },
        },
        { id: 'neighbour', name: 'Neighbour', onecp: { widgetId: 'wdg_next', backendSecret: 'other' } },
      ],
    },
    clock: wall,
    random: spelling(),
    snapshot,
    fetch: async () => assert.fail('One-CP pushes nothing'),
  });
  const told = async (response: Response): Promise<Told> => {
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers };
  };
  const sent = (body: unknown): RequestInit =>
    body === undefined
      ? {}
      : body instanceof FormData
        ? { body }
        : {
            body: typeof body === 'string' ? body : JSON.stringify(body),
            headers: { 'content-type': 'application/json' },
          };
  const corp: Corp = {
    sandbox,
    wall,
    fetch: (path, init) => sandbox.fetch(new Request(new URL(path, HERE), init)),
    call: async (path, init) => {
      const answer = await corp.fetch(path, init);
      if (isFault(answer)) assert.fail(`expected an answer, got ${answer.fault}`);
      return answer;
    },
    api: async (method, path, body, authorization = AUTH) => {
      const { headers, ...init } = sent(body);
      const all = new Headers(headers);
      if (authorization !== null) all.set('authorization', authorization);
      return told(await corp.call(`/one-cp${path}`, { method, ...init, headers: all }));
    },
    control: async (method, path, body) => told(await corp.call(`/control${path}`, { method, ...sent(body) })),
    create: async (body = WORKSHOP, authorization = AUTH) => {
      const made = await corp.api('POST', '/initialize', body, authorization);
      assert.equal(made.status, 201, JSON.stringify(made.body));
      return (made.body as { transactionId: string }).transactionId;
    },
    paid: async (body) => {
      const id = await corp.create(body);
      await corp.act(id, 'pay');
      return id;
    },
    status: async (id, authorization) => {
      const read = await corp.api('GET', `/status/${id}`, undefined, authorization);
      assert.equal(read.status, 200, JSON.stringify(read.body));
      return (read.body as { status: unknown }).status;
    },
    act: async (id, verb, body) => {
      const done = await corp.control('POST', `/orders/${id}/${verb}`, body);
      assert.equal(done.status, 200, JSON.stringify(done.body));
      return done.body as Record<string, unknown>;
    },
    refunds: (id) =>
      sandbox
        .snapshot()
        .onecp?.transactions.find((one) => one.id === id)
        ?.receipts.map(({ amount }) => amount) ?? [],
    press: async (id, button, faults = []) => {
      const body = new URLSearchParams(faults.map((fault) => ['fault', fault]));
      let response = await corp.call(`/one-cp/checkout/${id}/${button}`, { method: 'POST', body });
      for (let hops = 0; response.headers.get('location')?.startsWith('/') && hops < 5; hops += 1)
        response = await corp.call(response.headers.get('location') ?? '');
      return response;
    },
  };
  return corp;
};

export const SUCCESS = { status: 'SUCCESS', errorMessage: null };
