import { html } from 'hono/html';
import { invented, type Markup, type PageParts, troubles } from '../page/index.ts';
import { amountText, currencyName } from './amount.ts';
import { asker, type Scene } from './scene.ts';

const INVENTED_NOTE = html`<p class="small">
  † The sandbox’s own choice: OpenCheckout does not document it. On a real page the buyer enters a wallet address and
  approves at the wallet’s provider; Pay does both with the test wallet.
</p>`;

/** What may go wrong with one payment: the form's values and their words. */
const TROUBLES: readonly (readonly [string, string])[] = [
  ['late', 'Send the webhook 30 seconds late'],
  ['twice', 'Send the webhook twice'],
  ['off', 'Send no webhook at all'],
  ['otherAmount', 'Report another amount'],
  ['forged', 'Sign the webhook with a wrong secret'],
  ['stale', 'Stamp the webhook ten minutes ago'],
  ['future', 'Stamp the webhook ten minutes ahead'],
  ['reserialised', 'Change the webhook’s bytes after signing'],
  ['stuck', 'Leave the payment processing for 30 seconds'],
];

const lines = ({ session }: Scene): Markup =>
  html`<dl>
    ${session.lineItems.map(({ price_data, quantity }) => {
      const { currency, product_data, unit_amount } = price_data;
      const times = quantity > 1 ? ` × ${quantity}` : '';
      return html`<div>
        <dt><bdi>${product_data.name}</bdi>${times}</dt>
        <dd>${amountText(unit_amount * quantity, currency)}</dd>
      </div> `;
    })}
    <div>
      <dt>Payment</dt>
      <dd class="code"><bdi>${session.id}</bdi></dd>
    </div>
    <div>
      <dt>Open until</dt>
      <dd>${new Date(session.expiresAt).toISOString().slice(0, 16).replace('T', ' ')} UTC</dd>
    </div>
  </dl>`;

const count = ({ session }: Scene): string => {
  const items = session.lineItems.reduce((sum, item) => sum + item.quantity, 0);
  return `${currencyName(session.currency)}, for ${items} ${items === 1 ? 'item' : 'items'}`;
};

/** The hosted page of a session that can be paid. */
export const payPage = (scene: Scene): PageParts => {
  const { session, merchant, path } = scene;
  const at = `${path}/pay/${session.id}`;
  const amount = amountText(session.amountTotal, session.currency);
  return {
    title: `Pay ${merchant} ${amount}`,
    body: html`${asker(scene, 'asks for')}
      ${session.declined ? html`<p class="bad" role="alert"><b>The wallet declined the payment&nbsp;${invented}</b>Nothing was charged. You can try again here.</p>` : ''}
      <div>
        <h1 class="amount"><span class="unseen">Pay </span>${amount}</h1>
        <p>${count(scene)}</p>
      </div>
      ${lines(scene)}
      <form method="post" action="${at}/approve">
        <div class="does">
          <button class="go">Pay</button>
          <div class="pair">
            <button formaction="${at}/decline">Decline ${invented}</button
            ><button formaction="${at}/cancel">Cancel ${invented}</button>
          </div>
        </div>
        ${troubles(TROUBLES)}
      </form>
      ${INVENTED_NOTE}`,
  };
};
