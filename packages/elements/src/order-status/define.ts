import { OrderStatus } from './order-status.ts';

OrderStatus.define();
