import { systemClock } from '@tillkit/core/clock';
import { isSettled, type Status } from '@tillkit/core/lifecycle';
import type { SessionView } from '@tillkit/core/wire';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { adopt } from '../page/adopt.ts';
import { ago, dateAndTime } from './ago.ts';
import { amountsIn } from './amounts.ts';
import { statusTone } from './badge.ts';
import { coin, type CoinName } from './coin.ts';
import { eachMinute } from './minutes.ts';
import { statusDetailStyle } from './status-detail.style.ts';
import { fill, say, type Language } from './words.ts';

export const statusWords = {
  orderStarted: 'Order started',
  nothingPaidYet: 'Nothing is paid yet',
  waitingForPayment: 'Waiting for your payment',
  updatesByItself: 'This updates by itself',
  checkingPayment: 'We are checking your payment',
  doNotPay: 'Please do not pay again',
  held: 'Amount held, not charged yet',
  takenWhenReady: 'The shop takes it when your order is ready',
  paid: 'Paid',
  partRefunded: 'Part of it refunded',
  someDays: 'It may take some days to arrive',
  refundedInFull: 'Refunded in full',
  canceled: 'Canceled',
  nothingChargedLine: 'Nothing charged',
  paymentRanOut: 'Payment time ran out',
  orderAgain: 'Nothing charged. You can order again',
  notThrough: 'Payment did not go through',
  shopChecks: 'The shop is checking this order',
  amountDiffers: 'The amount received differs. Nothing to do for now',
  mayStillArrive: 'A payment begun earlier may still arrive',
  waitingForTransfer: 'Waiting for your transfer',
  transferTakes: 'Banks take 5 to 30 minutes. This updates by itself',
  amountRefunded: '{amount} refunded',
  orderPlaced: 'Order placed',
  shopIsChecking: 'The shop is checking',
  whatHappened: 'What happened to this order',
  notYet: 'Not yet',
  notUpdating: 'The shop is not answering. This may be out of date',
};

type StatusWords = typeof statusWords;
type Told = readonly [title: keyof StatusWords, meaning?: keyof StatusWords];

/** What each status means, in a line and a second one. */
const SAYS: Readonly<Record<CoinName, Told>> = {
  created: ['orderStarted', 'nothingPaidYet'],
  pending: ['waitingForPayment', 'updatesByItself'],
  checking: ['checkingPayment', 'doNotPay'],
  authorized: ['held', 'takenWhenReady'],
  paid: ['paid'],
  partially_refunded: ['partRefunded', 'someDays'],
  refunded: ['refundedInFull', 'someDays'],
  canceled: ['canceled', 'nothingChargedLine'],
  expired: ['paymentRanOut', 'orderAgain'],
  failed: ['notThrough', 'nothingChargedLine'],
  review: ['shopChecks', 'amountDiffers'],
};

/** Nothing was charged only where a gateway said so: a page the buyer left can be paid until the gateway ends it. */
const meaningOf = (session: SessionView, word: CoinName): keyof StatusWords | undefined =>
  session.stillPayable && word !== 'checking' ? 'mayStillArrive' : SAYS[word][1];

/** A transfer takes its time, and nothing is left to do for it. */
const TRANSFER: Told = ['waitingForTransfer', 'transferTakes'];

const saysOf = (session: SessionView, word: CoinName): readonly [keyof StatusWords, keyof StatusWords | undefined] =>
  session.attempt?.action?.kind === 'transfer' && (word === 'created' || word === 'pending')
    ? [TRANSFER[0], TRANSFER[1]]
    : [SAYS[word][0], meaningOf(session, word)];

const wordOf = (session: SessionView): CoinName => (session.checking ? 'checking' : session.status);

/** Whether the news may be old: what is settled does not change any more. */
const mayBeOld = (session: SessionView, stale: boolean): boolean => stale && !isSettled(session.status);

/** What a line says second: that it may have changed meanwhile, else when it came to be so, and what it means. */
const secondOf = (
  session: SessionView,
  meaning: keyof StatusWords | undefined,
  language: Language,
  stale: boolean,
): TemplateResult | string => {
  const words = say(language, statusWords);
  if (mayBeOld(session, stale)) return words.notUpdating;
  const means =
    session.status === 'paid' && session.paidWith ? html`<bdi>${session.paidWith}</bdi>` : meaning && words[meaning];
  if (means && !isSettled(session.status)) return means;
  const at = session.timeline.at(-1)?.at ?? session.createdAt;
  const { locale } = language;
  // The region says what changed, not each minute that passes.
  return html`<time part="time" aria-live="off" datetime=${at} title=${dateAndTime(at, locale)}
      >${ago(at, systemClock.now(), locale)}</time
    >${means ? html` · ${means}` : nothing}`;
};

const line = (session: SessionView, language: Language, stale: boolean): TemplateResult => {
  const { locale } = language;
  const words = say(language, statusWords);
  const word = wordOf(session);
  const [title, meaning] = saysOf(session, word);
  const { quote, refunded } = session;
  const amounts = amountsIn(quote.currency, locale);
  return html`<div class="till line ${statusTone(word)}" part="badge" role="status">
    ${coin(word)}
    <div class="say">
      <b part="label">${words[title]}</b>
      <span>${secondOf(session, meaning, language, stale)}</span>
    </div>
    <div class="sum" part="amount">
      ${amounts(quote.total)}${refunded ? html`<small part="refund">${fill(words.amountRefunded, { amount: amounts(refunded) })}</small>` : nothing}
    </div>
  </div>`;
};

const ENTRIES: Readonly<Partial<Record<Status, keyof StatusWords>>> = {
  created: 'orderPlaced',
  review: 'shopIsChecking',
};

const COMING: ReadonlySet<Status> = new Set(['created', 'pending', 'authorized']);

/** What is still to come says so: in a list of what happened, its name alone would read as if it had. */
const coming = (status: Status, { paid, notYet }: StatusWords): TemplateResult | typeof nothing =>
  COMING.has(status)
    ? html`<li class="next" part="entry">${coin('created')}<b>${paid}</b><span part="time">${notYet}</span></li>`
    : nothing;

const timeline = (session: SessionView, language: Language, stale: boolean): TemplateResult => {
  const { locale } = language;
  const words = say(language, statusWords);
  const amounts = amountsIn(session.quote.currency, locale);
  return html`<div role="log" aria-label=${words.whatHappened}>
    <ol class="till course" part="timeline">
      ${session.timeline.map(({ at, status, amount }, index, { length }) => {
        const now = index === length - 1;
        const word = now ? wordOf(session) : status;
        const [title, meaning] = now ? saysOf(session, word) : SAYS[word];
        const second = now && mayBeOld(session, stale) ? 'notUpdating' : meaning;
        const note = status === 'paid' ? session.paidWith : now && second && words[second];
        return html`<li class=${statusTone(word)} part="entry">
          ${coin(now || status !== 'pending' ? word : 'created')}
          <b>${words[ENTRIES[status] ?? title]}${amount === undefined ? '' : ` ${amounts(amount)}`}</b>
          <time part="time" datetime=${at} title=${ago(at, systemClock.now(), locale)}>${dateAndTime(at, locale)}</time>
          ${note ? html`<p>${note}</p>` : nothing}
        </li>`;
      })}
      ${coming(session.status, words)}
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
