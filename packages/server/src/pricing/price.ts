import { isoNow, type Clock } from '@tillkit/core/clock';
import { fromBase64url, toBase64url } from '@tillkit/core/hmac';
import { Problem } from '@tillkit/core/problem';
import { canonicalJson, quoteFault, titleOf, type Cart, type Priced, type Quote } from '@tillkit/core/quote';
import type { Keyring } from '../keyring/index.ts';

/** What `price()` is told beside the cart. */
export interface PriceContext {
  /** BCP 47, as the page asked for it. */
  readonly locale: string | undefined;
  /** ISO 8601 UTC. */
  readonly now: string;
}

/**
 * The merchant's own pricing. May throw a Problem (`sku_unknown`, `promotion_unknown`, `price_not_accepted`,
 * `cart_invalid`) to tell the buyer what is wrong; anything else thrown is `price_failed`.
 */
export type Price = (cart: Cart, context: PriceContext) => Priced | Promise<Priced>;

export interface Pricing {
  /** @throws Problem */
  quote(cart: Cart, locale?: string): Promise<Quote>;
  /** Whether `expect`, as the buyer saw it, still says what `fresh` says. */
  stands(expect: string, cart: Cart, fresh: Quote): Promise<boolean>;
}

const VALID_SECONDS = 900;
const PASSED_ON = new Set(['sku_unknown', 'promotion_unknown', 'price_not_accepted', 'cart_invalid']);

const failed = (cause: unknown): Problem =>
  cause instanceof Problem && PASSED_ON.has(cause.code) ? cause : new Problem('price_failed', { cause });

/** A `price()` written in plain JavaScript may answer anything: whatever breaks while it is read is its fault too. */
const lawful = (priced: Priced): Priced => {
  const fault = quoteFault(priced);
  if (fault) throw new Error(`price() broke the quote law: ${fault}`);
  return priced;
};

/** What the buyer was shown. Reference and metadata are the merchant's own and may be new at each call. */
const shown = (cart: Cart, quote: Omit<Quote, 'hash' | 'validUntil'>, seconds: string): string =>
  canonicalJson({
    cart,
    currency: quote.currency,
    lines: quote.lines,
    tax: quote.tax,
    shipping: quote.shipping,
    discount: quote.discount,
    total: quote.total,
    seconds,
  });

/** The hash carries its own end (`<unix seconds>.<HMAC>`), so that a stale quote is told without keeping any. */
export const createPricing = (price: Price, keyring: Keyring, clock: Clock): Pricing => ({
  quote: async (cart, locale) => {
    const priced = await Promise.resolve()
      .then(() => price(cart, { locale, now: isoNow(clock) }))
      .then(lawful)
      .catch((error: unknown) => {
        throw failed(error);
      });
    const { validFor = VALID_SECONDS, tax = 0, shipping = 0, discount = 0, title, ...rest } = priced;
    const quote = { ...rest, tax, shipping, discount, title: title ?? titleOf(priced.lines) };
    const until = Math.floor(clock.now() / 1_000) + validFor;
    const mac = await keyring.sign('quote', shown(cart, quote, String(until)));
    return Object.freeze({
      ...quote,
      validUntil: new Date(until * 1_000).toISOString(),
      hash: `${until}.${toBase64url(mac)}`,
    });
  },
  stands: async (expect, cart, fresh) => {
    const [seconds = '', mac = ''] = expect.split('.');
    const bytes = fromBase64url(mac);
    if (!bytes || !/^\d{1,12}$/.test(seconds) || Number(seconds) * 1_000 <= clock.now()) return false;
    return keyring.verify('quote', shown(cart, fresh, seconds), bytes);
  },
});
