import type { PayButton, TillPaidEvent } from '../index.ts';

declare const f: (event: TillPaidEvent) => void;
export const button: PayButton = document.createElement('till-pay-button');
void document.querySelector('till-checkout-modal')?.show({ items: [] });
document.querySelector('till-order-status')?.refresh();

button.addEventListener('till-paid', (event) => event.session.id);
button.addEventListener('till-before-pay', (event) => event.waitUntil(Promise.resolve()));
// They bubble out of every shadow root: a page may listen once, for all of them.
document.addEventListener('till-paid', f);
addEventListener('till-error', ({ code, retry }) => code && retry());

// @ts-expect-error a paid event has no code
button.addEventListener('till-paid', (event) => event.code);
// @ts-expect-error its session says nothing of a card
document.addEventListener('till-paid', (event) => event.session.card);
// @ts-expect-error no such tag
export const none: PayButton = document.createElement('till-pay-buton');
