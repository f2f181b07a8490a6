import { html } from 'lit';
import type { ActionAsk, ActionOptions } from './action.ts';
import { mainButton } from './buttons.ts';
import { outcome } from './outcome.ts';
import type { Page } from './page.ts';

/** Title, what it means for money that was sent, and the way to another attempt. */
const WORDS = {
  qr: [
    'The QR code ran out',
    'No payment has reached us. If your app says you paid, wait a moment: it still counts, and this page will say so.',
    'Get a new code',
  ],
  transfer: [
    'The time for this transfer ran out',
    'No payment has reached us. If you have sent it, wait: it still counts, and this page will say so. If not, do not send it now.',
    'Start again',
  ],
  widget: [
    'Payment time ran out',
    'If you have confirmed the payment, wait a moment: it still counts, and this page will say so.',
    'Start again',
  ],
} as const;

/** The time to pay is over, as this page's clock has it. */
export const ranOut = (
  kind: keyof typeof WORDS,
  ask: ActionAsk,
  { amount, out }: Pick<ActionOptions, 'amount' | 'out'>,
): Page => {
  const [title, text, again] = WORDS[kind];
  return {
    titled: true,
    amount,
    body: outcome({ coin: 'expired', tone: '', title, text }),
    foot: html`${mainButton(again, ask.again)}${out}`,
  };
};
