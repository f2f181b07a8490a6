import type { ActionOptions } from './action.ts';
import { outcome } from './outcome.ts';
import type { Page } from './page.ts';
import { say } from './words.ts';

export const notShownWords = {
  cannotShow: 'This page cannot show this way to pay',
  nothingPaidHere: 'Nothing was paid here. Pay another way, or ask the shop how.',
};

/** The next step came, and this page has nothing to show it with. */
export const notShown = ({ amount, out, language }: Pick<ActionOptions, 'amount' | 'out' | 'language'>): Page => ({
  titled: true,
  amount,
  body: outcome({
    coin: 'expired',
    tone: 'wait',
    title: say(language, notShownWords).cannotShow,
    text: say(language, notShownWords).nothingPaidHere,
  }),
  foot: out,
});
