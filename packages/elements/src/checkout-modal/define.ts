import { CheckoutModal } from './checkout-modal.ts';

CheckoutModal.define();
