import type { QuoteView } from '@tillkit/core/wire';
import { html, nothing, type TemplateResult } from 'lit';
import type { Offer } from '../checkout/state.ts';
import { amountsIn } from './amounts.ts';
import type { Page, Requests } from './page.ts';
import { partsOf, reviewWords } from './review.ts';
import { ticket } from './ticket.ts';
import { plainButton } from './step-buttons.ts';
import { say, type Language } from './words.ts';

export const changeWords = {
  ...reviewWords,
  totalChanged: 'The total changed',
  priceChanged: 'The shop changed the price while this page was open. Nothing is paid yet.',
  newTotal: 'New total',
  before: 'Before',
  acceptChange: 'Accept and continue',
  backToOrder: 'Go back to the order',
};

type Words = typeof reviewWords;

/** With the subtotal, which the order itself shows above other parts alone. */
const allOf = (quote: QuoteView, words: Words): ReadonlyMap<string, number> =>
  new Map([
    [words.subtotal, quote.lines.reduce((sum, { total }) => sum + total, 0)],
    ...partsOf(quote, words).slice(1),
  ]);

/** The parts that are no longer what they were: name, then, now. */
const changes = (before: QuoteView, now: QuoteView, words: Words): readonly (readonly [string, number, number])[] => {
  const then = allOf(before, words);
  const current = allOf(now, words);
  const names = [...new Set([...then.keys(), ...current.keys()])];
  // A subtotal alone is the total.
  if (names.length === 1) return [];
  return names
    .map((name) => [name, then.get(name) ?? 0, current.get(name) ?? 0] as const)
    .filter(([, was, is]) => was !== is);
};

/** The total changed while the page was open: the fresh one first, then the buyer decides. */
export const change = (offer: Offer, before: QuoteView, ask: Requests, language: Language): Page => {
  const words = say(language, changeWords);
  const then = amountsIn(before.currency, language.locale);
  const amounts = amountsIn(offer.quote.currency, language.locale);
  const row = ([name, was, is]: readonly [string, number, number]): TemplateResult =>
    html`<div>
      <dt>${name}</dt>
      <dd><del>${then(was)}</del> ${amounts(is)}</dd>
    </div>`;
  const same = before.currency === offer.quote.currency;
  return {
    titled: true,
    body: html`<div class="outcome">
        <h2 id="title" tabindex="-1">${words.totalChanged}</h2>
        <p>${words.priceChanged}</p>
      </div>
      <dl class="sums">
        ${same ? changes(before, offer.quote, words).map(row) : nothing}
        <div class="grand">
          <dt>${words.newTotal}</dt>
          <dd part="total">${amounts(offer.quote.total)}</dd>
        </div>
        <div class="hint">
          <dt>${words.before}</dt>
          <dd><del>${then(before.total)}</del></dd>
        </div>
      </dl>`,
    foot: html`${ticket({ verb: words.acceptChange, amount: amounts(offer.quote.total), click: ask.pay })}
    ${plainButton(words.backToOrder, () => ask.turnTo('order'))}`,
  };
};
