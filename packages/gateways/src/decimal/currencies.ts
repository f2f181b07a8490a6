import { isCurrency } from '@tillkit/core/money';

/** What an account's option `currencies` may be. @throws TypeError with the fix */
export const checkCurrencies = (currencies: readonly string[]): void => {
  const wrong = currencies.find((code) => !isCurrency(code));
  if (wrong !== undefined) throw new TypeError(`currencies: "${wrong}" is not three upper-case letters of ISO 4217.`);
  if (currencies.length === 0) throw new TypeError('currencies is empty: nothing could be paid. Leave it out for any.');
};
