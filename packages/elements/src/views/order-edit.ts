import type { Line } from '@tillkit/core/quote';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { CheckoutState } from '../checkout/state.ts';
import { adopt } from '../page/adopt.ts';
import { icon } from './dialog-icons.ts';
import { orderEditStyle } from './order-edit.style.ts';
import { linkButton } from './step-buttons.ts';
import { fill, say, type Language } from './words.ts';

export const orderEditWords = {
  oneLess: 'One less: {title}',
  oneMore: 'One more: {title}',
  removeLine: 'Remove: {title}',
  remove: 'Remove',
  promotionCode: 'Promotion code',
  addCode: 'Add a promotion code',
  apply: 'Apply',
  codeRefused: 'We do not know the code {code}. Check the spelling.',
  notChanged: 'This could not be changed. Your order is as it was.',
};

type Review = Extract<CheckoutState, { step: 'review' }>;

/** What the buyer can ask for; each is priced by the server. */
export interface EditAsk {
  readonly setQuantity: (sku: string, quantity: number) => void;
  readonly setPromotion: (code?: string) => void;
}

/** What stands in the order where it may be changed. */
export interface OrderEdit {
  readonly line: (line: Line) => TemplateResult;
  readonly code: () => TemplateResult;
}

const tagIcon = icon('M4 4.8h7.2l8.5 8.5-6.9 6.9L4 11.5zM8 8.8h.01');
const lessIcon = icon('M6.5 12h11');
const moreIcon = icon('M6.5 12h11M12 6.5v11');
const MOST = 9_999;

/** Quantities and the promotion code of an order that is not begun. */
export const createOrderEdit = (host: LitElement) => {
  adopt(host, orderEditStyle);
  let typing = false;

  return (state: Review, ask: EditAsk, language: Language): OrderEdit => {
    const words = say(language, orderEditWords);
    const { cart, edit } = state;
    const refused = edit?.is === 'code-unknown' ? edit.code : undefined;

    const line = ({ sku, title }: Line): TemplateResult => {
      const { quantity = 1 } = cart.items.find((item) => item.sku === sku) ?? {};
      const button = (name: string, to: number, picture: TemplateResult): TemplateResult =>
        html`<button
          type="button"
          class="bare"
          aria-label=${fill(name, { title })}
          aria-disabled=${to < 1 || to > MOST}
          @click=${() => to >= 1 && to <= MOST && ask.setQuantity(sku, to)}
        >
          ${picture}
        </button>`;
      return html`${button(words.oneLess, quantity - 1, lessIcon)}<output>${quantity}</output>${button(
        words.oneMore,
        quantity + 1,
        moreIcon,
      )}${
        cart.items.length > 1
          ? html`<button
              type="button"
              class="link"
              aria-label=${fill(words.removeLine, { title })}
              @click=${() => ask.setQuantity(sku, 0)}
            >
              ${words.remove}
            </button>`
          : nothing
      }`;
    };

    const send = (event: Event): void => {
      event.preventDefault();
      const form = event.currentTarget;
      const typed = form instanceof HTMLFormElement ? new FormData(form).get('code') : undefined;
      if (typeof typed !== 'string' || !typed.trim()) return;
      typing = false;
      ask.setPromotion(typed);
    };

    const field = (): TemplateResult =>
      html`<form class="code-form" @submit=${send}>
        <label for="code">${words.promotionCode}</label>
        <input
          id="code"
          name="code"
          autocomplete="off"
          spellcheck="false"
          maxlength="100"
          .value=${refused ?? ''}
          aria-invalid=${refused !== undefined}
          aria-describedby="code-refused"
        />
        <button class="btn">${words.apply}</button>
        <span class="wrong" id="code-refused" role="alert"
          >${refused === undefined ? nothing : fill(words.codeRefused, { code: refused })}</span
        >
      </form>`;

    const opened = async (): Promise<void> => {
      typing = true;
      host.requestUpdate();
      await host.updateComplete;
      host.shadowRoot?.querySelector<HTMLElement>('#code')?.focus();
    };

    const code = (): TemplateResult => {
      if (typing || refused !== undefined) return field();
      const { promotionCode } = cart;
      return promotionCode === undefined
        ? linkButton(words.addCode, () => void opened())
        : html`${tagIcon}<bdi class="applied">${promotionCode}</bdi
            >${linkButton(words.remove, () => ask.setPromotion())}`;
    };

    return {
      line,
      code: () =>
        html`${code()}${edit?.is === 'failed' ? html`<p class="wrong" role="alert">${words.notChanged}</p>` : nothing}`,
    };
  };
};
