import { exponentOf, fromDecimal } from '@tillkit/core/money';

/**
 * What a buyer typed, in minor units; `null` where it is no amount of this currency. Read as the locale writes numbers,
 * and a lone comma or full stop before the last digits as the decimal one: taken for a separator of thousands, `2,50`
 * would be a hundredfold charge.
 */
export const typedAmount = (text: string, currency: string, locale: string): number | null => {
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 1 });
  const digits = Array.from(new Intl.NumberFormat(locale, { useGrouping: false }).format(1_234_567_890));
  const sign = (type: 'group' | 'decimal'): string =>
    format.formatToParts(1_234_567).find((part) => part.type === type)?.value ?? '';
  const plain = Array.from(text)
    .map((char) => (digits.includes(char) ? `${(digits.indexOf(char) + 1) % 10}` : char))
    .join('')
    .replace(/[\s\u2019']/g, '');
  const [group, decimal] = [`\\${sign('group')}`, `\\${sign('decimal')}`];
  const grouped = new RegExp(`^\\d{1,3}(?:${group}\\d{2,3})*${group}\\d{3}(?:${decimal}\\d*)?$`);
  const whole = grouped.test(plain) ? plain.replaceAll(sign('group'), '') : plain;
  const places = exponentOf(currency);
  const exact = new RegExp(`^(\\d+)(?:(?:[.,]|${decimal})(\\d{0,${places}}))?$`).exec(whole);
  return exact && fromDecimal(`${exact[1]}.${exact[2] ?? ''}`, currency);
};
