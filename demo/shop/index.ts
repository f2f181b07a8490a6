export { PRODUCTS, type Product } from './catalog.ts';
export { listen, PortTaken } from './listen.ts';
export type { Say } from './tell.ts';
export { GAME, shopAccounts, type OneCpShown, type ShopKeys } from './accounts.ts';
export { createShop, type Shop, type ShopOptions } from './shop.ts';
