import { html } from 'hono/html';
import { invented, type Markup, type PageParts } from '../page/index.ts';
import type { Status } from './payment.ts';
import { asker, at, moneyText, type Scene } from './scene.ts';

const plainPage = (scene: Scene, title: string, says: string, rest: Markup | '' = ''): PageParts => ({
  title,
  body: html`${asker(scene, 'asked for this payment')}
    <div>
      <h1>${title}</h1>
      <p class="quiet">${says}</p>
    </div>
    ${rest}`,
});

const lookAgain = (scene: Scene): Markup => html`<a class="go" href="${at(scene)}">Look again</a>`;

/** † What is under way: a transfer to be found, or a payment left in processing. */
const waitingPage = (scene: Scene): PageParts =>
  scene.payment.method === 'bank_transfer'
    ? plainPage(scene, 'Waiting for your transfer', 'Please do not transfer again. It takes a few minutes to be found.', lookAgain(scene)) // prettier-ignore
    : plainPage(scene, 'Your payment is being processed', 'Please do not pay again. This takes a moment.', lookAgain(scene)); // prettier-ignore

const OVER: Readonly<Record<Exclude<Status, 'processing' | 'succeeded'>, readonly [string, string]>> = {
  failed: ['Payment failed', 'Nothing was charged. Go back to the shop to start again.'],
  canceled: ['Payment canceled', 'Nothing was charged. Go back to the shop to start again.'],
  expired: ['Payment expired', 'It was not paid in time. Go back to the shop to start again.'],
};

/** A payment that waits for its buyer no more. There is no way back to the shop: One2Pays knows no return (§5.1). */
export const closedPage = (scene: Scene): PageParts => {
  const { status, settlesAt } = scene.payment;
  if (status === 'processing' || settlesAt !== null) return waitingPage(scene);
  if (status === 'succeeded')
    return plainPage(scene, `Paid ${moneyText(scene)}`, 'Thank you. You can close this page and go back to the shop.');
  return plainPage(scene, ...OVER[status]);
};

/** Also for a token nobody has: what a payment is, is told to nobody else. */
export const unknownPage = (): PageParts => ({
  status: 404,
  title: 'Page not found',
  body: html`<div>
    <h1>Page not found</h1>
    <p class="quiet">There is no such page or payment here. ${invented}</p>
  </div>`,
});
