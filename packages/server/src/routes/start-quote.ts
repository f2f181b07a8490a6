import { fromDecimal, toDecimal } from '@tillkit/core/money';
import { Problem } from '@tillkit/core/problem';
import type { Cart, Quote } from '@tillkit/core/quote';
import type { Context } from '../checkout/context.ts';
import { amountPage, moneyText } from '../pages/index.ts';
import { withAmounts, type Wish } from './start-form.ts';

const chooseOf = ({ lines }: Quote, sku: string) => lines.find((line) => line.sku === sku)?.choose;

const asksOf = (quote: Quote, { cart, amounts }: Wish) =>
  cart.items.map(({ sku, quantity }, n) => {
    const line = quote.lines.find((l) => l.sku === sku);
    if (!line?.choose) return null;
    const [min, max] = [line.choose.min, line.choose.max].map((amount) => moneyText(amount, quote.currency));
    const one = toDecimal({ amount: Math.round(line.total / quantity), currency: quote.currency });
    return { title: line.title, value: amounts[n] || one, bounds: `From ${min} to ${max}` };
  });

/** A comma is refused, for it parts decimals here and thousands there. */
const minorOf = (typed: string, currency: string): number | undefined | null => {
  if (typed === '') return undefined;
  const amount = /^\d+(\.\d+)?$/.test(typed) ? fromDecimal(typed, currency) : null;
  return amount === 0 ? null : amount;
};

const isAboutAmount = (error: unknown): error is Problem =>
  error instanceof Problem &&
  error.code === 'cart_invalid' &&
  error.errors?.some(({ path }) => path.endsWith('.amount')) === true;

/**
 * The cart a wish comes to, priced; or the page that asks for the amounts only the buyer knows. Typed amounts are major
 * units of a currency the shop's own price tells first.
 * @throws Problem what `price()` complains of
 */
export const priceWish = async (
  context: Context,
  wish: Wish,
  returnTo: string,
): Promise<{ readonly cart: Cart; readonly quote: Quote } | Response> => {
  const { cart, amounts } = wish;
  const bare = await context.pricing.quote(cart);
  const ask = (wrong?: string): Promise<Response> =>
    amountPage(context, { cart, currency: bare.currency, asks: asksOf(bare, wish), wrong, returnTo });
  if (cart.items.some(({ sku }, n) => amounts[n] === '' && chooseOf(bare, sku))) return ask();
  if (amounts.every((typed) => typed === '')) return { cart, quote: bare };

  const minor = amounts.map((typed) => minorOf(typed, bare.currency));
  const chosen = minor.filter((amount) => amount !== null);
  if (chosen.length < minor.length) return ask('Write an amount like 12.50, without signs or commas.');
  const whole = withAmounts(cart, chosen);
  try {
    return { cart: whole, quote: await context.pricing.quote(whole) };
  } catch (error) {
    if (!isAboutAmount(error)) throw error;
    return ask('This amount cannot be chosen.');
  }
};
