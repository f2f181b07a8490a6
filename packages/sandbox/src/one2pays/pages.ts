import { html } from 'hono/html';
import { endpointsOf } from '../config/index.ts';
import { invented, type Markup, type PageParts, troubles } from '../page/index.ts';
import { asker, at, moneyText, type Scene, timeText } from './scene.ts';
import { bankAccountOf, qrPayloadOf } from './wire.ts';

/** What may go wrong with one payment: the form's values and their words. */
const WEBHOOK_TROUBLES = [
  ['late', 'Send the webhook 30 seconds late'],
  ['twice', 'Send the webhook twice'],
  ['off', 'Send no webhook at all'],
  ['unordered', 'Send “processing” after the payment succeeded'],
  ['families', 'Send events of other families before it'],
  ['forged', 'Sign the webhook with a wrong secret'],
  ['stale', 'Stamp the webhook ten minutes ago'],
  ['future', 'Stamp the webhook ten minutes ahead'],
  ['tampered', 'Change the webhook’s amount after signing'],
  ['reserialised', 'Change the webhook’s bytes after signing'],
] as const;
const TROUBLES = [
  ['otherAmount', 'Report another amount'],
  ['stuck', 'Leave the payment processing for 30 seconds'],
] as const;

const row = (name: string | Markup, value: string): Markup =>
  html`<div>
    <dt>${name}</dt>
    <dd class="code"><bdi>${value}</bdi></dd>
  </div>`;

/** How it is paid: the QR's text, or † where the transfer goes. */
const ways = ({ payment, seller }: Scene): Markup => {
  if (payment.method === 'promptpay') return row('QR data', qrPayloadOf(payment, seller));
  const { bankCode, bankName, accountNumber, accountName } = bankAccountOf(seller);
  return html`${row(html`Bank ${invented}`, `${bankName} (${bankCode})`)}
  ${row(html`Account number ${invented}`, accountNumber)} ${row(html`Account name ${invented}`, accountName)}`;
};

const details = (scene: Scene): Markup => {
  const { payment } = scene;
  return html`<dl>
    ${payment.description === null ? '' : row('For', payment.description)} ${ways(scene)}
    ${row('Reference', payment.referenceId)} ${row('Open until', timeText(payment.expiresAt))}
  </dl>`;
};

const note = ({ payment }: Scene): Markup =>
  payment.method === 'promptpay'
    ? html`<p class="small">
        † The sandbox’s own choice: One2Pays does not document it. On a real page the buyer scans a picture of the QR
        code; Pay stands in for the banking app.
      </p>`
    : html`<p class="small">
        † The sandbox’s own choice: One2Pays does not document it. A real transfer is made in the buyer’s bank, and
        found 5 to 30 minutes later.
      </p>`;

/** The hosted page of a payment that waits for its buyer. */
export const payPage = (scene: Scene): PageParts => {
  const { payment, merchant, seller } = scene;
  const isQr = payment.method === 'promptpay';
  const amount = moneyText(scene);
  return {
    title: `Pay ${merchant} ${amount}`,
    body: html`${asker(scene, 'asks for')}
      <div>
        <h1 class="amount"><span class="unseen">Pay </span>${amount}</h1>
        <p>Thai Baht, by ${isQr ? 'PromptPay' : 'bank transfer'}</p>
      </div>
      ${details(scene)}
      <form method="post" action="${at(scene, isQr ? '/approve' : '/transfer')}">
        <div class="does">
          <button class="go">${isQr ? 'Pay' : html`<span>I have transferred ${invented}</span>`}</button>
          <button formaction="${at(scene, '/decline')}">Decline ${invented}</button>
        </div>
        ${troubles(endpointsOf(seller).length > 0 ? [...WEBHOOK_TROUBLES, ...TROUBLES] : TROUBLES)}
      </form>
      ${note(scene)}`,
  };
};
