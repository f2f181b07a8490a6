import { manualClock, resolvePorts, type Log } from '@tillkit/core/clock';
import type { Answer, Call, CreateRequest } from '@tillkit/core/gateway';
import type { Line, Quote } from '@tillkit/core/quote';
import { cannedFetch, fetchFailure, type CannedAnswer } from '../transport/canned.fixture.ts';
import { ID, json, LOGIN, order, X1 } from './client/examples.fixture.ts';
import { ACCESS, BASE } from './client/staged.fixture.ts';
import type { PaymentApiAccess } from './client/index.ts';
import { oneverse, type OneverseOptions } from './index.ts';

export const REF = `order:${ID}`;
const NOW = '2026-01-01T00:30:00.000Z';

const SHOP = {
  merchantUuid: LOGIN,
  gameName: 'aurora-quest',
  country: 'MY',
  channels: [
    { channel: 'for_testing', label: 'Test', currencies: ['MYR', 'THB', 'JPY', 'KWD', 'CLF'] },
    { channel: 'qr_promptpay_thb', label: 'PromptPay', detail: 'Scan with your bank', currencies: ['THB'], min: 2_000, max: 100_000 },
  ],
} as const; // prettier-ignore

export type PaymentOptions = Extract<OneverseOptions, PaymentApiAccess>;
export const OPTIONS: PaymentOptions = { ...ACCESS, ...SHOP };
export const V1: OneverseOptions = { ...ACCESS, ...SHOP, profile: 'northbound-v1' };
export const V2: OneverseOptions = { ...SHOP, profile: 'northbound-v2', apiKey: 'PLANTED-key', secretKey: 'PLANTED-secret', itemCode: 'cart' }; // prettier-ignore

/** One account before a canned gateway. For tests. */
export const connected = (options: OneverseOptions, answers: readonly CannedAnswer[] = []) => {
  const clock = manualClock(NOW);
  const { fetch, asked } = cannedFetch(...answers);
  const logged: string[] = [];
  const log: Log = (level, event, fields) => logged.push(`${level} ${event} ${JSON.stringify(fields)}`);
  const ports = resolvePorts({ clock, fetch, log, random: (n) => new Uint8Array(n) });
  const adapter = oneverse(options).connect(ports);
  /** Lets waits between tries pass. */
  const soon = async <T>(asking: Promise<T>): Promise<T> => {
    asking.catch(() => {});
    await clock.advance(60_000);
    return asking;
  };
  const verbs = () => asked.map(({ method, url }) => `${method} ${url.replace(BASE, '')}`);
  return { adapter, asked, logged, soon, verbs, clock };
};

/** The same with its login done: what is asked is what comes after. */
export const setUp = (answers: readonly CannedAnswer[] = [], more: Partial<PaymentOptions> = {}) => {
  const staged = connected({ ...OPTIONS, ...more }, [json(X1), ...answers]);
  return { ...staged, verbs: () => staged.verbs().slice(1) };
};

export const line = (title: string, quantity: number, total: number, sku = title): Line => ({ sku, title, quantity, total }); // prettier-ignore
/** B1's cart, priced. */
export const quote = (parts: Partial<Quote> = {}): Quote => ({
  currency: 'MYR',
  lines: [line('Crystal Bundle 500', 1, 12950, 'aq-crystal-500')],
  tax: 0,
  shipping: 0,
  discount: 0,
  total: 12950,
  title: 'Crystal Bundle 500',
  reference: 'A-17',
  metadata: { buyer: 'Ada' },
  validUntil: NOW,
  hash: 'h',
  ...parts,
});
/** The attempt whose reference B1 has. */
const ATTEMPT = 'shop-7001-a1';
export const call = (parts: Partial<Call> = {}): Call => ({
  attempt: ATTEMPT,
  key: 'key-1',
  refs: [REF],
  quote: quote(),
  ...parts,
});
export const request = (parts: Partial<CreateRequest> = {}): CreateRequest => ({
  quote: quote(),
  attempt: ATTEMPT,
  key: 'key-1',
  method: 'for_testing',
  mode: 'redirect',
  fields: {},
  returnUrl: 'https://shop.example/return?o=7001&lang=en',
  cancelUrl: 'https://shop.example/return?o=7001&canceled',
  expiresAt: '2026-01-01T01:00:00.000Z',
  ...parts,
});
export const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
export const problemOf = (answer: Answer<unknown>) => {
  if (answer.is === 'done') throw new Error('it was not refused');
  return answer.problem;
};
export const page = (orders: readonly object[], next?: string): Response =>
  json({ data: orders, ...(next === undefined ? {} : { links: { next } }) });
/** An order of another attempt. */
export const other = (parts: object = {}) => order('pending', { order_id: 'another', reference: 'at_other', ...parts });

/** The connection broke after the request had left. */
export const reset = fetchFailure('ECONNRESET');
export const refused = fetchFailure('ECONNREFUSED');
