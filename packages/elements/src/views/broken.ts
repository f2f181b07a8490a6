import { html, nothing } from 'lit';
import type { CheckoutState } from '../checkout/state.ts';
import { mainButton } from './buttons.ts';
import { outcome } from './outcome.ts';
import type { Page, StepRequests } from './page.ts';
import { offlineWords } from './offline.ts';
import { plainButton, stepWords } from './step-buttons.ts';
import { say, type Language } from './words.ts';

type Broken = Extract<CheckoutState, { step: 'broken' }>;

export const brokenWords = {
  ...stepWords,
  ...offlineWords,
  tryInAMoment: 'Try again in a moment.',
  checkConnection: 'Check your connection. A content blocker may be in the way, too.',
  waitedLong: 'We waited 8 seconds. Try once more.',
  gatewaySilent: 'The payment page is not answering',
  tryOnceMoreOrOther: 'Try once more, or pay another way.',
  orderNotPayable: 'This order cannot be paid as it is',
  lookAtItAgain: 'Go back to the shop and look at it again.',
  nothingToPay: 'Nothing to pay for yet',
  cartEmpty: 'Your cart is empty. Add something, then come back.',
  otherAmount: 'The payment page asked for another amount',
  stoppedBefore: 'We stopped it before you saw it.',
  wayNotAvailable: 'This way to pay is not available now',
  tryAnother: 'Try another one.',
  noWayFits: 'No way to pay fits this order',
  askTheShop: 'Go back to the shop, or ask there how to pay.',
  notForSale: 'This is no longer for sale',
  chooseAgain: 'Go back to the shop and choose again.',
  codeUnknown: 'We do not know this promotion code',
  checkSpelling: 'Check the spelling.',
  tooManyTries: 'Too many tries at once',
  waitAMoment: 'Wait a moment, then try again.',
  alreadyPaid: 'This order is already paid',
  paymentUnderWay: 'A payment for this order is under way',
  notOpened: 'The checkout did not open',
  tryOnceMore: 'Try once more.',
  reference: 'Reference',
  beforeYouSee: 'Please do not pay again before you see how it ended.',
};

type Told = readonly [title: keyof typeof brokenWords, advice: keyof typeof brokenWords];

const SHOP: Told = ['shopSilent', 'tryInAMoment'];
const GATEWAY: Told = ['gatewaySilent', 'tryOnceMoreOrOther'];
const EMPTY: Told = ['nothingToPay', 'cartEmpty'];
const ORDER: Told = ['orderNotPayable', 'lookAtItAgain'];

/** Title and advice by problem code. */
const SAYS: Readonly<Record<string, Told>> = {
  network: ['shopSilent', 'checkConnection'],
  timeout: ['shopSilent', 'waitedLong'],
  blocked: ['browserBlocks', 'switchBlockersOff'],
  store_unavailable: SHOP,
  price_failed: SHOP,
  gateway_unavailable: GATEWAY,
  gateway_refused: GATEWAY,
  gateway_answer_invalid: GATEWAY,
  gateway_amount_differs: ['otherAmount', 'stoppedBefore'],
  method_unavailable: ['wayNotAvailable', 'tryAnother'],
  no_method: ['noWayFits', 'askTheShop'],
  sku_unknown: ['notForSale', 'chooseAgain'],
  cart_invalid: ORDER,
  price_not_accepted: ORDER,
  reference_not_accepted: ORDER,
  promotion_unknown: ['codeUnknown', 'checkSpelling'],
  rate_limited: ['tooManyTries', 'waitAMoment'],
  already_paid: ['alreadyPaid', 'doNotPayAgain'],
  payment_in_progress: ['paymentUnderWay', 'doNotPayAgain'],
};
const FINAL = new Set([
  'no_method', 'sku_unknown', 'cart_invalid', 'price_not_accepted', 'reference_not_accepted', 'promotion_unknown', 'already_paid',
]); // prettier-ignore
const UNDER_WAY = new Set(['already_paid', 'payment_in_progress']);

/** Something did not answer, or said no. Whether money could have moved is said first. */
export const broken = (
  { cart, code, support, underWay, offer }: Broken,
  ask: StepRequests,
  offline: boolean,
  language: Language,
): Page => {
  const words = say(language, brokenWords);
  const isEmpty = !offline && code === 'cart_invalid' && cart.items.length === 0;
  const said = isEmpty ? EMPTY : (SAYS[code] ?? ['notOpened', 'tryOnceMore']);
  const [title, advice]: Told = offline ? ['youAreOffline', 'orderKept'] : said;
  const money = underWay ? html`<strong>${words.beforeYouSee}</strong>` : words.nothingCharged;
  const final = FINAL.has(code) && !offline;
  const isPaid = final && code === 'already_paid';
  const others = offer && offer.methods.length > 1;
  return {
    titled: true,
    // Its own words say so.
    strip: undefined,
    body: html`${outcome({
      coin: isEmpty ? 'created' : isPaid ? 'paid' : final ? 'canceled' : 'expired',
      tone: isEmpty ? '' : isPaid ? 'good' : 'wait',
      title: words[title],
      text: html`${isEmpty || UNDER_WAY.has(code) ? nothing : money} ${words[advice]}`,
    })}
    ${support && !isEmpty ? html`<p class="fine">${words.reference} <bdi class="code">${support}</bdi></p>` : nothing}`,
    foot: html`${final ? nothing : mainButton(offline ? words.check : words.tryAgain, ask.retry)}
    ${others ? plainButton(words.anotherWay, ask.another) : plainButton(words.backToShop, ask.leave)}`,
  };
};
