import { Problem, type ProblemCode } from '@tillkit/core/problem';
import { afterPay, oneWay, open, severalWays } from './modal.ts';
import { quote } from './shop.ts';
import type { State, States } from './state.ts';

const refusedAtPay = (shows: string, code: ProblemCode): State => afterPay(shows, { begin: new Problem(code) });
const refusedAtOrder = (shows: string, code: ProblemCode): State =>
  open(shows, { quotes: { problem: new Problem(code).body('sup_4F7K') } });

/** When it does not go straight. */
export const trouble = {
  gatewaySilent: refusedAtPay('The payment page is not answering', 'gateway_unavailable'),
  gatewaySilentAmongOthers: open(
    'The payment page is not answering',
    { ...severalWays, begin: new Problem('gateway_unavailable') },
    async (buyer) => {
      await buyer.goOn();
      await buyer.goOn();
    },
  ),
  otherAmount: refusedAtPay('The payment page asked for another amount', 'gateway_amount_differs'),
  alreadyPaid: refusedAtPay('This order is already paid', 'already_paid'),
  underWayElsewhere: refusedAtPay('A payment for this order is under way', 'payment_in_progress'),
  shopSilent: open('We waited 8 seconds', { quotes: 'silent' }, (_, { clock }) => clock.advance(8_000)),
  unreachable: open('Check your connection', { quotes: 'unreachable' }),
  offlineAtOrder: open('You are offline', oneWay, undefined, { offline: true }),
  offlineAtMethods: open('Waiting for connection', severalWays, (buyer) => buyer.goOn(), { offline: true }),
  offlineAtOnce: open('We go on when you are back', { quotes: 'unreachable' }, undefined, { offline: true }),
  noMethod: open('No way to pay fits this order', { quotes: { quote, methods: [] } }),
  emptyOrder: open('Your cart is empty', { quotes: { problem: new Problem('cart_invalid').body() } }, undefined, {
    cart: { items: [] },
  }),
  orderNotPayable: refusedAtOrder('This order cannot be paid as it is', 'cart_invalid'),
  soldOut: refusedAtOrder('This is no longer for sale', 'sku_unknown'),
  tooMany: refusedAtOrder('Too many tries at once', 'rate_limited'),
} as const satisfies States;
