import { html, raw } from 'hono/html';
import type { Action } from '@tillkit/core/gateway';
import type { SessionView } from '@tillkit/core/wire';
import { correction, generate } from 'lean-qr';
import type { Markup } from './shell.ts';
import { moneyText } from './words.ts';

/** The white margin a reader needs around a code, in modules. */
const QUIET = 4;

/** A code's dark runs, row by row, on a grid of one module. */
const qrPicture = (payload: string): Markup => {
  const code = generate(payload, { minCorrectionLevel: correction.M });
  const size = code.size + 2 * QUIET;
  let path = '';
  for (let y = 0; y < code.size; y += 1)
    for (let x = 0; x < code.size; x += 1) {
      const from = x;
      while (code.get(x, y)) x += 1;
      if (x > from) path += `M${from + QUIET} ${y + QUIET}h${x - from}v1h${from - x}z`;
    }
  return html`<svg
    class="qr"
    viewBox="0 0 ${size} ${size}"
    role="img"
    aria-label="QR code"
    shape-rendering="crispEdges"
  >
    <path fill="#fff" d="M0 0h${size}v${size}H0z"></path>
    ${raw(`<path fill="#000" d="${path}"></path>`)}
  </svg>`;
};

const until = ({ expiresAt }: Action): Markup | '' =>
  expiresAt === undefined
    ? ''
    : html`<p class="mute">Pay before <time datetime="${expiresAt}">${expiresAt.slice(11, 16)} UTC</time></p>`;

const scan = (action: Action & { readonly kind: 'qr' }, amount: string): Markup =>
  html`<section id="action">
    <h2>Scan with your banking app</h2>
    ${qrPicture(action.payload)}
    <p><b>${amount}</b></p>
    ${until(action)}
  </section>`;

const transfer = (action: Action & { readonly kind: 'transfer' }, amount: string): Markup =>
  html`<section id="action">
    <h2>Transfer this exact amount</h2>
    <p><b>${amount}</b></p>
    <dl>
      ${action.rows.map(
        ({ label, value }) =>
          html`<div>
            <dt>${label}</dt>
            <dd><bdi>${value}</bdi></dd>
          </div>`,
      )}
    </dl>
    ${until(action)}
  </section>`;

/** What the buyer can do on this page itself, without script; `''` where it is done elsewhere, or is over. */
export const actionView = ({ attempt, status, quote }: SessionView, now: number): Markup | '' => {
  const action = attempt?.action;
  const isOpen = status === 'created' || status === 'pending';
  if (!action || !isOpen || now >= new Date(action.expiresAt ?? Infinity).getTime()) return '';
  const amount = moneyText(quote.total, quote.currency);
  if (action.kind === 'qr') return scan(action, amount);
  return action.kind === 'transfer' ? transfer(action, amount) : '';
};

/** What a page without script can show: it leads elsewhere, or it is all on the page. */
export const SHOWN_WITHOUT_SCRIPT: readonly Action['kind'][] = ['redirect', 'qr', 'transfer'];
