import { html, nothing, type TemplateResult } from 'lit';
import type { CheckoutState } from '../checkout/state.ts';
import { amountsIn } from './amounts.ts';
import { mainButton } from './buttons.ts';
import { outcome, type Outcome } from './outcome.ts';
import type { Page, StepRequests } from './page.ts';
import { plainButton } from './step-buttons.ts';
import { wayOn } from './way-on.ts';

type Waiting = Extract<CheckoutState, { step: 'waiting' }>;

export interface WaitingOptions {
  readonly locale: string;
  /** Of the method under way, where it is known. */
  readonly method: string | undefined;
  /** Whether there may be another way to pay. */
  readonly others: boolean;
  /** The page of what is paid on this page, where that is the next step. */
  readonly here: Page | undefined;
}

const CHECKING: Outcome = {
  coin: 'checking',
  tone: 'wait',
  title: 'We are checking your payment',
  text: html`There is no answer yet. <strong>Please do not pay again.</strong> You can close this page: we keep
    checking, and your order page shows the result.`,
};

const elsewhere = (method = 'The payment page'): Outcome => ({
  coin: 'pending',
  tone: 'info',
  title: 'Finish paying in the other window',
  text: html`<bdi>${method}</bdi> is open in a window of its own, maybe behind this one. As soon as you have paid there,
    this page moves on by itself.`,
});

const unfinished = (method: string | undefined): Outcome => ({
  coin: 'pending',
  tone: 'info',
  title: 'Your payment is not finished yet',
  text: html`${
    method
      ? html`You chose <strong><bdi>${method}</bdi></strong
          >. `
      : nothing
  }If
  you have paid already, this page says so by itself in a moment. If not, go on where you left off.`,
});

/** In a window of its own: that window, or, should it be closed, the same page again. */
const windowFoot = (window: 'open' | 'closed', ask: StepRequests, others: boolean): TemplateResult =>
  html`${mainButton(window === 'open' ? 'Show the payment window' : 'Window closed? Open it again', ask.resume)}
  ${wayOn(ask, others)}`;

/** In this tab: back to its page, another try, another way. */
const tabFoot = (open: boolean, ask: StepRequests, others: boolean): TemplateResult =>
  html`${open ? mainButton('Back to the payment page', ask.resume) : nothing}
  ${open ? plainButton('Start the payment again', ask.retry) : mainButton('Start the payment again', ask.retry)}
  ${wayOn(ask, others)}`;

/** A payment is under way elsewhere: back to it, another try, another way, or give it up. */
export const waiting = ({ session, window }: Waiting, ask: StepRequests, options: WaitingOptions): Page => {
  const { locale, method, others, here } = options;
  const page = { titled: true, amount: amountsIn(session.quote.currency, locale)(session.quote.total) };
  if (session.checking)
    return { ...page, body: outcome(CHECKING), foot: plainButton('Keep waiting in the background', ask.leave) };
  if (here) return here;
  if (window) return { ...page, body: outcome(elsewhere(method)), foot: windowFoot(window, ask, others) };
  const open = session.attempt?.action?.kind === 'redirect';
  return { ...page, body: outcome(unfinished(method)), foot: tabFoot(open, ask, others) };
};
