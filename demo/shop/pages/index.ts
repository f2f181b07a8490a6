export { homePage, type Priced } from './home.ts';
export { layout, type Page } from './layout.ts';
export { noticePage } from './notice.ts';
export { ordersPage, TABS } from './orders.ts';
export { payModeOf, productPage } from './product.ts';
export { thanksPage } from './thanks.ts';
