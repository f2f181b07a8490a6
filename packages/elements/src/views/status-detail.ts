import { systemClock } from '@tillkit/core/clock';
import type { Status } from '@tillkit/core/lifecycle';
import type { SessionView } from '@tillkit/core/wire';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { adopt } from '../page/adopt.ts';
import { ago } from './ago.ts';
import { amountsIn } from './amounts.ts';
import { statusTone } from './badge.ts';
import { coin, type CoinName } from './coin.ts';
import { eachMinute } from './minutes.ts';
import { statusDetailStyle } from './status-detail.style.ts';

/** What each status means, in a line and a second one. */
const SAYS: Readonly<Record<CoinName, readonly [title: string, meaning: string]>> = {
  created: ['Order started', 'Nothing is paid yet'],
  pending: ['Waiting for your payment', 'This updates by itself'],
  checking: ['We are checking your payment', 'Please do not pay again'],
  authorized: ['Amount held, not charged yet', 'The shop takes it when your order is ready'],
  paid: ['Paid', ''],
  partially_refunded: ['Part of it refunded', 'It may take some days to arrive'],
  refunded: ['Refunded in full', 'It may take some days to arrive'],
  canceled: ['Canceled', 'Nothing charged'],
  expired: ['Payment time ran out', 'Nothing charged. You can order again'],
  failed: ['Payment did not go through', 'Nothing charged'],
  review: ['The shop is checking this order', 'The amount received differs. Nothing to do for now'],
};

/** Nothing was charged only where a gateway said so: a page the buyer left can be paid until the gateway ends it. */
const meaningOf = (session: SessionView, word: CoinName): string =>
  session.stillPayable && word !== 'checking' ? 'A payment begun earlier may still arrive' : SAYS[word][1];

/** A transfer takes its time, and nothing is left to do for it. */
const TRANSFER = ['Waiting for your transfer', 'Banks take 5 to 30 minutes. This updates by itself'] as const;

const saysOf = (session: SessionView, word: CoinName): readonly [title: string, meaning: string] =>
  session.attempt?.action?.kind === 'transfer' && (word === 'created' || word === 'pending')
    ? TRANSFER
    : [SAYS[word][0], meaningOf(session, word)];

const wordOf = (session: SessionView): CoinName => (session.checking ? 'checking' : session.status);

const line = (session: SessionView, locale: string): TemplateResult => {
  const word = wordOf(session);
  const [title, meaning] = saysOf(session, word);
  const { quote, timeline, refunded } = session;
  const amounts = amountsIn(quote.currency, locale);
  const at = timeline.at(-1)?.at ?? session.createdAt;
  return html`<div class="till line ${statusTone(word)}" part="badge" role="status">
    ${coin(word)}
    <div class="say">
      <b part="label">${title}</b>
      <span>${meaning || html`<time part="time" datetime=${at}>${ago(at, systemClock.now(), locale)}</time>`}</span>
    </div>
    <div class="sum" part="amount">
      ${amounts(quote.total)}${refunded ? html`<small part="refund">${amounts(refunded)} refunded</small>` : nothing}
    </div>
  </div>`;
};

const ENTRIES: Readonly<Partial<Record<Status, string>>> = { created: 'Order placed', review: 'The shop is checking' };

const timeline = (session: SessionView, locale: string): TemplateResult => {
  const amounts = amountsIn(session.quote.currency, locale);
  return html`<div role="log" aria-label="What happened to this order">
    <ol class="till course" part="timeline">
      ${session.timeline.map(({ at, status, amount }, index, { length }) => {
        const now = index === length - 1;
        const word = now ? wordOf(session) : status;
        const [title, meaning] = now ? saysOf(session, word) : SAYS[word];
        return html`<li class=${statusTone(status)} part="entry">
          ${coin(now || status !== 'pending' ? status : 'created')}
          <b>${ENTRIES[status] ?? title}${amount === undefined ? '' : ` ${amounts(amount)}`}</b>
          <time part="time" datetime=${at}>${ago(at, systemClock.now(), locale)}</time>
          ${now && meaning ? html`<p>${meaning}</p>` : nothing}
        </li>`;
      })}
    </ol>
  </div>`;
};

/** The two longer forms of a status. They write times, so the element is kept up to the minute. */
export const statusDetail = (host: LitElement) => {
  adopt(host, statusDetailStyle);
  eachMinute(host);
  return { line, timeline };
};

export type StatusDetail = ReturnType<typeof statusDetail>;
