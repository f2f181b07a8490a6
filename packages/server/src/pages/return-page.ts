import { isSettled, type Attempt } from '@tillkit/core/lifecycle';
import type { SessionView } from '@tillkit/core/wire';
import { html, raw } from 'hono/html';
import type { Context } from '../checkout/context.ts';
import { actionView } from './action-view.ts';
import { page, type Markup, type PageParts } from './shell.ts';
import { moneyText, shopOf, wordsOf } from './words.ts';

/**
 * Tells the shop's page to look again, at the one origin it may be on, and no more than that: whose word a message is
 * cannot be known. A popup then closes; one that does not close was none, and goes back as a redirect does.
 */
const SCRIPT = `{
const { session, origin, back, mode } = document.currentScript.dataset;
const shop = mode === 'frame' ? window.parent : window.opener;
const isAlone = mode === 'popup' || shop === window;
if (shop && shop !== window) shop.postMessage({ channel: 'tillkit', session }, origin);
if (mode === 'popup') window.close();
if (isAlone) setTimeout(() => location.replace(back), 300);
}`;

export interface Returned {
  readonly session: SessionView;
  readonly attempt: Pick<Attempt, 'mode'>;
  /** The shop's page, with a read token in its fragment. */
  readonly back: string;
  /** This page again, as it was asked for first. */
  readonly again: string;
  /** How often it looked already. */
  readonly step: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Seconds until it looks again by itself: half a minute closely, three more at leisure, then the buyer asks. */
const waitOf = (step: number): number | null => {
  if (step < 10) return 3;
  if (step < 20) return 6;
  return step < 30 ? 12 : null;
};

const isWaiting = ({ status, checking }: SessionView): boolean => !isSettled(status) || checking;

/** A pay page that stands and was not paid at: the way on for who came back by "cancel". */
const payPage = ({ attempt, status }: SessionView): string | null => {
  const isOpen = status === 'created' || status === 'pending';
  if (!isOpen || attempt?.action?.kind !== 'redirect') return null;
  // An address is a gateway's word: a link to `javascript:` would run here.
  return /^https?:\/\//i.test(attempt.action.url) ? attempt.action.url : null;
};

const bodyOf = ({ session, attempt, back, again, step, now }: Returned, shop: string, isForm: boolean): Markup => {
  const { title, text, tone } = wordsOf(session);
  const pay = isForm ? payPage(session) : null;
  const isStill = isWaiting(session) && waitOf(step) === null;
  return html`<div id="status" class="say ${tone}" role="status" data-status="${session.status}">
      <h1>${title}</h1>
      <p>${text}</p>
      ${isWaiting(session) && !isStill ? html`<p class="mute">This page looks again by itself.</p>` : ''}
    </div>
    ${isForm ? actionView(session, now) : ''}
    <dl>
      ${
        session.quote.reference === undefined
          ? ''
          : html`<div>
              <dt>Order</dt>
              <dd><bdi>${session.quote.reference}</bdi></dd>
            </div>`
      }
      <div class="total">
        <dt>${session.quote.title}</dt>
        <dd>${moneyText(session.quote.total, session.quote.currency)}</dd>
      </div>
    </dl>
    <div class="acts">
      ${pay === null ? '' : html`<a id="continue" class="go" href="${pay}">Continue to the payment page</a>`}
      ${isStill ? html`<a id="again" class="other" href="${again}">Look again</a>` : ''}
      <a
        id="back"
        class="${pay === null ? 'go' : 'other'}"
        href="${back}"
        ${attempt.mode === 'frame' ? raw(' target="_top"') : ''}
        >Back to ${shop}</a
      >
    </div>`;
};

/** Where a buyer comes back to who has no script, or whose pay page stood in a window or frame of its own. */
export const returnPage = async (context: Context, returned: Returned, isForm: boolean): Promise<Response> => {
  const { session, attempt, back, again, step } = returned;
  const { origin } = new URL(back);
  const shop = shopOf(context.name, back);
  const wait = isWaiting(session) ? waitOf(step) : null;
  const script = (nonce: string): Markup =>
    html`<script
      nonce="${nonce}"
      data-session="${session.id}"
      data-origin="${origin}"
      data-back="${back}"
      data-mode="${attempt.mode}"
    >
      ${raw(SCRIPT)};
    </script>`;
  const parts: PageParts = {
    title: wordsOf(session).title,
    shop,
    test: session.test,
    body: bodyOf(returned, shop, isForm),
    ...(isForm || attempt.mode === 'redirect' ? {} : { script }),
    ...(attempt.mode === 'frame' ? { ancestors: context.origins } : {}),
    headers: wait === null ? {} : { refresh: `${wait}; url=${again}&n=${step + 1}` },
  };
  return page(context, parts);
};
