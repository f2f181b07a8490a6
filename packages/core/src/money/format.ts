import { exponentOf } from './currency.ts';
import { toDecimal, type Money } from './money.ts';

const formats = new Map<string, Intl.NumberFormat>();

const formatOf = (locale: string, currency: string): Intl.NumberFormat => {
  const key = `${locale} ${currency}`;
  let format = formats.get(key);
  if (!format) {
    const digits = exponentOf(currency);
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formats.set(key, format);
  }
  return format;
};

/**
 * Money as a reader of `locale` writes it. The digits are ISO 4217's, stated explicitly: left to Intl, a price in
 * HUF, IDR or IQD would be shown a hundred or a thousand times too high.
 */
export const formatMoney = (money: Money, locale: string): string =>
  // Intl reads the exact decimal text, so no float is ever made of an amount.
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- lib types lag behind Intl.NumberFormat v3's string input
  formatOf(locale, money.currency).format(toDecimal(money) as Intl.StringNumericLiteral);
