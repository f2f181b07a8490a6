export const payButtonWords = {
  pay: 'Pay',
  buy: 'Buy',
  donate: 'Donate',
  subscribe: 'Subscribe',
  book: 'Book',
  topUp: 'Top up',
  continuePayment: 'Continue payment',
  tryAgain: 'Try again',
  pageNotOpened: 'The payment page did not open. Nothing was charged.',
  checkoutBlocked:
    'Something in your browser blocks the checkout. Nothing was charged. Switch content blockers off for this page, then try again.',
  openingPage: 'Opening payment page',
  about: 'about {amount}',
};

const VERBS = ['buy', 'donate', 'subscribe', 'book'] as const;

/** What a button says it does, by its `verb` (`top-up`); “Pay” for one that is none of ours. */
export const verbOf = (words: typeof payButtonWords, verb?: string): string => {
  const known = VERBS.find((one) => one === verb);
  return words[known ?? (verb === 'top-up' ? 'topUp' : 'pay')];
};
