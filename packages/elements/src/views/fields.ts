import type { Field } from '@tillkit/core/gateway';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { methodOf } from '../checkout/offer.ts';
import type { FieldErrors, Offer } from '../checkout/state.ts';
import { adopt } from '../page/adopt.ts';
import { amountsIn } from './amounts.ts';
import { icon } from './dialog-icons.ts';
import { fieldsStyle } from './fields.style.ts';
import type { Page, StepRequests } from './page.ts';
import { backButton } from './step-buttons.ts';
import { ticket } from './ticket.ts';

const downIcon = icon('m6.5 9.5 5.5 5.5 5.5-5.5');
const alertIcon = icon('M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0zM12 7.8v5M12 16.1h.01');

/** What the button gets for the buyer, by what is shown next. */
const VERBS: Readonly<Record<string, string>> = { qr: 'Get QR code', transfer: 'Get bank details' };

const isAutofill = (tokens: string): tokens is AutoFill => /^[\w -]+$/.test(tokens);

export interface FieldsAsk extends StepRequests {
  readonly setField: (name: string, value: string) => void;
  readonly fields: ReadonlyMap<string, string>;
  readonly back: () => void;
}

export interface FieldsOptions {
  readonly busy: boolean;
  readonly offline: boolean;
  readonly locale: string;
}

type Asked = Offer & { readonly errors?: FieldErrors | undefined };

const inputOf = (field: Field, id: string, wrong: string | undefined, ask: FieldsAsk): TemplateResult => {
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
        aria-invalid=${!!wrong}
        aria-describedby=${about}
        @change=${take}
      >
        <option value="" .selected=${!value}>Choose</option>
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
    aria-invalid=${!!wrong}
    aria-describedby=${about}
    .value=${value}
    @input=${take}
  />`;
};

const fieldOf = (field: Field, index: number, wrong: string | undefined, ask: FieldsAsk): TemplateResult => {
  const id = `field-${index}`;
  return html`<div class="field" part="field">
    <label for=${id}>${field.label}</label>
    ${inputOf(field, id, wrong, ask)}
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

  return (asked: Asked, ask: FieldsAsk, { busy, offline, locale }: FieldsOptions): Page => {
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
    const verb = VERBS[kinds[0] ?? ''] ?? `Continue with ${label}`;
    return {
      titled: true,
      back: backButton(ask.back),
      body: html`<div class="outcome">
          <h2 id="title" tabindex="-1">Your details for ${label}</h2>
          <p>They are sent with this payment, and not kept on this page.</p>
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
          ${fields.map((field, index) => fieldOf(field, index, errors?.[field.name], ask))}
        </form>`,
      foot: ticket({
        verb: offline ? 'Waiting for connection' : verb,
        amount: amountsIn(quote.currency, locale)(quote.total),
        busy,
        doing: 'One moment',
        disabled: offline,
        // The second click of a double click on what led here: nothing was asked yet.
        click: ({ detail }) => {
          if (detail < 2) press();
        },
      }),
    };
  };
};
