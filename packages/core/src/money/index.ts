export { exponentOf, isCurrency } from './currency.ts';
export { formatMoney } from './format.ts';
export { fromDecimal, isAmount, MAX_AMOUNT, toDecimal, type Money } from './money.ts';
