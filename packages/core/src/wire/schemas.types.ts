/** The schemas and the wire's types say the same; checked by tsc, never run. */
import type { output } from 'zod/mini';
import type { Cart } from '../quote/index.ts';
import type {
  attemptRequestSchema,
  cartSchema,
  quotesRequestSchema,
  sessionRequestSchema,
  statusRequestSchema,
} from './schemas.ts';
import { readBody } from './read.ts';
import { sessionRequestSchema as sessions } from './schemas.ts';
import type { AttemptRequest, QuotesRequest, SessionRequest, SessionView, QuoteView, StatusRequest } from './types.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <T extends true>(): T | undefined => undefined;

is<Equal<output<typeof cartSchema>, Cart>>();
is<Equal<output<typeof quotesRequestSchema>, QuotesRequest>>();
is<Equal<output<typeof sessionRequestSchema>, SessionRequest>>();
is<Equal<output<typeof attemptRequestSchema>, AttemptRequest>>();
is<Equal<output<typeof statusRequestSchema>, StatusRequest>>();

const read = readBody(sessions, null);
is<Equal<typeof read, SessionRequest>>();

// @ts-expect-error -- the twin: two types that differ are not equal
is<Equal<SessionRequest, QuotesRequest>>();

// ---- the browser cannot name a price, a title, a currency or a reference
const item = { sku: 'tea', quantity: 1 };
// @ts-expect-error -- no price
export const priced: Cart = { items: [{ ...item, price: 5 }] };
// @ts-expect-error -- no currency
export const inYen: Cart = { items: [item], currency: 'JPY' };
// @ts-expect-error -- no reference
export const named: SessionRequest = { cart: { items: [item] }, reference: '0042' };

// ---- the merchant's metadata and the gateway's words stay on the server
is<Equal<'metadata' extends keyof QuoteView ? true : false, false>>();
is<Equal<'raw' extends keyof SessionView['timeline'][number] ? true : false, false>>();
is<Equal<'source' extends keyof SessionView['timeline'][number] ? true : false, false>>();
