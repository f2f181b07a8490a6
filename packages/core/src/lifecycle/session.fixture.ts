import type { Quote } from '../quote/index.ts';
import { NOTHING_KNOWN, type Fact, type Known } from './known.ts';
import type { Attempt, Operation, Session } from './session.ts';

const AT = '2026-11-21T09:00:00.000Z';

const quote: Quote = {
  currency: 'EUR',
  lines: [{ sku: 'tea', title: 'Tea tin', quantity: 1, total: 1000 }],
  tax: 0,
  shipping: 0,
  discount: 0,
  total: 1000,
  title: 'Tea tin',
  validUntil: AT,
  hash: 'hash',
};

/** An attempt that expects the quote's 10.00 EUR at an account that tells amounts. */
export const attempt = (id: string, known: Partial<Known> = {}, more: Partial<Attempt> = {}): Attempt => ({
  id,
  account: 'opencheckout',
  method: 'wallet',
  mode: 'redirect',
  expects: quote.total,
  verifies: true,
  known: { ...NOTHING_KNOWN, ...known },
  action: null,
  createdAt: AT,
  ...more,
});

export const session = (attempts: readonly Attempt[], more: Partial<Session> = {}): Session => ({
  id: 'cs_1',
  version: 1,
  quote,
  attempts,
  operations: [],
  accepted: [],
  timeline: [],
  returnTo: 'https://shop.example/thanks',
  createdAt: AT,
  expiresAt: AT,
  ...more,
});

export const operation = (state: Operation['state'], more: Partial<Operation> = {}): Operation => ({
  id: 'op_1',
  attempt: 'at_1',
  verb: 'create',
  key: 'key',
  hash: 'hash',
  state,
  at: AT,
  ...more,
});

export const fact = (says: Partial<Known>, id = 'at_1'): Fact => ({ attempt: id, source: 'read', ...says });
