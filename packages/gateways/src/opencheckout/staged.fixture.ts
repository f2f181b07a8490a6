import { manualClock, resolvePorts, type Log } from '@tillkit/core/clock';
import type { Answer, Call, CreateRequest } from '@tillkit/core/gateway';
import type { Line, Quote } from '@tillkit/core/quote';
import { cannedFetch, fetchFailure, type CannedAnswer } from '../transport/canned.fixture.ts';
import { KEY, session } from './client/examples.fixture.ts';
import { opencheckout, type OpenCheckoutOptions } from './index.ts';

export const ID = 'cs_7Kd2mQ9xTz4LpW1a';
export const REF = `session:${ID}`;
const NOW = '2026-09-21T14:13:20.000Z';
export const SECRET = 'PLANTED-webhook-secret';

/** One account before a canned gateway. For tests. */
export const setUp = (answers: readonly CannedAnswer[] = [], more: Partial<OpenCheckoutOptions> = {}) => {
  const clock = manualClock(NOW);
  const { fetch, asked } = cannedFetch(...answers);
  const logged: string[] = [];
  const log: Log = (level, event, fields) => logged.push(`${level} ${event} ${JSON.stringify(fields)}`);
  const options = { baseUrl: 'https://pay.shop.example', apiKey: KEY, webhookSecret: SECRET, ...more };
  const ports = resolvePorts({ clock, fetch, log, random: (n) => new Uint8Array(n) });
  const adapter = opencheckout(options).connect(ports);
  /** Lets waits between tries pass. */
  const soon = async <T>(asking: Promise<T>): Promise<T> => {
    await clock.advance(10_000);
    return asking;
  };
  return {
    adapter,
    asked,
    logged,
    soon,
    verbs: () => asked.map(({ method, url }) => `${method} ${new URL(url).pathname}`),
  };
};
export const ours = (parts: object = {}) => session({ metadata: { tillkit_attempt: 'at_1' }, ...parts });
export const problemOf = (answer: Answer<unknown>) => {
  if (answer.is === 'done') throw new Error('it was not refused');
  return answer.problem;
};

export const line = (title: string, quantity: number, total: number): Line => ({ sku: title, title, quantity, total });
export const quote = (parts: Partial<Quote> = {}): Quote => ({
  currency: 'USD',
  lines: [line('Tea tin', 2, 2500), line('Mug', 1, 900)],
  tax: 0,
  shipping: 0,
  discount: 0,
  total: 3400,
  title: 'Tea tin and 1 more',
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
  method: 'wallet',
  mode: 'redirect',
  fields: {},
  returnUrl: 'https://shop.example/checkout/return/at_1?r=nonce',
  cancelUrl: 'https://shop.example/checkout/return/at_1?r=nonce&canceled',
  expiresAt: '2026-09-21T14:43:20.000Z',
  ...parts,
});
export const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The connection broke after the request had left; nobody listens. */
export const reset = fetchFailure('ECONNRESET');
export const refused = fetchFailure('ECONNREFUSED');
