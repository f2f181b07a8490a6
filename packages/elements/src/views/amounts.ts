import { formatMoney } from '@tillkit/core/money';

/** Writes minor units of one currency. */
export type Amounts = (amount: number) => string;

export const amountsIn =
  (currency: string, locale: string): Amounts =>
  (amount) =>
    formatMoney({ amount, currency }, locale).replace('-', '−');
