export { OrderStatus } from './order-status.ts';
