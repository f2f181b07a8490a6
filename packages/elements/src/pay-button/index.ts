export { PayButton } from './pay-button.ts';
