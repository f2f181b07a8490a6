import { html, nothing } from 'lit';
import type { CheckoutState } from '../checkout/state.ts';
import { mainButton } from './buttons.ts';
import { outcome } from './outcome.ts';
import type { Page, StepRequests } from './page.ts';
import { plainButton } from './step-buttons.ts';

type Broken = Extract<CheckoutState, { step: 'broken' }>;

const SHOP = ['The shop is not answering', 'Try again in a moment.'] as const;
const GATEWAY = ['The payment page is not answering', 'Try once more, or pay another way.'] as const;
const ORDER = ['This order cannot be paid as it is', 'Go back to the shop and look at it again.'] as const;

/** Title and advice by problem code. */
const WORDS: Readonly<Record<string, readonly [title: string, advice: string]>> = {
  network: ['The shop is not answering', 'Check your connection. A content blocker may be in the way, too.'],
  timeout: ['The shop is not answering', 'We waited 8 seconds. Try once more.'],
  store_unavailable: SHOP,
  price_failed: SHOP,
  gateway_unavailable: GATEWAY,
  gateway_refused: GATEWAY,
  gateway_answer_invalid: GATEWAY,
  gateway_amount_differs: ['The payment page asked for another amount', 'We stopped it before you saw it.'],
  method_unavailable: ['This way to pay is not available now', 'Try another one.'],
  no_method: ['No way to pay fits this order', 'Go back to the shop, or ask there how to pay.'],
  sku_unknown: ['This is no longer for sale', 'Go back to the shop and choose again.'],
  cart_invalid: ORDER,
  price_not_accepted: ORDER,
  reference_not_accepted: ORDER,
  promotion_unknown: ['We do not know this promotion code', 'Check the spelling.'],
  rate_limited: ['Too many tries at once', 'Wait a moment, then try again.'],
  already_paid: ['This order is already paid', 'Please do not pay again.'],
  payment_in_progress: ['A payment for this order is under way', 'Please do not pay again.'],
};
const FINAL = new Set([
  'no_method', 'sku_unknown', 'cart_invalid', 'price_not_accepted', 'reference_not_accepted', 'promotion_unknown', 'already_paid',
]); // prettier-ignore
const UNDER_WAY = new Set(['already_paid', 'payment_in_progress']);

const OFFLINE = ['You are offline', 'Your order is kept. We go on when you are back.'] as const;

/** Something did not answer, or said no. Whether money could have moved is said first. */
export const broken = ({ code, support, underWay, offer }: Broken, ask: StepRequests, offline: boolean): Page => {
  const [title, advice] = offline ? OFFLINE : (WORDS[code] ?? ['The checkout did not open', 'Try once more.']);
  const money = underWay
    ? html`<strong>Please do not pay again</strong> before you see how it ended.`
    : 'Nothing was charged.';
  const final = FINAL.has(code) && !offline;
  const others = offer && offer.methods.length > 1;
  return {
    titled: true,
    // Its own words say so.
    strip: undefined,
    body: html`${outcome({
      coin: final ? 'canceled' : 'expired',
      tone: 'wait',
      title,
      text: html`${UNDER_WAY.has(code) ? nothing : money} ${advice}`,
    })}
    ${support ? html`<p class="fine">Reference <bdi class="code">${support}</bdi></p>` : nothing}`,
    foot: html`${final ? nothing : mainButton(offline ? 'Check' : 'Try again', ask.retry)}
    ${others ? plainButton('Pay another way', ask.another) : plainButton('Back to the shop', ask.leave)}`,
  };
};
