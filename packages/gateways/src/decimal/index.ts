export { amountText, isCountedInMinor, type AmountUnit } from './amount-text.ts';
