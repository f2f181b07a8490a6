/** What is fetched at the first sign of intent: the inside of a button, and of a modal. */
export { Payer } from '../pay-button/payer.ts';
export { CheckoutDialog } from './dialog.ts';
