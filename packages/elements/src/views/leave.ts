import { html } from 'lit';
import type { Begun } from '../checkout/state.ts';
import { amountsIn } from './amounts.ts';
import { mainButton } from './buttons.ts';
import { outcome } from './outcome.ts';
import type { Page, Requests } from './page.ts';
import { plainButton } from './step-buttons.ts';

const TRANSFER =
  'If you have sent the transfer, you can. The bank details are here again when you open the checkout again.';

/** Asked once, before a payment under way is put out of sight. Nothing is given up by leaving. */
export const leave = (state: Begun, ask: Requests, locale: string): Page => {
  const { session } = state;
  const { quote } = session;
  const inWindow = state.step === 'waiting' && state.window !== undefined;
  return {
    titled: true,
    amount: amountsIn(quote.currency, locale)(quote.total),
    body: outcome({
      coin: 'pending',
      tone: 'info',
      title: 'Leave before paying?',
      text:
        session.attempt?.action?.kind === 'transfer'
          ? TRANSFER
          : inWindow
            ? 'A payment window may still be open. If you already confirmed there, stay until this page says so. Your order is kept either way.'
            : 'If you already confirmed the payment, stay until this page says so. Your order is kept either way.',
    }),
    foot: html`${mainButton('Stay here', () => ask.turnTo('order'))}${plainButton('Leave checkout', ask.leave)}`,
  };
};
