import { html } from 'lit';
import type { ActionAsk, ActionOptions } from './action.ts';
import { mainButton } from './buttons.ts';
import { outcome } from './outcome.ts';
import type { Page } from './page.ts';
import { refusedWords } from './refused.ts';
import { say } from './words.ts';

export const ranOutWords = {
  ...refusedWords,
  qrRanOutText:
    'No payment has reached us. If your app says you paid, wait a moment: it still counts, and this page will say so.',
  newCode: 'Get a new code',
  transferRanOut: 'The time for this transfer ran out',
  transferRanOutText:
    'No payment has reached us. If you have sent it, wait: it still counts, and this page will say so. If not, do not send it now.',
  startAgain: 'Start again',
};

/** Title, what it means for money that was sent, and the way to another attempt. */
const SAYS = {
  qr: ['codeRanOut', 'qrRanOutText', 'newCode'],
  transfer: ['transferRanOut', 'transferRanOutText', 'startAgain'],
  widget: ['paymentRanOut', 'stillCounts', 'startAgain'],
  frame: ['paymentRanOut', 'stillCounts', 'startAgain'],
} as const;

/** The time to pay is over, as this page's clock has it. */
export const ranOut = (
  kind: keyof typeof SAYS,
  ask: ActionAsk,
  { amount, out, language }: Pick<ActionOptions, 'amount' | 'out' | 'language'>,
): Page => {
  const words = say(language, ranOutWords);
  const [title, text, again] = SAYS[kind];
  return {
    titled: true,
    amount,
    body: outcome({ coin: 'expired', tone: '', title: words[title], text: words[text] }),
    foot: html`${mainButton(words[again], ask.again)}${out}`,
  };
};
