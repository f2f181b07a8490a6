export { type Decimal, decimalOf, minus, numberOf, plus, rounded, times, ZERO } from './decimal.ts';
