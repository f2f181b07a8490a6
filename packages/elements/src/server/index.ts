export { renderOrderStatus, type OrderStatusAttributes } from './order-status.ts';
export { renderPayButton, type PayButtonAttributes } from './pay-button.ts';
export type { GlobalAttributes, RenderOptions } from './shadow.ts';
