export { amountText, isCountedInMinor, type AmountUnit } from './amount-text.ts';
export { checkCurrencies } from './currencies.ts';
export { rescale } from './rescale.ts';
