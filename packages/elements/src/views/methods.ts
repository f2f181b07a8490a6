import type { MethodView } from '@tillkit/core/wire';
import { html, nothing, type TemplateResult } from 'lit';
import type { Offer } from '../checkout/state.ts';
import { amountsIn } from './amounts.ts';
import { backButton } from './step-buttons.ts';
import { outIcon } from './step-icons.ts';
import type { Page, Requests } from './page.ts';
import { ticket } from './ticket.ts';

const way = ({ id, label, detail }: MethodView, chosen: string | undefined, ask: Requests): TemplateResult =>
  html`<label class="way" part="method">
    <input type="radio" name="method" .checked=${id === chosen} @change=${() => ask.choose(id)} />
    <div><b>${label}</b>${detail ? html`<small>${detail}</small>` : nothing}</div>
    ${outIcon}
  </label>`;

/** One question: how to pay. */
export const methods = (
  { quote, methods, method }: Offer,
  ask: Requests,
  { busy, offline, locale }: { readonly busy: boolean; readonly offline: boolean; readonly locale: string },
): Page => ({
  titled: true,
  back: backButton(ask.showOrder),
  body: html`<h2 id="title" tabindex="-1">How would you like to pay?</h2>
    <div class="ways" part="methods" role="radiogroup" aria-labelledby="title">
      ${methods.map((each) => way(each, method, ask))}
    </div>`,
  foot: ticket({
    verb: offline ? 'Waiting for connection' : `Continue with ${methods.find(({ id }) => id === method)?.label ?? ''}`,
    amount: amountsIn(quote.currency, locale)(quote.total),
    busy,
    disabled: offline,
    click: ({ detail }) => {
      // The second click of a double click on "Choose how to pay" lands here, before anything was chosen.
      if (detail < 2 && !offline && !busy) ask.pay();
    },
  }),
});
