import { exponentOf, formatMoney } from '@tillkit/core/money';
import { html } from 'hono/html';
import { rounded } from '../decimal/index.ts';
import { from, invented, type Markup, type PageParts, troubles } from '../page/index.ts';
import { isStuck, type Order, type Status } from './order.ts';
import { payPathOf } from './wire.ts';

/** What a page tells of an order. `path`: the room's path as buyers see it, such as `/oneverse`. */
export interface Scene {
  readonly order: Order;
  readonly merchant: string;
  readonly path: string;
  /** † Whether lapsed orders take money too. */
  readonly late: boolean;
  /** Whether this order's payment is called back anywhere. */
  readonly sends: boolean;
}

export const at = ({ order, path }: Scene, way = ''): string => `${path}${payPathOf(order.id)}${way}`;

/** Hundredths in the currency's own smallest unit (§1). */
export const minorOf = ({ amountCents, currency }: Order): number =>
  Number(rounded({ units: BigInt(amountCents), scale: 2 }, exponentOf(currency)));

const moneyText = (order: Order): string => formatMoney({ amount: minorOf(order), currency: order.currency }, 'en');

const INVENTED_NOTE = html`<p class="small">
  † The sandbox’s own choice: Oneverse does not document its page. On a real one the buyer pays by the channel; Pay
  stands in for it.
</p>`;

/** What may go wrong with one payment: the form's values and their words. */
const CALLBACK_TROUBLES = [
  ['late', 'Send the callback 30 seconds late'],
  ['twice', 'Send the callback twice'],
  ['off', 'Send no callback at all'],
  ['forged', 'Send a callback, and do not pay'],
] as const;
const TROUBLES = [
  ['otherAmount', 'Report another amount'],
  ['stuck', 'Leave the payment processing for 30 seconds'],
] as const;

const asker = ({ merchant }: Scene, says: string): Markup => from('Oneverse', merchant, says);

const row = (name: string, value: string | null): Markup | '' =>
  value === null
    ? ''
    : html`<div>
        <dt>${name}</dt>
        <dd class="code"><bdi>${value}</bdi></dd>
      </div>`;

/** The hosted page of an order that can be paid (§13.15). */
export const payPage = (scene: Scene): PageParts => {
  const { order, merchant, sends } = scene;
  const name = new Intl.DisplayNames('en', { type: 'currency' }).of(order.currency) ?? order.currency;
  return {
    title: `Pay ${merchant} ${moneyText(order)}`,
    body: html`${asker(scene, 'asks for')}
      <div>
        <h1 class="amount"><span class="unseen">Pay </span>${moneyText(order)}</h1>
        <p><bdi>${order.title}</bdi>, ${name}</p>
      </div>
      <dl>
        ${row('Game', order.gameName)} ${row('Item', order.itemCode)} ${row('Channel', order.channel)}
        ${row('Reference', order.reference)} ${row('Order', order.id)}
      </dl>
      <form method="post" action="${at(scene, '/pay')}">
        <div class="does">
          <button class="go">Pay</button>
          <div class="pair">
            <button formaction="${at(scene, '/fail')}">Fail ${invented}</button
            ><button formaction="${at(scene, '/cancel')}">Cancel ${invented}</button>
          </div>
          <button formaction="${at(scene, '/leave')}">Do nothing and go back ${invented}</button>
        </div>
        ${troubles(sends ? [...CALLBACK_TROUBLES, ...TROUBLES] : TROUBLES)}
      </form>
      ${INVENTED_NOTE}`,
  };
};

const plainPage = (scene: Scene, [title, says]: readonly [string, string], rest: Markup | '' = ''): PageParts => ({
  title,
  body: html`${asker(scene, 'asked for this payment')}
    <div>
      <h1>${title}</h1>
      <p class="quiet">${says}</p>
    </div>
    ${rest}`,
});

const OVER: Readonly<Record<Status, readonly [string, string]>> = {
  created: ['Back to the shop', 'Nothing was charged.'],
  pending: ['Back to the shop', 'Nothing was charged.'],
  paid: ['Order paid', 'This payment was made.'],
  expired: ['This order expired', 'Nothing was charged. Go back to the shop to start again.'],
  cancelled: ['Order cancelled', 'Nothing was charged.'],
  failed: ['The payment failed', 'Nothing was charged.'],
};
const wordsOf = ({ order }: Scene): readonly [string, string] =>
  isStuck(order) ? ['Your payment is being processed', 'Please do not pay again. This takes a moment.'] : OVER[order.status]; // prettier-ignore

/** The state a terminal order is in; no way back to the shop stands here †. */
export const closedPage = (scene: Scene): PageParts => plainPage(scene, wordsOf(scene));

/** After a button: back to `merchant_return_url`, unchanged, by itself and by a link; † without one this is the end. */
export const returnPage = (scene: Scene): PageParts => {
  const { order, merchant } = scene;
  const seconds = order.status === 'paid' || isStuck(order) ? 3 : 0;
  const [title, says] = order.status === 'paid' ? [`Paid ${moneyText(order)}`, 'Thank you.'] : wordsOf(scene);
  if (order.returnUrl === null) return plainPage(scene, [title, `${says} You can close this page.`]);
  const going = seconds === 0 ? '' : ` You go back to the shop in ${seconds} seconds.`;
  const link = html`<a class="go" data-onward="${seconds}" href="${order.returnUrl}">Back to ${merchant} now</a>`;
  return { ...plainPage(scene, [title, says + going], link), onward: { url: order.returnUrl, seconds } };
};

/** † What an unknown order's address shows. */
export const unknownPage = (): PageParts => ({
  status: 404,
  title: 'Page not found',
  body: html`<div>
    <h1>Page not found</h1>
    <p class="quiet">There is no such page or order here. ${invented}</p>
  </div>`,
});
