import { PayButton } from './pay-button.ts';

PayButton.define();
