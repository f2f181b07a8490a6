export { PRODUCTS, type Product } from './catalog.ts';
export { listen, PortTaken } from './listen.ts';
export type { Say } from './tell.ts';
export { createShop, type Shop, type ShopKeys, type ShopOptions } from './shop.ts';
