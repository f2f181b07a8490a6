import type { MethodView } from '@tillkit/core/wire';
import { html, nothing, type TemplateResult } from 'lit';
import { asksFields, methodOf } from '../checkout/offer.ts';
import type { Offer } from '../checkout/state.ts';
import { amountsIn } from './amounts.ts';
import { backButton } from './step-buttons.ts';
import { outIcon } from './step-icons.ts';
import type { Page, StepRequests } from './page.ts';
import { ticket } from './ticket.ts';

const way = ({ id, label, detail, kinds }: MethodView, chosen: string | undefined, ask: StepRequests): TemplateResult =>
  html`<label class="way" part="method">
    <input type="radio" name="method" .checked=${id === chosen} @change=${() => ask.choose(id)} />
    <div><b>${label}</b>${detail ? html`<small>${detail}</small>` : nothing}</div>
    ${kinds[0] === 'redirect' ? outIcon : nothing}
  </label>`;

/** One question: how to pay. */
export const methods = (
  offer: Offer,
  ask: StepRequests,
  { busy, offline, locale }: { readonly busy: boolean; readonly offline: boolean; readonly locale: string },
): Page => {
  const { quote, methods, method } = offer;
  return {
    titled: true,
    back: backButton(() => ask.turnTo('order')),
    body: html`<h2 id="title" tabindex="-1">How would you like to pay?</h2>
      <div class="ways" part="methods" role="radiogroup" aria-labelledby="title">
        ${methods.map((each) => way(each, method, ask))}
      </div>`,
    foot: ticket({
      verb: offline ? 'Waiting for connection' : `Continue with ${methodOf(offer)?.label ?? ''}`,
      amount: amountsIn(quote.currency, locale)(quote.total),
      busy,
      doing: 'One moment',
      disabled: offline,
      click: ({ detail }) => {
        // The second click of a double click on "Choose how to pay" lands here, before anything was chosen.
        if (detail > 1 || offline || busy) return;
        if (asksFields(offer)) ask.turnTo('fields');
        else ask.pay();
      },
    }),
  };
};
