import type { QuoteView } from '@tillkit/core/wire';
import { html, nothing, type TemplateResult } from 'lit';
import type { Offer } from '../checkout/state.ts';
import { amountsIn } from './amounts.ts';
import type { Page, Requests } from './page.ts';
import { partsOf } from './review.ts';
import { ticket } from './ticket.ts';
import { plainButton } from './step-buttons.ts';

/** The parts that are no longer what they were: name, then, now. */
const changes = (before: QuoteView, now: QuoteView): readonly (readonly [string, number, number])[] => {
  const then = new Map(partsOf(before));
  const current = new Map(partsOf(now));
  return [...new Set([...then.keys(), ...current.keys()])]
    .map((name) => [name, then.get(name) ?? 0, current.get(name) ?? 0] as const)
    .filter(([, was, is]) => was !== is);
};

/** The total changed while the page was open: the fresh one first, then the buyer decides. */
export const change = (offer: Offer, before: QuoteView, ask: Requests, locale: string): Page => {
  const then = amountsIn(before.currency, locale);
  const amounts = amountsIn(offer.quote.currency, locale);
  const row = ([name, was, is]: readonly [string, number, number]): TemplateResult =>
    html`<div>
      <dt>${name}</dt>
      <dd><del>${then(was)}</del> ${amounts(is)}</dd>
    </div>`;
  const same = before.currency === offer.quote.currency;
  return {
    titled: true,
    body: html`<div class="outcome">
        <h2 id="title" tabindex="-1">The total changed</h2>
        <p>The shop changed the price while this page was open. Nothing is paid yet.</p>
      </div>
      <dl class="sums">
        ${same ? changes(before, offer.quote).map(row) : nothing}
        <div class="grand">
          <dt>New total</dt>
          <dd part="total">${amounts(offer.quote.total)}</dd>
        </div>
        <div class="hint">
          <dt>Before</dt>
          <dd><del>${then(before.total)}</del></dd>
        </div>
      </dl>`,
    foot: html`${ticket({ verb: 'Accept and continue', amount: amounts(offer.quote.total), click: ask.pay })}
    ${plainButton('Go back to the order', () => ask.turnTo('order'))}`,
  };
};
