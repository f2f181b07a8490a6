import type { SessionView } from '@tillkit/core/wire';
import { html, nothing } from 'lit';
import { amountsIn } from './amounts.ts';
import { mainButton } from './buttons.ts';
import { outcome } from './outcome.ts';
import type { Page, Requests } from './page.ts';
import { linkButton, plainButton } from './step-buttons.ts';

/** A payment is under way elsewhere: back to it, another try, or give it up. */
export const waiting = (session: SessionView, ask: Requests, locale: string): Page => {
  const page = { titled: true, amount: amountsIn(session.quote.currency, locale)(session.quote.total) };
  if (session.checking)
    return {
      ...page,
      body: outcome({
        coin: 'checking',
        tone: 'wait',
        title: 'We are checking your payment',
        text: html`There is no answer yet. <strong>Please do not pay again.</strong> You can close this page: we keep
          checking, and your order page shows the result.`,
      }),
      foot: plainButton('Keep waiting in the background', ask.leave),
    };
  const open = session.attempt?.action?.kind === 'redirect';
  return {
    ...page,
    body: outcome({
      coin: 'pending',
      tone: 'info',
      title: 'Your payment is not finished yet',
      text: 'If you have paid already, this page says so by itself in a moment. If not, go on where you left off.',
    }),
    foot: html`${open ? mainButton('Back to the payment page', ask.resume) : nothing}
    ${open ? plainButton('Start the payment again', ask.retry) : mainButton('Start the payment again', ask.retry)}
    ${linkButton('Cancel this payment', ask.cancel)}`,
  };
};
