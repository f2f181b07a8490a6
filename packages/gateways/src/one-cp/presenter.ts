import type { Action, Method } from '@tillkit/core/gateway';
import { isPayPage } from '../transport/index.ts';

/**
 * How the buyer comes to One-CP's own page or widget; create answers an id and nothing else, and how to show it is not
 * published (dossier §6).
 *
 * `widget`: your page's presenter is given `{ widgetId, transactionId }` and whatever stands in `data`.
 * `redirect`: `url` with `{transactionId}` and, if needed, `{widgetId}` after its host; https, or http on loopback.
 * `iframe`: the same address, shown in a frame of your page and never instead of it, as no buyer is sent back from there.
 * What it tells your page is not published and is not listened to: the payment is read, and at once when the frame turns
 * to another page. There is no `email`: a payment that nobody was shown must not be paid.
 */
export type Presenter =
  | { readonly mode: 'widget'; readonly data?: Readonly<Record<string, string>> }
  | { readonly mode: 'redirect' | 'iframe'; readonly url: string };

/** Text by text: a template may hold `$&`, which a replacement would read as more than that. */
const filled = (template: string, widgetId: string, transactionId: string): string =>
  template.split('{transactionId}').join(transactionId).split('{widgetId}').join(encodeURIComponent(widgetId));

const SAMPLE_ID = '0'.repeat(24);

const checkTemplate = (template: string, widgetId: string): void => {
  if (!template.includes('{transactionId}'))
    throw new TypeError('presenter.url has no {transactionId}: every buyer would be sent to the same page.');
  // Only the path and what follows it: a host must not depend on what an API answers.
  if (!/^https?:\/\/[^/?#{}\\@]+[/?#]/i.test(template))
    throw new TypeError(
      'presenter.url must begin with a whole address, its placeholders after the host, no credentials.',
    );
  const url = filled(template, widgetId, SAMPLE_ID);
  if (/[{}]/.test(url))
    throw new TypeError('presenter.url may hold {transactionId} and {widgetId}, and no other braces.');
  if (!isPayPage(url)) throw new TypeError('presenter.url is not https. Only loopback may be http.');
};

const checkData = (data: Readonly<Record<string, string>>): void => {
  for (const [name, value] of Object.entries(data)) {
    if (name === 'widgetId' || name === 'transactionId')
      throw new TypeError(`presenter.data must not hold ${name}: it is given anyway.`);
    if (typeof value !== 'string') throw new TypeError(`presenter.data.${name} must be a text.`);
  }
};

/** @throws TypeError with the fix, also where the secret would reach a browser */
export const checkPresenter = (presenter: Presenter, widgetId: string, backendSecret: string): void => {
  if (!['widget', 'redirect', 'iframe'].includes(presenter.mode))
    throw new TypeError("presenter.mode must be 'widget', 'redirect' or 'iframe'.");
  if (presenter.mode === 'widget') checkData(presenter.data ?? {});
  else checkTemplate(presenter.url, widgetId);
  const shown = presenter.mode === 'widget' ? Object.entries(presenter.data ?? {}).flat() : [presenter.url];
  if (shown.some((text) => text.includes(backendSecret)))
    throw new TypeError('presenter holds the backend secret, and would show it to every buyer. Take it out.');
};

export const kindsOf = ({ mode }: Presenter): Method['kinds'] => [mode === 'iframe' ? 'frame' : mode];

export const actionOf = (presenter: Presenter, widgetId: string, transactionId: string): Action => {
  if (presenter.mode === 'widget') return { kind: 'widget', data: { ...presenter.data, widgetId, transactionId } };
  const url = filled(presenter.url, widgetId, transactionId);
  return presenter.mode === 'iframe'
    ? { kind: 'frame', url, origin: new URL(url).origin }
    : { kind: 'redirect', url, popup: 'opener' };
};
