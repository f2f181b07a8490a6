import { html, nothing, type TemplateResult } from 'lit';
import type { Clock } from '@tillkit/core/clock';
import type { CheckoutState } from '../checkout/state.ts';
import { justNow, timeAround } from './ago.ts';
import { amountsIn } from './amounts.ts';
import { mainButton } from './buttons.ts';
import { outcome, type Outcome } from './outcome.ts';
import type { Page, StepRequests } from './page.ts';
import { pair } from './pairs.ts';
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
  waitingSince: 'Waiting since',
  lastChecked: 'Last checked',
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
  readonly clock: Clock;
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

/** Since when, and when the server last said how it stands: a page that only waits has to show that it still looks. */
const times = ({ session, silentSince }: Waiting, { language, clock }: WaitingOptions): TemplateResult => {
  const { locale } = language;
  const words = say(language, waitingWords);
  const at = (ms: number): string => timeAround(ms, clock.now(), locale);
  const since = Date.parse(session.timeline.at(-1)?.at ?? session.createdAt);
  return html`<dl class="pairs">
    ${pair(words.waitingSince, at(since))} ${pair(words.lastChecked, silentSince ? at(silentSince) : justNow(locale))}
  </dl>`;
};

/** A payment is under way elsewhere: back to it, another try, another way, or give it up. */
export const waiting = (state: Waiting, ask: StepRequests, options: WaitingOptions): Page => {
  const { session, window } = state;
  const { language, method, others, here } = options;
  const words = say(language, waitingWords);
  const page = { titled: true, amount: amountsIn(session.quote.currency, language.locale)(session.quote.total) };
  if (session.checking)
    return {
      ...page,
      body: html`${outcome(checking(words))}${times(state, options)}`,
      foot: plainButton(words.keepWaiting, ask.leave),
    };
  if (here) return here;
  if (window === 'blocked') {
    const { body, foot } = popupBlocked(language, ask);
    return { ...page, body, foot: html`${foot} ${wayOn(language, ask, others)}` };
  }
  const open = session.attempt?.action?.kind === 'redirect';
  return {
    ...page,
    body: window
      ? html`${outcome(elsewhere(words, method))}${times(state, options)}`
      : outcome(unfinished(words, method)),
    foot: html`${window ? windowFoot(words, window, ask) : tabFoot(words, open, ask)} ${wayOn(language, ask, others)}`,
  };
};
