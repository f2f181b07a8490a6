import { manualClock, resolvePorts, type Log } from '@tillkit/core/clock';
import type { Answer, Call, CreateRequest } from '@tillkit/core/gateway';
import type { Line, Quote } from '@tillkit/core/quote';
import { cannedFetch, fetchFailure, type CannedAnswer } from '../transport/canned.fixture.ts';
import { E9, KEY, order } from './client/examples.fixture.ts';
import { BASE } from './client/staged.fixture.ts';
import { onecheckout, type OnecheckoutOptions } from './index.ts';

const ID = '0042';
export const REF = `order:${ID}`;
export const NOW = '2026-01-01T00:30:00.000Z';

/** One account before a canned gateway. For tests. */
export const setUp = (answers: readonly CannedAnswer[] = [], more: Partial<OnecheckoutOptions> = {}) => {
  const clock = manualClock(NOW);
  const { fetch, asked } = cannedFetch(...answers);
  const logged: string[] = [];
  const log: Log = (level, event, fields) => logged.push(`${level} ${event} ${JSON.stringify(fields)}`);
  const ports = resolvePorts({ clock, fetch, log, random: (n) => new Uint8Array(n) });
  const adapter = onecheckout({ baseUrl: BASE, apiKey: KEY, ...more }).connect(ports);
  /** Lets waits between tries pass. */
  const soon = async <T>(asking: Promise<T>): Promise<T> => {
    await clock.advance(10_000);
    return asking;
  };
  const verbs = () => asked.map(({ method, url }) => `${method} ${url.replace(BASE, '')}`);
  return { adapter, asked, logged, soon, verbs, clock };
};

/** E1, and E9, as orders of our attempt. */
export const ours = (parts: object = {}) => order({ reference_id: 'at_1', ...parts });
export const paid = (parts: object = {}) => ({ ...JSON.parse(E9), reference_id: 'at_1', ...parts });
export const problemOf = (answer: Answer<unknown>) => {
  if (answer.is === 'done') throw new Error('it was not refused');
  return answer.problem;
};

export const line = (title: string, quantity: number, total: number, sku = title): Line => ({
  sku,
  title,
  quantity,
  total,
});
/** E1's cart, priced. */
export const quote = (parts: Partial<Quote> = {}): Quote => ({
  currency: 'EUR',
  lines: [line('Blue mug', 3, 2520, 'MUG-BLUE')],
  tax: 0,
  shipping: 0,
  discount: 0,
  total: 2520,
  title: 'Blue mug',
  reference: 'A-17',
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
export const request = (parts: Partial<CreateRequest> = {}): CreateRequest => ({
  quote: quote(),
  attempt: 'at_1',
  key: 'key-1',
  method: 'card',
  mode: 'redirect',
  fields: {},
  returnUrl: 'https://shop.example/checkout/return/at_1?r=nonce',
  cancelUrl: 'https://shop.example/checkout/return/at_1?r=nonce&canceled',
  expiresAt: '2026-01-01T01:00:00.000Z',
  ...parts,
});
export const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The connection broke after the request had left; nobody listens. */
export const reset = fetchFailure('ECONNRESET');
export const refused = fetchFailure('ECONNREFUSED');
