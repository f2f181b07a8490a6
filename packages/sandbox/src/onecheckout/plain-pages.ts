import { html } from 'hono/html';
import { invented, type Markup, type PageParts } from '../page/index.ts';
import type { Status } from './order.ts';
import { asker, at, moneyText, type Scene } from './scene.ts';

/** A page of one heading and one sentence. */
const plainPage = (scene: Scene, title: string | Markup, says: string, rest: Markup | '' = ''): PageParts => ({
  title: typeof title === 'string' ? title : 'Onecheckout',
  body: html`${asker(scene, 'asked for this payment')}
    <div>
      <h1>${title}</h1>
      <p class="quiet">${says}</p>
    </div>
    ${rest}`,
});

/** On to the shop by itself, and by a link; † without an address this is the end. */
const onward = (
  scene: Scene,
  words: { readonly title: string; readonly says: string; readonly link: string },
  url: string | null,
  seconds: number,
  rest: Markup | '' = '',
): PageParts => {
  if (url === null) return plainPage(scene, words.title, `${words.says} You can close this page.`, rest);
  const link = html`<a class="go" data-onward="${seconds}" href="${url}">${words.link}</a>${rest}`;
  const going = seconds === 0 ? '' : ` You go back to the shop in ${seconds} seconds.`;
  return { ...plainPage(scene, words.title, words.says + going, link), onward: { url, seconds } };
};

/** Paid, authorised, or † still in processing: the buyer goes back in every case (§5.1). */
export const successPage = (scene: Scene): PageParts => {
  const { order, merchant } = scene;
  const amount = moneyText(order.amount, order);
  const link = `Back to ${merchant} now`;
  const words =
    order.status === 'PAID'
      ? { title: `Paid ${amount}`, says: 'Thank you.', link }
      : order.status === 'AWAITING_CAPTURE'
        ? { title: `Authorised ${amount}`, says: 'The shop charges it later.', link }
        : { title: 'Your payment is being processed', says: 'Please do not pay again.', link };
  return onward(scene, words, scene.success, 3);
};

/** † After Cancel: on to `cancel_url`. The API knows no cancel by the buyer: the order stays open and payable. */
export const leftPage = (scene: Scene): PageParts =>
  onward(
    scene,
    { title: 'Back to the shop †', says: 'Nothing was charged.', link: `Back to ${scene.merchant}` },
    scene.cancel,
    0,
    html`<a class="quiet" href="${at(scene)}">Pay after all</a>`,
  );

const OVER: Readonly<Record<Exclude<Status, 'OPEN'>, readonly [string, string]>> = {
  AWAITING_CAPTURE: ['Payment authorised', 'The shop charges it later. You can close this page.'],
  PAID: ['Order paid', 'This payment was made. You can close this page.'],
  CANCELLED: ['Order cancelled', 'Nothing was charged. Go back to the shop to start again.'],
  REFUNDED: ['Order refunded', 'The money was given back. You can close this page.'],
};

/** An order that waits for no payment: no way back to the shop stands here †. */
export const closedPage = (scene: Scene): PageParts => {
  const { status } = scene.order;
  return status === 'OPEN' ? processingPage(scene) : plainPage(scene, ...OVER[status]);
};

const processingPage = (scene: Scene): PageParts =>
  plainPage(
    scene,
    'Your payment is being processed',
    'Please do not pay again. This takes a moment.',
    html`<a class="go" href="${at(scene)}">Look again</a>`,
  );

/** Also for a token that does not fit: what an order is, is told to nobody else. */
export const unknownPage = (): PageParts => ({
  status: 404,
  title: 'Page not found',
  body: html`<div>
    <h1>Page not found</h1>
    <p class="quiet">There is no such page or order here. ${invented}</p>
  </div>`,
});
