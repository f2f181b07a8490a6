import type { SessionView } from '@tillkit/core/wire';
import { html } from 'lit';
import { amountsIn } from './amounts.ts';
import { mainButton } from './buttons.ts';
import { outcome } from './outcome.ts';
import type { Page, StepRequests } from './page.ts';
import { plainButton } from './step-buttons.ts';

const WORDS = {
  failed: ['failed', 'bad', 'The payment was declined'],
  canceled: ['canceled', '', 'The payment was canceled'],
  expired: ['expired', '', 'Payment time ran out'],
} as const;

const STILL = 'If you already confirmed it, wait a moment: it still counts, and this page will say so.';
const NOTHING = 'Nothing was charged, and your order is still here.';

/** It came to nothing: what that means for the buyer's money, and the way on. */
export const refused = (session: SessionView, ask: StepRequests, locale: string, others: boolean): Page => {
  const { status } = session;
  const [coin, tone, words] = WORDS[status === 'failed' || status === 'expired' ? status : 'canceled'];
  const title = status === 'expired' && session.attempt?.action?.kind === 'qr' ? 'The QR code ran out' : words;
  return {
    titled: true,
    amount: amountsIn(session.quote.currency, locale)(session.quote.total),
    body: outcome({ coin, tone, title, text: session.stillPayable ? STILL : NOTHING }),
    foot: html`${mainButton('Try again', ask.retry)}
    ${others ? plainButton('Pay another way', ask.another) : plainButton('Back to the shop', ask.leave)}`,
  };
};
