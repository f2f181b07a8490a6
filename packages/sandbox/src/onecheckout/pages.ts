import { html } from 'hono/html';
import { invented, type Markup, type PageParts, troubles } from '../page/index.ts';
import { decimalOf, rounded, times, ZERO } from '../decimal/index.ts';
import type { Order, OrderLine } from './order.ts';
import { asker, at, moneyText, type Scene } from './scene.ts';

const INVENTED_NOTE = html`<p class="small">
  † The sandbox’s own choice: Onecheckout does not document it. On a real page the buyer chooses a card or a wallet; Pay
  stands in for both.
</p>`;

/** What may go wrong with one payment: the form's values and their words. */
const WEBHOOK_TROUBLES = [
  ['late', 'Send the webhook 30 seconds late'],
  ['twice', 'Send the webhook twice'],
  ['off', 'Send no webhook at all'],
] as const;
const TROUBLES = [
  ['otherAmount', 'Report another amount'],
  ['stuck', 'Leave the payment processing for 30 seconds'],
] as const;

const exact = (value: number) => decimalOf(value) ?? ZERO;

const lineText = ({ quantity, unit_price }: OrderLine, order: Order): string =>
  moneyText(Number(rounded(times(exact(quantity), exact(unit_price)), order.places)), order);

const row = (name: string, amount: number, order: Order): Markup | '' =>
  amount === 0
    ? ''
    : html`<div>
        <dt>${name}</dt>
        <dd>${moneyText(amount, order)}</dd>
      </div>`;

const lines = ({ order }: Scene): Markup =>
  html`<dl>
    ${order.lines.map(
      (line) =>
        html`<div>
          <dt><bdi>${line.title}</bdi>${line.quantity === 1 ? '' : ` × ${line.quantity}`}</dt>
          <dd>${lineText(line, order)}</dd>
        </div> `,
    )}
    ${row('Tax', Number(rounded(exact(order.taxAmount), order.places)), order)}
    ${row('Shipping', order.shippingFee, order)} ${row('Discount', -order.discountAmount, order)}
    <div>
      <dt>Order</dt>
      <dd class="code"><bdi>${order.id}</bdi></dd>
    </div>
    ${
      order.reference === null
        ? ''
        : html`<div>
            <dt>Reference</dt>
            <dd class="code"><bdi>${order.reference}</bdi></dd>
          </div>`
    }
  </dl>`;

const amountHead = ({ order }: Scene): Markup => {
  const { currency } = order;
  const name = new Intl.DisplayNames('en', { type: 'currency' }).of(currency) ?? currency;
  return html`<div>
    <h1 class="amount"><span class="unseen">Pay </span>${moneyText(order.amount, order)}</h1>
    <p>${name}${order.manualCapture ? ', reserved now and charged later' : ''}</p>
  </div>`;
};

/** The hosted page of an order that can be paid (`rel: "pay"`). */
export const payPage = (scene: Scene): PageParts => {
  const { order, merchant, sends } = scene;
  return {
    title: `Pay ${merchant} ${moneyText(order.amount, order)}`,
    body: html`${asker(scene, 'asks for')}
      ${order.declined ? html`<p class="bad" role="alert"><b>The payment was declined&nbsp;${invented}</b>Nothing was charged. You can try again here.</p>` : ''}
      ${amountHead(scene)} ${lines(scene)}
      <form method="post" action="${at(scene, '/approve')}">
        <div class="does">
          <button class="go">${order.manualCapture ? html`Authorise ${invented}` : 'Pay'}</button>
          <div class="pair">
            <button formaction="${at(scene, '/decline')}">Decline ${invented}</button
            ><button formaction="${at(scene, '/cancel')}">Cancel ${invented}</button>
          </div>
        </div>
        ${troubles(sends ? [...WEBHOOK_TROUBLES, ...TROUBLES] : TROUBLES)}
      </form>
      ${INVENTED_NOTE}`,
  };
};

/** † The page before it (`rel: "order"`): what is bought, and on to the same payment. */
export const reviewPage = (scene: Scene): PageParts => ({
  title: `Your order at ${scene.merchant}`,
  body: html`${asker(scene, 'asks you to look over your order')} ${amountHead(scene)} ${lines(scene)}
    <a class="go" href="${at(scene)}">Continue to payment</a>
    ${INVENTED_NOTE}`,
});
