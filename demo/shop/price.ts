import { fromCatalog, type Price } from '@tillkit/server';
import type { Product } from './catalog.ts';
import { deliveryIn, everywhere } from './regions.ts';

export const TAX_PERCENT = 7;

/** Crockford's alphabet: nothing in it is mistaken for something else when read out over the counter. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The merchant's own reference: 40 random bits, new for each checkout, since a reference is paid only once. */
export const orderNumber = (): string => {
  const signs = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => SIGNS[byte % 32]).join('');
  return `CS-${signs.slice(0, 4)}-${signs.slice(4)}`;
};

/** The shop's pricing: the catalog's lines, one delivery, tax on the goods, wherever the SKUs are sold. */
export const createPrice = (products: readonly Product[]): Price => {
  const priceLines = fromCatalog(everywhere(products));
  return async (cart, context) => {
    const { currency, lines, total: goods } = await priceLines(cart, context);
    const tax = Math.round((goods * TAX_PERCENT) / 100);
    const shipping = deliveryIn(currency);
    return { currency, lines, shipping, tax, total: goods + shipping + tax, reference: orderNumber() };
  };
};
