export { createPayFrame, type PayFrame, type PayFrameNews, type PayFrameOptions } from './frame.ts';
export { isPayFrame, isPayPage } from './pay-page.ts';
export { createPopup, type Popup, type PopupNews } from './popup.ts';
export { redirect } from './redirect.ts';
export { openWindow } from './window.ts';
