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

/** What a button says it does, by its `verb` (`top-up`); “Pay” for one that is none of ours. */
export const verbOf = (words: typeof payButtonWords, verb = 'pay'): string => {
  switch (verb) {
    case 'buy':
    case 'donate':
    case 'subscribe':
    case 'book':
      return words[verb];
    case 'top-up':
      return words.topUp;
    default:
      return words.pay;
  }
};
