import { begun } from './checkout-modal.begun.ts';
import { edited } from './checkout-modal.edited.ts';
import { onPage } from './checkout-modal.on-page.ts';
import { order } from './checkout-modal.order.ts';
import { trouble } from './checkout-modal.trouble.ts';

export const checkoutModal = { ...order, ...edited, ...onPage, ...begun, ...trouble } as const;
