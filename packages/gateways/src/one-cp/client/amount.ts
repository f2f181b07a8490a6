import type { AmountUnit } from '../../decimal/index.ts';

export type { AmountUnit } from '../../decimal/index.ts';

/** Any decimal of fifteen digits survives being a JSON number. */
const EXACT = 999_999_999_999_999;

/**
 * @param name where it stands, for the message
 * @throws TypeError when it is no amount, or a fraction where minor units are counted
 */
export const checkAmount = (amount: unknown, name: string, unit: AmountUnit): void => {
  if (typeof amount !== 'number' || !Number.isFinite(amount) || amount < 0 || amount > EXACT)
    throw new TypeError(`${name} is no amount. Write a number, 0 or more.`);
  if (unit === 'minor' && !Number.isInteger(amount))
    throw new TypeError(`${name} has decimals, but amountUnit is 'minor': write it in minor units.`);
};
