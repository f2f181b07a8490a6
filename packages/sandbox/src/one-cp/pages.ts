import { formatMoney } from '@tillkit/core/money';
import { html } from 'hono/html';
import { from, invented, type Markup, type PageParts, troubles } from '../page/index.ts';
import { isStuck, itemsAt, remaining, totalOf, type Transaction } from './transaction.ts';

/** What a page tells of a transaction. `path`: the room's path, such as `/one-cp`. */
export interface Scene {
  readonly transaction: Transaction;
  readonly merchant: string;
  readonly path: string;
}

export const at = ({ transaction, path }: Scene, way = ''): string => `${path}/checkout/${transaction.id}${way}`;

const INVENTED_NOTE = html`<p class="small">
  † The whole page is the sandbox’s own: One-CP’s widget is not documented. In it the buyer gives a business email
  address and a one-time code; Pay stands in for both.
</p>`;

/** What may go wrong with one payment: the form's values and their words. */
const TROUBLES = [['stuck', 'Leave the payment processing for 30 seconds']] as const;

const asker = ({ merchant }: Scene, says: string): Markup => from('One-CP', merchant, says);

/** † In a currency's own units: where the merchant's amounts are minor ones, they are shown as such. */
const moneyText = (amount: number, { currency }: Transaction): string => formatMoney({ amount, currency }, 'en');
const dueOf = (transaction: Transaction): number => totalOf(itemsAt(transaction, remaining(transaction)));

const lines = ({ transaction }: Scene): Markup =>
  html`<dl>
    ${itemsAt(transaction, remaining(transaction)).map(
      ({ name, category, quantity, total }) =>
        html`<div>
          <dt><bdi>${name || category}</bdi>${quantity === 1 ? '' : ` × ${quantity}`}</dt>
          <dd>${moneyText(total, transaction)}</dd>
        </div> `,
    )}
    <div>
      <dt>Transaction</dt>
      <dd class="code"><bdi>${transaction.id}</bdi></dd>
    </div>
  </dl>`;

/** Every page of One-CP stands in a merchant's frame, or in a window of its own. */
const framed = (parts: PageParts): PageParts => ({ ...parts, framed: true, keepsOpener: true });

const plainPage = (scene: Scene, title: string, says: string, rest: Markup | '' = ''): PageParts =>
  framed({
    title,
    body: html`${asker(scene, 'asked for this payment')}
      <div>
        <h1>${title}</h1>
        <p class="quiet">${says}</p>
      </div>
      ${rest}`,
  });

/** The stand-in of a transaction that can be paid (§12.16). */
export const payPage = (scene: Scene): PageParts => {
  const { transaction, merchant } = scene;
  const amount = moneyText(dueOf(transaction), transaction);
  const name = new Intl.DisplayNames('en', { type: 'currency' }).of(transaction.currency) ?? transaction.currency;
  return framed({
    title: `Pay ${merchant} ${amount}`,
    body: html`${asker(scene, 'asks for')}
      <div>
        <h1 class="amount"><span class="unseen">Pay </span>${amount}</h1>
        <p><bdi>${transaction.title}</bdi>, ${name}</p>
      </div>
      ${lines(scene)}
      <form method="post" action="${at(scene, '/pay')}">
        <div class="does">
          <button class="go">Pay ${invented}</button>
          <button formaction="${at(scene, '/abandon')}">Abandon ${invented}</button>
        </div>
        ${troubles(TROUBLES)}
      </form>
      ${INVENTED_NOTE}`,
  });
};

/**
 * † Tells whoever embeds the page to look again: a hint that proves nothing. Anybody may hear it, as it says only what
 * the frame's own address says.
 */
const HINT = `const { channel, transactionId } = document.querySelector('[data-channel]').dataset;
for (const other of [parent, opener])
  if (other && other !== window) other.postMessage({ channel, transactionId }, '*');`;

const hinting = (scene: Scene, title: string, says: string): PageParts => ({
  ...plainPage(
    scene,
    title,
    says,
    html`<p class="small" data-channel="one-cp" data-transaction-id="${scene.transaction.id}">
      The shop was told to look. ${invented}
    </p>`,
  ),
  script: HINT,
});

/** † What a transaction shows that waits for no payment. */
export const closedPage = (scene: Scene): PageParts => {
  const { transaction } = scene;
  const amount = moneyText(totalOf(transaction.items), transaction);
  if (transaction.state === 'paid') return hinting(scene, `Paid ${amount}`, 'Thank you. You can go back to the shop.');
  if (isStuck(transaction))
    return hinting(scene, 'Your payment is being processed', 'Please do not pay again. This takes a moment.');
  return transaction.state === 'expired'
    ? plainPage(scene, 'This payment expired', 'Nothing was charged. Go back to the shop to start again.')
    : plainPage(scene, 'This payment was cancelled', 'Nothing was charged. Go back to the shop to start again.');
};

/** † The transaction stays PENDING and payable (§10). */
export const leftPage = (scene: Scene): PageParts =>
  plainPage(
    scene,
    'You left the payment',
    'Nothing was charged. You can go back to the shop.',
    html`<a class="go" href="${at(scene)}">Pay after all</a>`,
  );

export const unknownPage = (): PageParts =>
  framed({
    status: 404,
    title: 'Page not found',
    body: html`<div>
      <h1>Page not found</h1>
      <p class="quiet">There is no such transaction here. ${invented}</p>
    </div>`,
  });
