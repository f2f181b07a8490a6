import type { Field } from '@tillkit/core/gateway';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { methodOf } from '../checkout/offer.ts';
import type { FieldError, FieldErrors, Offer } from '../checkout/state.ts';
import { adopt } from '../page/adopt.ts';
import { amountsIn } from './amounts.ts';
import { icon } from './dialog-icons.ts';
import { fieldsStyle } from './fields.style.ts';
import type { Page, StepRequests } from './page.ts';
import { backButton } from './step-buttons.ts';
import { reviewWords, type ReviewOptions } from './review.ts';
import { ticket } from './ticket.ts';
import { count, fill, say, type Language } from './words.ts';

export const fieldsWords = {
  ...reviewWords,
  getQrCode: 'Get QR code',
  getBankDetails: 'Get bank details',
  choose: 'Choose',
  chooseOne: 'Choose one.',
  stillMissing: 'This is still missing.',
  checkOnceMore: 'Check this once more.',
  digitsOnly: 'Digits only.',
  thatIsDigits: { one: 'That is {n} digit.', other: 'That is {n} digits.' },
  yourDetails: 'Your details for {method}',
  notKept: 'They are sent with this payment, and not kept on this page.',
};

type FieldsWords = typeof fieldsWords;

const downIcon = icon('m6.5 9.5 5.5 5.5 5.5-5.5');
const alertIcon = icon('M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0zM12 7.8v5M12 16.1h.01');

/** What the button gets for the buyer, by what is shown next. */
const VERBS: Readonly<Record<string, 'getQrCode' | 'getBankDetails'>> = { qr: 'getQrCode', transfer: 'getBankDetails' };

const isAutofill = (tokens: string): tokens is AutoFill => /^[\w -]+$/.test(tokens);

export interface FieldsAsk extends StepRequests {
  readonly setField: (name: string, value: string) => void;
  readonly fields: ReadonlyMap<string, string>;
  readonly back: () => void;
}

type Asked = Offer & { readonly errors?: FieldErrors | undefined };

/** What to say of a field that needs another look. */
export const wordsFor = (error: FieldError, words: FieldsWords, language: Language): string => {
  switch (error.is) {
    case 'missing':
      return words.stillMissing;
    case 'unchosen':
      return words.chooseOne;
    case 'not-digits':
      return `${words.digitsOnly} ${error.correction ?? ''}`.trim();
    case 'not-right': {
      const length = error.digits === undefined ? '' : `${count(language, words.thatIsDigits, error.digits)} `;
      return length + (error.correction ?? words.checkOnceMore);
    }
    case 'told':
      return error.text;
  }
};

const inputOf = (field: Field, id: string, wrong: boolean, ask: FieldsAsk, words: FieldsWords): TemplateResult => {
  const { name, inputmode = 'text', options } = field;
  const autocomplete = isAutofill(field.autocomplete) ? field.autocomplete : 'off';
  const value = ask.fields.get(name) ?? '';
  const take = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) ask.setField(name, target.value);
  };
  const about = wrong ? `${id}-wrong` : nothing;
  if (options)
    return html`<span class="pick"
      ><select
        id=${id}
        name=${name}
        .autocomplete=${autocomplete}
        aria-required="true"
        aria-invalid=${wrong}
        aria-describedby=${about}
        @change=${take}
      >
        <option value="" .selected=${!value}>${words.choose}</option>
        ${options.map((each) => html`<option value=${each.value} .selected=${each.value === value}>${each.label}</option>`)}</select
      >${downIcon}</span
    >`;
  return html`<input
    id=${id}
    name=${name}
    dir=${inputmode === 'numeric' ? 'ltr' : 'auto'}
    .autocomplete=${autocomplete}
    inputmode=${inputmode}
    spellcheck="false"
    aria-required="true"
    aria-invalid=${wrong}
    aria-describedby=${about}
    .value=${value}
    @input=${take}
  />`;
};

const fieldOf = (
  field: Field,
  index: number,
  wrong: string | undefined,
  ask: FieldsAsk,
  words: FieldsWords,
): TemplateResult => {
  const id = `field-${index}`;
  return html`<div class="field" part="field">
    <label for=${id}>${field.label}</label>
    ${inputOf(field, id, wrong !== undefined, ask, words)}
    ${wrong ? html`<span class="wrong" id="${id}-wrong">${alertIcon}<span>${wrong}</span></span>` : nothing}
  </div>`;
};

/** What a method needs to know of the buyer, before it is paid with. */
export const createFields = (host: LitElement) => {
  adopt(host, fieldsStyle);
  let pressed = false;
  let had: FieldErrors | undefined;

  const showFirst = async (): Promise<void> => {
    await host.updateComplete;
    host.shadowRoot?.querySelector<HTMLElement>('.field [aria-invalid=true]')?.focus();
  };

  return (asked: Asked, ask: FieldsAsk, { busy, offline, language }: ReviewOptions): Page => {
    const words = say(language, fieldsWords);
    const { quote, errors } = asked;
    const { label = '', fields = [], kinds = [] } = methodOf(asked) ?? {};
    if (errors && (pressed || !had)) void showFirst();
    if (errors) pressed = false;
    had = errors;
    const press = (): void => {
      if (busy || offline) return;
      pressed = true;
      ask.pay();
    };
    const verb = words[VERBS[kinds[0] ?? ''] ?? 'continueWith'];
    return {
      titled: true,
      back: backButton(language, ask.back),
      body: html`<div class="outcome">
          <h2 id="title" tabindex="-1">${fill(words.yourDetails, { method: label })}</h2>
          <p>${words.notKept}</p>
        </div>
        <form
          class="fields"
          novalidate
          @submit=${(event: Event) => event.preventDefault()}
          @keydown=${(event: KeyboardEvent) => {
            if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
            event.preventDefault();
            press();
          }}
        >
          ${fields.map((field, index) => {
            const error = errors?.[field.name];
            return fieldOf(field, index, error && wordsFor(error, words, language), ask, words);
          })}
        </form>`,
      foot: ticket({
        verb: offline ? words.waitingForConnection : fill(verb, { method: label }),
        amount: amountsIn(quote.currency, language.locale)(quote.total),
        busy,
        doing: words.oneMoment,
        disabled: offline,
        // The second click of a double click on what led here: nothing was asked yet.
        click: ({ detail }) => {
          if (detail < 2) press();
        },
      }),
    };
  };
};
