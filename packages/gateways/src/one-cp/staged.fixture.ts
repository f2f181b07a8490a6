import { manualClock, resolvePorts, type Log } from '@tillkit/core/clock';
import type { Answer, Call, CreateRequest } from '@tillkit/core/gateway';
import type { Line, Quote } from '@tillkit/core/quote';
import { cannedFetch, fetchFailure, type CannedAnswer } from '../transport/canned.fixture.ts';
import { SECRET, T10, WIDGET } from './client/examples.fixture.ts';
import { BASE } from './client/staged.fixture.ts';
import { oneCp, type OneCpOptions } from './index.ts';

export const REF = `transaction:${T10}`;
const NOW = '2026-01-01T00:30:00.000Z';

/** One account before a canned gateway. For tests. */
export const setUp = (answers: readonly CannedAnswer[] = [], more: Partial<OneCpOptions> = {}) => {
  const clock = manualClock(NOW);
  const { fetch, asked } = cannedFetch(...answers);
  const logged: string[] = [];
  const log: Log = (level, event, fields) => logged.push(`${level} ${event} ${JSON.stringify(fields)}`);
  const ports = resolvePorts({ clock, fetch, log, random: (n) => new Uint8Array(n) });
  const adapter = oneCp({ widgetId: WIDGET, backendSecret: SECRET, ...more }).connect(ports);
  /** Lets waits between tries pass. */
  const soon = async <T>(asking: Promise<T>): Promise<T> => {
    await clock.advance(31_000);
    return asking;
  };
  const verbs = () => asked.map(({ method, url }) => `${method} ${url.replace(BASE, '')}`);
  return { adapter, asked, logged, soon, verbs, clock };
};

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
/** E3's room, priced. */
export const quote = (parts: Partial<Quote> = {}): Quote => ({
  currency: 'EUR',
  lines: [line('Meeting room', 1, 28_560, 'ROOM-7')],
  tax: 0,
  shipping: 0,
  discount: 0,
  total: 28_560,
  title: 'Team workshop',
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
  method: 'corporate',
  mode: 'redirect',
  fields: {},
  returnUrl: 'https://shop.example/checkout/return/at_1?r=nonce',
  cancelUrl: 'https://shop.example/checkout/return/at_1?r=nonce&canceled',
  expiresAt: '2026-01-01T01:00:00.000Z',
  ...parts,
});
export const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The connection broke after the request had left; nobody listens; no answer ever comes. */
export const reset = fetchFailure('ECONNRESET');
export const refused = fetchFailure('ECONNREFUSED');
export const never = () => new Promise<Response>(() => undefined);
