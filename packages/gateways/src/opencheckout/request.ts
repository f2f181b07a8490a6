import type { Clock } from '@tillkit/core/clock';
import type { CreateRequest } from '@tillkit/core/gateway';
import { utf8 } from '@tillkit/core/hmac';
import { Problem } from '@tillkit/core/problem';
import { itemise, type Item, type ItemLimits, type Quote } from '@tillkit/core/quote';
import { capabilities } from './capabilities.ts';
import type { CreateLineItem, CreateSession } from './client/index.ts';
import { ATTEMPT_KEY } from './facts.ts';
import { GATEWAY_MAX, toGateway } from './scale.ts';
import { returnFault } from './urls.ts';

const LIMITS: ItemLimits = { maxLines: 100, maxTitle: 200, maxUnit: GATEWAY_MAX, maxQuantity: 1_000_000 };

const lineOf = ({ title, quantity, unit }: Item, currency: string): CreateLineItem | null => {
  const unitAmount = toGateway({ amount: unit, currency });
  if (unitAmount === null) return null;
  return {
    price_data: { currency: currency.toLowerCase(), product_data: { name: title }, unit_amount: unitAmount },
    quantity,
  };
};

const isLine = (line: CreateLineItem | null): line is CreateLineItem => line !== null;

/** The quote's lines; one line with the total where the gateway can say the total exactly but not every unit. */
const linesOf = (quote: Quote): readonly CreateLineItem[] => {
  const lines = itemise(quote, LIMITS).map((item) => lineOf(item, quote.currency));
  if (lines.every(isLine)) return lines;
  const whole = itemise(quote, { ...LIMITS, maxLines: 1 }).map((item) => lineOf(item, quote.currency));
  if (whole.length === 1 && whole.every(isLine)) return whole;
  throw new Problem('method_unavailable', {
    detail: `OpenCheckout cannot say this amount of ${quote.currency} exactly.`,
  });
};

const secondsUntil = (expiresAt: string, clock: Clock): number => {
  const left = Math.floor((Date.parse(expiresAt) - clock.now()) / 1000);
  if (Number.isNaN(left)) throw new TypeError('expiresAt is not an ISO 8601 time.');
  return Math.min(Math.max(left, capabilities.expiry.min), capabilities.expiry.max);
};

/**
 * The body of a create. Nothing personal is in it: the lines, where to return, and the attempt's id.
 * @throws Problem `gateway_refused` for a return address the gateway would refuse
 */
export const buildRequest = (input: CreateRequest, clock: Clock, allowLoopback: boolean): Uint8Array<ArrayBuffer> => {
  for (const url of [input.returnUrl, input.cancelUrl]) {
    const fault = returnFault(url, allowLoopback);
    if (fault) throw new Problem('gateway_refused', { detail: `The checkout's url ${fault}.` });
  }
  const body: CreateSession = {
    mode: 'payment',
    line_items: linesOf(input.quote),
    success_url: input.returnUrl,
    cancel_url: input.cancelUrl,
    metadata: { [ATTEMPT_KEY]: input.attempt },
    expires_in_seconds: secondsUntil(input.expiresAt, clock),
  };
  return utf8(JSON.stringify(body));
};
