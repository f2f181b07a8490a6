export { canonicalJson } from './canonical.ts';
export type { Cart, CartItem } from './cart.ts';
export { itemise, type Item, type ItemLimits } from './itemise.ts';
export { quoteFault, titleOf, type Choose, type Line, type Priced, type Quote } from './quote.ts';
