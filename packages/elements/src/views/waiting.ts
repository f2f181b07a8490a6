import { html, nothing, type TemplateResult } from 'lit';
import type { CheckoutState } from '../checkout/state.ts';
import { amountsIn } from './amounts.ts';
import { mainButton } from './buttons.ts';
import { outcome, type Outcome } from './outcome.ts';
import type { Page, StepRequests } from './page.ts';
import { popupBlocked, popupBlockedWords } from './popup-blocked.ts';
import { plainButton } from './step-buttons.ts';
import { wayOn } from './way-on.ts';
import { fill, say, type Language } from './words.ts';

export const waitingWords = {
  ...popupBlockedWords,
  checkingPayment: 'We are checking your payment',
  noAnswerYet: 'There is no answer yet.',
  doNotPayAgain: 'Please do not pay again.',
  weKeepChecking: 'You can close this page: we keep checking, and your order page shows the result.',
  keepWaiting: 'Keep waiting in the background',
  finishInWindow: 'Finish paying in the other window',
  openInWindow:
    '{method} is open in a window of its own, maybe behind this one. As soon as you have paid there, this page moves on by itself.',
  thePaymentPage: 'The payment page',
  notFinished: 'Your payment is not finished yet',
  youChose: 'You chose {method}.',
  goOnWhereLeft: 'If you have paid already, this page says so by itself in a moment. If not, go on where you left off.',
  showWindow: 'Show the payment window',
  windowClosed: 'Window closed? Open it again',
  backToPayment: 'Back to the payment page',
  startPaymentAgain: 'Start the payment again',
};

type WaitingWords = typeof waitingWords;

type Waiting = Extract<CheckoutState, { step: 'waiting' }>;

export interface WaitingOptions {
  readonly language: Language;
  /** Of the method under way, where it is known. */
  readonly method: string | undefined;
  /** Whether there may be another way to pay. */
  readonly others: boolean;
  /** The page of what is paid on this page, where that is the next step. */
  readonly here: Page | undefined;
}

const checking = (words: WaitingWords): Outcome => ({
  coin: 'checking',
  tone: 'wait',
  title: words.checkingPayment,
  text: html`${words.noAnswerYet} <strong>${words.doNotPayAgain}</strong> ${words.weKeepChecking}`,
});

const elsewhere = (words: WaitingWords, method: string | undefined): Outcome => ({
  coin: 'pending',
  tone: 'info',
  title: words.finishInWindow,
  text: fill(words.openInWindow, { method: method ?? words.thePaymentPage }),
});

const unfinished = (words: WaitingWords, method: string | undefined): Outcome => ({
  coin: 'pending',
  tone: 'info',
  title: words.notFinished,
  text: `${method ? `${fill(words.youChose, { method })} ` : ''}${words.goOnWhereLeft}`,
});

/** In a window of its own: that window, or, should it be closed, the same page again. */
const windowFoot = (words: WaitingWords, window: 'open' | 'closed', ask: StepRequests): TemplateResult =>
  mainButton(window === 'open' ? words.showWindow : words.windowClosed, ask.resume);

/** In this tab: back to its page, or another try. */
const tabFoot = (words: WaitingWords, open: boolean, ask: StepRequests): TemplateResult =>
  html`${open ? mainButton(words.backToPayment, ask.resume) : nothing}
  ${(open ? plainButton : mainButton)(words.startPaymentAgain, ask.retry)}`;

/** A payment is under way elsewhere: back to it, another try, another way, or give it up. */
export const waiting = ({ session, window }: Waiting, ask: StepRequests, options: WaitingOptions): Page => {
  const { language, method, others, here } = options;
  const words = say(language, waitingWords);
  const page = { titled: true, amount: amountsIn(session.quote.currency, language.locale)(session.quote.total) };
  if (session.checking)
    return { ...page, body: outcome(checking(words)), foot: plainButton(words.keepWaiting, ask.leave) };
  if (here) return here;
  if (window === 'blocked') {
    const { body, foot } = popupBlocked(language, ask);
    return { ...page, body, foot: html`${foot} ${wayOn(language, ask, others)}` };
  }
  const open = session.attempt?.action?.kind === 'redirect';
  return {
    ...page,
    body: outcome(window ? elsewhere(words, method) : unfinished(words, method)),
    foot: html`${window ? windowFoot(words, window, ask) : tabFoot(words, open, ask)} ${wayOn(language, ask, others)}`,
  };
};
