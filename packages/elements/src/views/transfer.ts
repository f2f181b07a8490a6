import { toDecimal } from '@tillkit/core/money';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { adopt } from '../page/adopt.ts';
import type { ActionPage } from './action.ts';
import { timeAround } from './ago.ts';
import { coin } from './coin.ts';
import { icon } from './dialog-icons.ts';
import { plainButton } from './step-buttons.ts';
import { transferStyle } from './transfer.style.ts';
import { fill, say } from './words.ts';

export const transferWords = {
  transferExact: 'Transfer this exact amount',
  tellsItIsYours: 'The amount and the details below tell us it is yours.',
  amount: 'Amount',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Your browser does not let this page copy. Select the text and copy it yourself.',
  banksTake: 'Banks take 5 to 30 minutes.',
  transferBefore: 'Transfer before {time}.',
  onceSent: 'Once it is sent you can close this page: the order’s status shows when it has arrived.',
  haveSent: 'I have sent the transfer',
};

type TransferWords = typeof transferWords;

const copyIcon = icon(
  'M11 9h6.5a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H11a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2zM15 9V6a2 2 0 0 0-2-2H6.5a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2H9',
);

const tickIcon = icon('m5 12.8 4.6 4.7L19 7');

/** Shown as `text`, copied as `value`. */
interface Row {
  readonly label: string;
  readonly text: string;
  readonly value: string;
}

/** Numbers of accounts, references: what is compared sign by sign. */
const isCode = ({ text, value }: Row): boolean => text === value && /^(?=.*\d)[\dA-Z ./-]+$/.test(value);

const areRows = (rows: unknown): boolean => Array.isArray(rows);

/** Where to send the money, each part of it ready to be copied. */
export const createTransfer = (host: LitElement): ActionPage<'transfer'> => {
  adopt(host, transferStyle);
  let attempt: string | undefined;
  let copied: string | undefined;
  let refused = false;

  const copy = async ({ label, value }: Row): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value);
      [copied, refused] = [label, false];
    } catch {
      [copied, refused] = [undefined, true];
    }
    host.requestUpdate();
  };

  const line = (row: Row, words: TransferWords): TemplateResult => {
    const done = row.label === copied;
    return html`<div>
      <dt>${row.label}</dt>
      <dd><bdi class=${isCode(row) ? 'code' : ''}>${row.text}</bdi></dd>
      <dd>
        <button
          type="button"
          class="btn ${done ? 'good' : ''}"
          aria-label="${done ? words.copied : words.copy}: ${row.label}"
          @click=${() => void copy(row)}
        >
          ${done ? tickIcon : copyIcon}${done ? words.copied : words.copy}
        </button>
      </dd>
    </div>`;
  };

  return ({ rows, expiresAt }, { quote, attempt: now }, ask, { amount, language, clock, out }) => {
    const words = say(language, transferWords);
    if (!areRows(rows)) return undefined;
    if (attempt !== now?.id) [attempt, copied, refused] = [now?.id, undefined, false];
    const until = Date.parse(expiresAt ?? '');
    const exact = toDecimal({ amount: quote.total, currency: quote.currency });
    const all: readonly Row[] = [
      { label: words.amount, text: amount, value: exact },
      // A gateway that tells the amount too tells this one.
      ...rows.filter(({ value }) => value !== exact).map(({ label, value }) => ({ label, text: value, value })),
    ];
    return {
      titled: true,
      body: html`<div class="outcome">
          <h2 id="title" tabindex="-1">${words.transferExact}</h2>
          <p>${words.tellsItIsYours}</p>
        </div>
        <dl class="facts">${all.map((row) => line(row, words))}</dl>
        <p class="unseen" role="status">${copied ? `${words.copied}: ${copied}` : nothing}</p>
        <p class="fine" role="alert">${refused ? words.notCopied : nothing}</p>
        <div class="strip">
          ${coin('expired')}<span
            >${words.banksTake}
            ${until ? html`<b>${fill(words.transferBefore, { time: timeAround(until, clock.now(), language.locale) })}</b>` : nothing}
            ${words.onceSent}</span
          >
        </div>`,
      foot: html`${plainButton(words.haveSent, ask.leave)}${out}`,
    };
  };
};
