import { html } from 'hono/html';
import type { Action } from '@tillkit/core/gateway';
import type { SessionView } from '@tillkit/core/wire';
import { correction, generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';
import type { Markup } from './shell.ts';
import { moneyText } from './words.ts';

/** The white margin a reader needs around a code, in modules. */
const QUIET = 4;

const qrPicture = (payload: string): Markup => {
  const code = generate(payload, { minCorrectionLevel: correction.M });
  const [from, size] = [-QUIET, code.size + 2 * QUIET];
  return html`<svg class="qr" viewBox="${from} ${from} ${size} ${size}" role="img" aria-label="QR code">
    <path fill="#fff" d="M${from} ${from}h${size}v${size}h-${size}z"></path>
    <path fill="#000" fill-rule="evenodd" shape-rendering="crispEdges" d="${toSvgPath(code)}"></path>
  </svg>`;
};

const until = ({ expiresAt }: Action): Markup | '' =>
  expiresAt === undefined
    ? ''
    : html`<p class="mute">
        Pay before <time datetime="${expiresAt}">${expiresAt.slice(0, 16).replace('T', ' ')} UTC</time>
      </p>`;

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
