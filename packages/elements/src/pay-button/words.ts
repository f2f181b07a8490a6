export const CONTINUE = 'Continue payment';
export const AGAIN = 'Try again';
export const NOT_OPENED = 'The payment page did not open. Nothing was charged.';

/** `top-up` → “Top up” */
export const verbOf = (verb = 'pay'): string => verb.charAt(0).toUpperCase() + verb.slice(1).replace('-', ' ');
