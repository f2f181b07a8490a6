export { CheckoutModal } from './checkout-modal.ts';
