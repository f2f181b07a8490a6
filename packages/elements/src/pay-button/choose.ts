import { toDecimal } from '@tillkit/core/money';
import { html, nothing, type TemplateResult } from 'lit';
import { adopt } from '../page/adopt.ts';
import { amountsIn } from '../views/amounts.ts';
import { fill, say, type Language } from '../views/words.ts';
import { chooseStyle } from './choose.style.ts';
import type { Chooser, PayHost } from './host.ts';
import { typedAmount } from './typed-amount.ts';

export const chooseWords = {
  amountIn: 'Amount in {currency}',
  amountBetween: 'From {least} to {most}',
  amountWrong: 'Enter an amount from {least} to {most}.',
  amountMissing: 'Enter an amount.',
};

const partOf = (type: 'currency' | 'decimal', currency: string, locale: string): string =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 1,
  })
    .formatToParts(0)
    .find((part) => part.type === type)?.value ?? '';

/** As a buyer would type it. */
const inDigits = (amount: number, currency: string, locale: string): string =>
  toDecimal({ amount, currency }).replace('.', partOf('decimal', currency, locale));

/** Where the buyer says how much: amounts to choose from, where the shop suggests some, a field before the button, and the bounds under it. */
export const createChooser = (host: PayHost): Chooser => {
  adopt(host, chooseStyle);
  let typed: string | undefined;

  const read = (text: string, currency: string, locale: string): number | null => {
    const amount = typedAmount(text, currency, locale);
    const { min = 1, max = Infinity } = host.quoted?.choose ?? {};
    return amount !== null && amount >= min && amount <= max ? amount : null;
  };

  /** Where it says what to type, once it was asked for in vain. */
  const refuse = async (): Promise<void> => {
    host.wrongAmount = true;
    host.requestUpdate();
    await host.updateComplete;
    host.shadowRoot?.querySelector('input')?.focus();
  };

  const view = (button: TemplateResult, language: Language): TemplateResult => {
    const { locale } = language;
    const { quoted, amount: start = quoted?.amount } = host;
    const currency = host.currency ?? quoted?.currency;
    if (currency === undefined) return html`<slot></slot>`;
    const words = say(language, chooseWords);
    typed ??= start === undefined ? '' : inDigits(start, currency, locale);
    host.chosen = read(typed, currency, locale);
    const wrong = host.wrongAmount && host.chosen === null;
    const amounts = amountsIn(currency, locale);
    const { min, max, suggested = [] } = quoted?.choose ?? {};
    const bounds = min === undefined || max === undefined ? '' : { least: amounts(min), most: amounts(max) };
    const write = (text: string): void => {
      typed = text;
      host.requestUpdate();
    };
    const take = ({ target }: Event): void => {
      if (target instanceof HTMLInputElement) write(target.value);
    };
    const chip = (one: number): TemplateResult =>
      html`<button
        type="button"
        class="chip"
        part="chip"
        aria-pressed=${one === host.chosen}
        @click=${() => write(inDigits(one, currency, locale))}
      >
        ${amounts(one)}
      </button>`;
    const label = fill(words.amountIn, { currency });
    return html`${suggested.length > 0 ? html`<div class="chips" role="group" aria-label=${label}>${suggested.map(chip)}</div>` : nothing}
      <div class="choose">
        <label class="give" part="field"
          ><span aria-hidden="true">${partOf('currency', currency, locale)}</span
          ><input
            inputmode="decimal"
            autocomplete="off"
            dir="ltr"
            aria-label=${label}
            aria-invalid=${wrong}
            aria-describedby="bounds"
            .value=${typed}
            @input=${take}
            @keydown=${({ key, isComposing }: KeyboardEvent) => key === 'Enter' && !isComposing && void host.pay()}
        /></label>
        ${button}
      </div>
      <span class="bounds ${wrong ? 'wrong' : ''}" id="bounds" role=${wrong ? 'alert' : 'note'}
        >${bounds ? fill(wrong ? words.amountWrong : words.amountBetween, bounds) : wrong ? words.amountMissing : ''}</span
      >`;
  };
  return { view, refuse };
};
