export { exponentOf, isCurrency } from './currency.ts';
export { formatMoney } from './format.ts';
export { fromDecimal } from './from-decimal.ts';
export { isAmount, MAX_AMOUNT, toDecimal, type Money } from './money.ts';
