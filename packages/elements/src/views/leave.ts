import { html } from 'lit';
import type { Begun } from '../checkout/state.ts';
import { amountsIn } from './amounts.ts';
import { mainButton } from './buttons.ts';
import { outcome } from './outcome.ts';
import type { Page, Requests } from './page.ts';
import { plainButton } from './step-buttons.ts';
import { say, type Language } from './words.ts';

export const leaveWords = {
  leaveQuestion: 'Leave before paying?',
  leaveTransfer:
    'If you have sent the transfer, you can. The bank details are here again when you open the checkout again.',
  leaveWindow:
    'A payment window may still be open. If you already confirmed there, stay until this page says so. Your order is kept either way.',
  leaveText: 'If you already confirmed the payment, stay until this page says so. Your order is kept either way.',
  stayHere: 'Stay here',
  leaveCheckout: 'Leave checkout',
};

/** Asked once, before a payment under way is put out of sight. Nothing is given up by leaving. */
export const leave = (state: Begun, ask: Requests, language: Language): Page => {
  const words = say(language, leaveWords);
  const { session } = state;
  const { quote } = session;
  const inWindow = state.step === 'waiting' && state.window !== undefined && state.window !== 'blocked';
  return {
    titled: true,
    amount: amountsIn(quote.currency, language.locale)(quote.total),
    body: outcome({
      coin: 'pending',
      tone: 'info',
      title: words.leaveQuestion,
      text:
        session.attempt?.action?.kind === 'transfer'
          ? words.leaveTransfer
          : inWindow
            ? words.leaveWindow
            : words.leaveText,
    }),
    foot: html`${mainButton(words.stayHere, () => ask.turnTo('order'))}${plainButton(words.leaveCheckout, ask.leave)}`,
  };
};
