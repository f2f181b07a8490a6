import type { SessionView } from '@tillkit/core/wire';
import { html } from 'lit';
import { amountsIn } from './amounts.ts';
import { mainButton } from './buttons.ts';
import { outcome } from './outcome.ts';
import type { Page, StepRequests } from './page.ts';
import { plainButton, stepWords } from './step-buttons.ts';
import { say, type Language } from './words.ts';

export const refusedWords = {
  ...stepWords,
  declined: 'The payment was declined',
  paymentCanceled: 'The payment was canceled',
  paymentRanOut: 'Payment time ran out',
  codeRanOut: 'The QR code ran out',
  stillCounts: 'If you already confirmed it, wait a moment: it still counts, and this page will say so.',
  nothingChargedOrderKept: 'Nothing was charged, and your order is still here.',
};

const LOOKS = {
  failed: ['bad', 'declined'],
  canceled: ['', 'paymentCanceled'],
  expired: ['', 'paymentRanOut'],
} as const;

/** It came to nothing: what that means for the buyer's money, and the way on. */
export const refused = (session: SessionView, ask: StepRequests, language: Language, others: boolean): Page => {
  const words = say(language, refusedWords);
  const { status } = session;
  const coin = status === 'failed' || status === 'expired' ? status : 'canceled';
  const [tone, title] = LOOKS[coin];
  const ranOut = status === 'expired' && session.attempt?.action?.kind === 'qr';
  return {
    titled: true,
    amount: amountsIn(session.quote.currency, language.locale)(session.quote.total),
    body: outcome({
      coin,
      tone,
      title: words[ranOut ? 'codeRanOut' : title],
      text: session.stillPayable ? words.stillCounts : words.nothingChargedOrderKept,
    }),
    // What was declined once mostly is again; what was given up, or came too late, may go well the same way.
    foot:
      others && coin === 'failed'
        ? html`${mainButton(words.anotherWay, ask.another)}${plainButton(words.tryAgain, ask.retry)}`
        : html`${mainButton(words.tryAgain, ask.retry)}
          ${others ? plainButton(words.anotherWay, ask.another) : plainButton(words.backToShop, ask.leave)}`,
  };
};
