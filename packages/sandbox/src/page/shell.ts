import type { Random } from '@tillkit/core/clock';
import { toBase64url } from '@tillkit/core/hmac';
import { html, raw } from 'hono/html';
import { STYLE } from './style.ts';

/** Text is escaped when it enters `html`; only what `html` made passes as markup. */
export type Markup = ReturnType<typeof html>;

export interface PageParts {
  readonly title: string;
  readonly body: Markup;
  readonly status?: number;
  /**
   * Where the page goes by itself, and after how many seconds. The body holds a link with `data-onward` to the same
   * place. Without scripts a refresh does it.
   */
  readonly onward?: { readonly url: string; readonly seconds: number };
  /** Whether a popup keeps the page that opened it. By default it is severed (Cross-Origin-Opener-Policy). */
  readonly keepsOpener?: boolean;
  /** Whether any site may show the page in a frame. By default none may. */
  readonly framed?: boolean;
  /** What else runs, with the page's nonce. A constant: what comes from outside is read from the body's data attributes. */
  readonly script?: string;
}

/** What every page and answer denies, framing first (OpenCheckout's dossier §1, §16 item 14). */
export const securityHeaders = (
  policy: string,
  keepsOpener = false,
  framed = false,
): Readonly<Record<string, string>> => ({
  'content-security-policy': policy,
  ...(keepsOpener ? {} : { 'cross-origin-opener-policy': 'same-origin' }),
  'cross-origin-resource-policy': framed ? 'cross-origin' : 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  ...(framed ? {} : { 'x-frame-options': 'DENY' }),
});

const policyFor = (ancestors: string): string =>
  `default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ${ancestors}`;
export const CLOSED_POLICY = policyFor("'none'");
const FRAMED_POLICY = policyFor('*');

/** Replaces where it goes at once: Back from the shop must not lead forward again. */
const GO = `const { href, dataset } = document.querySelector('[data-onward]');
const seconds = Number(dataset.onward);
setTimeout(() => seconds ? location.assign(href) : location.replace(href), seconds * 1000);`;

/** A whole sandbox page. Its style, and the script where it goes on by itself, carry a nonce; nothing else may load or run. */
export const page = async (parts: PageParts, random: Random): Promise<Response> => {
  const { title, body, status = 200, onward, keepsOpener, framed = false } = parts;
  const nonce = toBase64url(random(18));
  const code = [...(onward ? [GO] : []), ...(parts.script === undefined ? [] : [parts.script])].join('\n');
  const script = code === '' ? '' : `; script-src 'nonce-${nonce}'`;
  const refresh =
    onward && html`<noscript><meta http-equiv="refresh" content="${onward.seconds}; url=${onward.url}" /></noscript>`;
  const text = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="data:," />
        <title>${title} · Sandbox</title>
        ${refresh ?? ''}
        <style nonce="${nonce}">
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <header class="hatch"><b>Sandbox</b><span>No real money moves on this page.</span></header>
        <main class="room">${body}</main>
        ${
          code === ''
            ? ''
            : html`<script nonce="${nonce}">
                ${raw(code)};
              </script>`
        }
      </body>
    </html>`;
  return new Response(String(text), {
    status,
    headers: {
      ...securityHeaders(
        `${framed ? FRAMED_POLICY : CLOSED_POLICY}; img-src data:; style-src 'nonce-${nonce}'${script}`,
        keepsOpener,
        framed,
      ),
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    },
  });
};
