import './pay-button/define.ts';
import './checkout-modal/define.ts';
import './order-status/define.ts';
