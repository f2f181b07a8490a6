import { manualClock, resolvePorts, type Log } from '@tillkit/core/clock';
import type { Answer, Call, CreateRequest } from '@tillkit/core/gateway';
import type { Line, Quote } from '@tillkit/core/quote';
import { cannedFetch, fetchFailure, type CannedAnswer } from '../transport/canned.fixture.ts';
import { API_KEY, ID, payment, SECRET_KEY, WEBHOOK_SECRET } from './client/examples.fixture.ts';
import { BASE, NOW } from './client/staged.fixture.ts';
import { one2pays, type One2PaysOptions } from './index.ts';

export const REF = `payment:${ID}`;
export const OPTIONS: One2PaysOptions = {
  baseUrl: BASE,
  apiKey: API_KEY,
  secretKey: SECRET_KEY,
  environment: 'test',
  webhook: { secret: WEBHOOK_SECRET },
};

/** One account before a canned gateway. For tests. */
export const setUp = (answers: readonly CannedAnswer[] = [], more: Partial<One2PaysOptions> = {}) => {
  const clock = manualClock(NOW);
  const { fetch, asked } = cannedFetch(...answers);
  const logged: string[] = [];
  const log: Log = (level, event, fields) => logged.push(`${level} ${event} ${JSON.stringify(fields)}`);
  const ports = resolvePorts({ clock, fetch, log, random: (n) => new Uint8Array(n) });
  const adapter = one2pays({ ...OPTIONS, ...more }).connect(ports);
  /** Lets waits between tries pass. */
  const soon = async <T>(asking: Promise<T>): Promise<T> => {
    await clock.advance(10_000);
    return asking;
  };
  const verbs = () => asked.map(({ method, url }) => `${method} ${url.replace(`${BASE}/api/v1`, '')}`);
  return { adapter, asked, logged, soon, verbs, clock };
};

/** The payment of exchange 1 as one of our attempt. */
export const ours = (parts: object = {}) => payment({ referenceId: 'at_1', ...parts });
export const problemOf = (answer: Answer<unknown>) => {
  if (answer.is === 'done') throw new Error('it was not refused');
  return answer.problem;
};

export const line = (title: string, quantity: number, total: number): Line => ({ sku: title, title, quantity, total });
/** 259.00 baht. */
export const quote = (parts: Partial<Quote> = {}): Quote => ({
  currency: 'THB',
  lines: [line('Tea tin', 2, 20_000), line('Mug', 1, 5_900)],
  tax: 0,
  shipping: 0,
  discount: 0,
  total: 25_900,
  title: 'Tea tin and 1 more',
  reference: 'INV-2041',
  metadata: { buyer: 'Ada' },
  validUntil: NOW,
  hash: 'h',
  ...parts,
});
export const call = (parts: Partial<Call> = {}): Call => ({
  attempt: 'at_1',
  key: 'key-1',
  refs: [REF],
  quote: quote(),
  ...parts,
});
export const FIELDS = {
  customerBankAccountName: 'Somchai Jaidee',
  customerBankAccountNumber: '1112223334',
  customerBankCode: '004',
};
export const request = (parts: Partial<CreateRequest> = {}): CreateRequest => ({
  quote: quote(),
  attempt: 'at_1',
  key: 'key-1',
  method: 'promptpay',
  mode: 'redirect',
  fields: FIELDS,
  returnUrl: 'https://shop.example/checkout/return/at_1?r=nonce',
  cancelUrl: 'https://shop.example/checkout/return/at_1?r=nonce&canceled',
  expiresAt: '2025-01-01T00:30:00.000Z',
  ...parts,
});
export const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The connection broke after the request had left; nobody listens. */
export const reset = fetchFailure('ECONNRESET');
export const refused = fetchFailure('ECONNREFUSED');
