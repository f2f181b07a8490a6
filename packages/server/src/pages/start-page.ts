import type { FieldError } from '@tillkit/core/problem';
import type { Cart, Quote } from '@tillkit/core/quote';
import { html } from 'hono/html';
import type { Offer } from '../accounts/index.ts';
import type { Context } from '../checkout/context.ts';
import { methodChoice } from './method-choice.ts';
import { quoteLines } from './quote-lines.ts';
import { page } from './shell.ts';
import { moneyText, shopOf } from './words.ts';

export interface Trouble {
  readonly title: string;
  readonly text: string;
  readonly status: number;
  readonly errors?: readonly FieldError[] | undefined;
}

export interface Start {
  readonly cart: Cart;
  readonly quote: Quote;
  /** Where the quote hash of the page comes from is its own: a session that has begun keeps the one it began with. */
  readonly expect: string;
  /** A credential: 128 random bits, in this page and nowhere else. */
  readonly key: string;
  readonly offers: readonly Offer[];
  readonly chosen?: string | undefined;
  /** What was typed into its fields. */
  readonly given?: Readonly<Record<string, string>> | undefined;
  readonly returnTo: string;
  /** The total shown before, where it changed. */
  readonly former?: string | undefined;
  readonly trouble?: Trouble | undefined;
}

/** The address of our forms. */
export const startPath = ({ url }: Pick<Context, 'url'>): string => `${url.pathname.replace(/\/$/, '')}/start`;

/**
 * `no-referrer` would make the form's Origin `null`, and no listed one could be told from a stranger's; with `same-origin`
 * the pay page still learns nothing.
 */
const KEEPS_ORIGIN = { 'referrer-policy': 'same-origin' };

const hidden = (name: string, value: string) => html`<input type="hidden" name="${name}" value="${value}" />`;

/** The order with its ways to pay: everything a click needs, and nothing is begun yet. */
export const startPage = async (context: Context, start: Start): Promise<Response> => {
  const { cart, quote, offers, trouble, returnTo, former } = start;
  const shop = shopOf(context.name, returnTo);
  const total = moneyText(quote.total, quote.currency);
  const chosen = offers.find(({ id }) => id === start.chosen) ?? offers[0];
  const body = html`${
      trouble
        ? html`<div id="trouble" class="say bad" role="alert">
            <h1>${trouble.title}</h1>
            <p>${trouble.text}</p>
          </div>`
        : html`<h1>Choose how to pay</h1>`
    }
    ${quoteLines(quote, former)}
    <form id="pay" method="post" action="${startPath(context)}">
      ${hidden('key', start.key)} ${hidden('expect', start.expect)} ${hidden('cart', JSON.stringify(cart))}
      ${hidden('return-to', returnTo)} ${hidden('seen', total)}
      ${methodChoice({ offers, chosen: chosen?.id, given: start.given ?? {}, errors: trouble?.errors ?? [] })}
      <div class="acts">
        <button>Pay ${total}</button>
        <a id="back" class="other" href="${returnTo}">Back to ${shop}</a>
      </div>
    </form>`;
  const parts = {
    title: trouble?.title ?? 'Choose how to pay',
    shop,
    test: context.accounts.test,
    body,
    status: trouble?.status ?? 200,
    headers: KEEPS_ORIGIN,
  };
  return page(context, parts, null);
};

export interface Asking {
  readonly cart: Cart;
  readonly currency: string;
  /** Item by item: what to ask for in major units, `null` where the price is the shop's. */
  readonly asks: readonly (null | { readonly title: string; readonly value: string; readonly bounds: string })[];
  readonly wrong?: string | undefined;
  readonly returnTo: string;
}

/** Asks how much, for what the buyer sets the amount of; the answer is a link's query, for it begins nothing. */
export const amountPage = async (
  context: Context,
  { cart, currency, asks, wrong, returnTo }: Asking,
): Promise<Response> => {
  const shop = shopOf(context.name, returnTo);
  const state = wrong === undefined ? '' : html` aria-invalid="true" aria-describedby="wrong"`;
  const body = html`<h1>How much?</h1>
    <form id="amount" method="get" action="${startPath(context)}">
      ${cart.items.map(({ sku, quantity }, n) => {
        const ask = asks[n];
        return html`${hidden('sku', sku)} ${hidden('quantity', String(quantity))}
        ${
          ask
            ? html`<label class="field">
                ${ask.title} (${currency})
                <input
                  name="amount"
                  inputmode="decimal"
                  autocomplete="transaction-amount"
                  value="${ask.value}"
                  ${state}
                />
                <small>${ask.bounds}</small>
              </label>`
            : hidden('amount', '')
        }`;
      })}
      ${wrong === undefined ? '' : html`<p id="wrong" class="wrong" role="alert">${wrong}</p>`}
      ${cart.promotionCode === undefined ? '' : hidden('promotion-code', cart.promotionCode)}
      ${hidden('return-to', returnTo)}
      <div class="acts">
        <button>Continue</button>
        <a id="back" class="other" href="${returnTo}">Back to ${shop}</a>
      </div>
    </form>`;
  return page(context, {
    title: 'How much?',
    shop,
    test: context.accounts.test,
    body,
    status: wrong === undefined ? 200 : 422,
    headers: KEEPS_ORIGIN,
  });
};
