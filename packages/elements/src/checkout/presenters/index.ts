export { createPopup, type Popup, type PopupNews } from './popup.ts';
export { isPayPage, redirect } from './redirect.ts';
export { openWindow } from './window.ts';
