import type { ActionOptions } from './action.ts';
import { outcome } from './outcome.ts';
import type { Page } from './page.ts';

/** The next step came, and this page has nothing to show it with. */
export const notShown = ({ amount, out }: Pick<ActionOptions, 'amount' | 'out'>): Page => ({
  titled: true,
  amount,
  body: outcome({
    coin: 'expired',
    tone: 'wait',
    title: 'This page cannot show this way to pay',
    text: 'Nothing was paid here. Pay another way, or ask the shop how.',
  }),
  foot: out,
});
