import { beginWith, begin, actions, fullQuote, gift, quote, square, wallet } from './shop.ts';
import { make, type State, type States } from './state.ts';

type Properties = Parameters<typeof make<'till-pay-button'>>[1];

const TEA: Properties = { sku: 'coffee', quantity: 2, amount: 4_390, currency: 'EUR' };
const offered = { quotes: { quote, methods: [wallet] } };

const button = (properties: Properties, shows: string): State => ({
  shows,
  make: ({ endpoint }) => [make('till-pay-button', { ...TEA, endpoint, ...properties })],
});

/** The merchant's own colours, by the public style properties. */
const dressed = (style: Readonly<Record<string, string>>): State => ({
  shows: 'Pay €43.90',
  make: ({ endpoint }) => {
    const element = make('till-pay-button', { ...TEA, endpoint });
    for (const [name, value] of Object.entries(style)) element.style.setProperty(`--till-${name}`, value);
    return [element];
  },
});

const span = (words: string): HTMLElement =>
  Object.assign(document.createElement('span'), { slot: 'label', textContent: words });

const picture = (): HTMLElement =>
  Object.assign(document.createElement('img'), { slot: 'icon', alt: '', src: square(330), width: 16, height: 16 });

export const payButton = {
  pay: button({}, 'Pay €43.90'),
  buy: button({ verb: 'buy' }, 'Buy €43.90'),
  donate: button({ verb: 'donate' }, 'Donate €43.90'),
  subscribe: button({ verb: 'subscribe' }, 'Subscribe €43.90'),
  book: button({ verb: 'book' }, 'Book €43.90'),
  topUp: button({ verb: 'top-up' }, 'Top up €43.90'),
  ownWords: {
    shows: 'Send flowers €43.90',
    make: ({ endpoint }) => [make('till-pay-button', { ...TEA, endpoint }, picture(), span('Send flowers'))],
  },
  loading: button({ loading: true }, '€43.90'),
  disabled: button({ disabled: true }, 'Pay €43.90'),
  paid: {
    shows: /^Paid €43.90$/,
    canned: { ...offered, begin: begin('paid', { paid: 4_390 }) },
    make: ({ store }) => [make('till-pay-button', TEA), make('till-checkout-modal', { store })],
    walk: async (buyer) => {
      await buyer.openCheckout();
      await buyer.goOn();
      await buyer.goOn();
    },
  },
  error: {
    shows: 'did not open',
    make: ({ endpoint }) => [make('till-pay-button', { amount: 4_390, currency: 'EUR', endpoint })],
    walk: (buyer) => buyer.pressPay(),
  },
  noAmount: {
    shows: /^Pay$/,
    canned: { quotes: 'silent' },
    make: ({ endpoint }) => [make('till-pay-button', { sku: 'coffee', endpoint })],
  },
  amountUnknown: {
    shows: /^Pay$/,
    canned: { quotes: 'unreachable' },
    make: ({ endpoint }) => [make('till-pay-button', { sku: 'coffee', endpoint })],
  },
  quotedAmount: {
    shows: 'Pay €50.86',
    canned: { quotes: { quote: fullQuote, methods: [wallet] } },
    make: ({ endpoint }) => [make('till-pay-button', { sku: 'coffee', endpoint })],
  },
  hint: {
    shows: 'about ฿1,912.40',
    canned: { quotes: { quote: fullQuote, methods: [wallet] } },
    make: ({ endpoint }) => [make('till-pay-button', { sku: 'coffee', hintCurrency: 'THB', endpoint })],
  },
  choose: {
    shows: 'From €5.00 to €100.00',
    canned: { quotes: { quote: gift, methods: [wallet] } },
    make: ({ endpoint }) => [make('till-pay-button', { sku: 'gift', choose: true, verb: 'buy', endpoint })],
  },
  continuePayment: {
    shows: /^Continue payment €43.90$/,
    canned: {
      ...offered,
      begin: beginWith(wallet, actions.redirect),
      status: { sessions: [], refused: [] },
    },
    make: ({ endpoint }) => [make('till-pay-button', { ...TEA, endpoint })],
    walk: async (buyer) => {
      await buyer.openCheckout();
      await buyer.goOn();
      await buyer.close();
    },
  },
  fullWidth: {
    shows: 'Pay €43.90',
    make: ({ endpoint }) => {
      const element = make('till-pay-button', { ...TEA, endpoint });
      element.className = 'wide';
      return [element];
    },
  },
  small: dressed({ size: '14px' }),
  large: dressed({ size: '20px', radius: '20px' }),
  warmAccent: dressed({ accent: 'oklch(0.55 0.13 45)', radius: '2px' }),
  paleAccent: dressed({ accent: '#c8f250' }),
  violetAccent: dressed({ accent: '#5b2ee5', radius: '26px' }),
} as const satisfies States;
