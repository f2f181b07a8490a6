import { Problem } from '@tillkit/core/problem';
import { afterPay, oneWay, open, severalWays, ways } from './modal.ts';
import { actions, beginWith, fromBank, fullQuote, longQuote, promptpay, quote, transfer, wallet } from './shop.ts';
import type { States } from './state.ts';

const asked = { quotes: { quote, methods: [fromBank] }, begin: beginWith(fromBank, actions.qr) };
const changed = { ...quote, shipping: 690, total: quote.total + 690, hash: 'fresh' };

/** Up to the payment. */
export const order = {
  loading: open('Getting your order', { quotes: 'silent' }),
  review: open('Choose how to pay', severalWays),
  reviewWithEverything: open('Charged in EUR', { quotes: { quote: fullQuote, methods: ways } }),
  reviewWithOneWay: open('Continue with Open Payments wallet', oneWay),
  longWords: open('Donaudampf', { quotes: { quote: longQuote, methods: ways } }),
  starting: open('Opening payment page', { ...oneWay, begin: 'silent' }, (buyer) => buyer.press()),
  methods: open('Continue with Bank transfer', severalWays, async (buyer) => {
    await buyer.goOn();
    await buyer.pick(2);
  }),
  ownMethods: open(
    'Continue with On account',
    severalWays,
    async (buyer) => {
      await buyer.goOn();
      await buyer.pick(ways.length + 1);
    },
    { methods: [{ id: 'account', label: 'On account', detail: 'For companies we know', pay: () => {} }] },
  ),
  fields: open('Your details for Thai bank account', asked, (buyer) => buyer.goOn()),
  fieldsWithErrors: open('That is 6 digits', asked, async (buyer) => {
    await buyer.goOn();
    await buyer.fill('bank', '004');
    await buyer.fill('number', '111-222');
    await buyer.press();
  }),
  priceChanged: afterPay('The total changed', {
    begin: new Problem('quote_changed', { members: { quote: changed, methods: [wallet, promptpay, transfer] } }),
  }),
} as const satisfies States;
