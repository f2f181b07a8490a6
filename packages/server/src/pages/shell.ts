import { toBase64url } from '@tillkit/core/hmac';
import { html, raw } from 'hono/html';
import type { Context } from '../checkout/context.ts';
import { STYLE } from './style.ts';

/** Text is escaped when it enters `html`; only what `html` made passes as markup. */
export type Markup = ReturnType<typeof html>;

export interface PageParts {
  readonly title: string;
  /** The shop's name. */
  readonly shop: string;
  /** No real money moves. */
  readonly test?: boolean;
  readonly body: Markup;
  readonly status?: number;
  /** Made with the nonce that lets it run; there is no script otherwise. */
  readonly script?: (nonce: string) => Markup;
  /** Who may frame it; nobody when absent. */
  readonly ancestors?: readonly string[];
  /** What else the answer's head says. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * `form-action` is where forms of this page may lead: `null` leaves it out, where a form's answer sends on to a pay page
 * at an address nobody knows before. Chromium holds a redirect after a form to it.
 */
const policyOf = (nonce: string, { script, ancestors = [] }: PageParts, formAction: string | null): string =>
  [
    "default-src 'none'",
    "base-uri 'none'",
    'img-src data:',
    `style-src 'nonce-${nonce}'`,
    ...(script ? [`script-src 'nonce-${nonce}'`] : []),
    ...(formAction === null ? [] : [`form-action ${formAction}`]),
    `frame-ancestors ${ancestors.length === 0 ? "'none'" : ancestors.join(' ')}`,
  ].join('; ');

/**
 * A whole page of ours. It never says who may open it (no Cross-Origin-Opener-Policy): a page that returns to its opener
 * must still have one.
 */
export const page = async (
  { random }: Pick<Context, 'random'>,
  parts: PageParts,
  formAction: string | null = "'self'",
): Promise<Response> => {
  const nonce = toBase64url(random(18));
  const { title, shop, test = false, body, status = 200, script, headers } = parts;
  const text = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="data:," />
        <title>${title} · ${shop}</title>
        <style nonce="${nonce}">
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <main>
          <header><b>${shop}</b>${test ? html`<span class="test" title="No real money moves">Test</span>` : ''}</header>
          <div class="body">${body}</div>
        </main>
        ${script?.(nonce) ?? ''}
      </body>
    </html>`;
  return new Response(String(text), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policyOf(nonce, parts, formAction),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  });
};
