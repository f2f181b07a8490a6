import { html, nothing, type TemplateResult } from 'lit';
import { asksFields, methodOf } from '../checkout/offer.ts';
import type { Offer } from '../checkout/state.ts';
import { amountsIn } from './amounts.ts';
import { brokenWords } from './broken.ts';
import { iconOf, shopIcon } from './method-icons.ts';
import type { OwnMethod } from './own-method.ts';
import type { Page, StepRequests } from './page.ts';
import { reviewWords, type ReviewOptions } from './review.ts';
import { backButton } from './step-buttons.ts';
import { ticket } from './ticket.ts';
import { fill, say } from './words.ts';

export const methodsWords = { ...reviewWords, howToPay: 'How would you like to pay?' };

export interface MethodsOptions extends ReviewOptions {
  /** The merchant's own ways to pay. */
  readonly own: readonly OwnMethod[];
  /** The one of them that is chosen. */
  readonly ownChosen: OwnMethod | undefined;
  /** It was chosen, and failed. */
  readonly ownLost: boolean;
}

interface Way {
  readonly label: string;
  readonly detail?: string | undefined;
  readonly icon: TemplateResult;
  readonly chosen: boolean;
  readonly choose: () => void;
}

const way = ({ label, detail, icon, chosen, choose }: Way): TemplateResult =>
  html`<label class="way" part="method">
    <input type="radio" name="method" .checked=${chosen} @change=${choose} />
    <div><b>${label}</b>${detail ? html`<small>${detail}</small>` : nothing}</div>
    ${icon}
  </label>`;

/** One question: how to pay. */
export const methods = (
  offer: Offer,
  ask: StepRequests,
  { busy, offline, language, own, ownChosen, ownLost }: MethodsOptions,
): Page => {
  const words = say(language, { ...methodsWords, ...brokenWords });
  const { quote, methods, method } = offer;
  const label = (ownChosen ?? methodOf(offer))?.label ?? '';
  return {
    titled: true,
    back: backButton(language, () => ask.turnTo('order')),
    body: html`<h2 id="title" tabindex="-1">${words.howToPay}</h2>
      <div class="ways" part="methods" role="radiogroup" aria-labelledby="title">
        ${methods.map(({ id, label, detail, kinds }) =>
          way({
            label,
            detail,
            icon: iconOf(kinds),
            chosen: !ownChosen && id === method,
            choose: () => ask.choose(id),
          }),
        )}
        ${own.map((one) =>
          way({ ...one, icon: shopIcon, chosen: one === ownChosen, choose: () => ask.chooseOwn(one.id) }),
        )}
        <slot name="method"></slot>
      </div>
      <p class="fine" role="alert">${ownLost ? `${words.wayNotAvailable}. ${words.tryAnother}` : nothing}</p>`,
    foot: html`<slot name="terms"></slot>${ticket({
        verb: offline ? words.waitingForConnection : fill(words.continueWith, { method: label }),
        amount: amountsIn(quote.currency, language.locale)(quote.total),
        busy,
        doing: words.oneMoment,
        disabled: offline,
        click: ({ detail }) => {
          // The second click of a double click on "Choose how to pay" lands here, before anything was chosen.
          if (detail > 1 || offline || busy) return;
          if (ownChosen) ask.payOwn(ownChosen);
          else if (asksFields(offer)) ask.turnTo('fields');
          else ask.pay();
        },
      })}`,
  };
};
