/** Bodies that are wrong, by route: what is wrong, the body, the problem's code, and the paths it names. */
export type Wrong = readonly [what: string, body: unknown, code: string, paths: readonly string[]];

export const item = { sku: 'tea', quantity: 1 };
export const cart = { items: [item] };
const withItem = (change: object): object => ({ cart: { items: [{ ...item, ...change }] } });
const withCart = (change: object): object => ({ cart: { ...cart, ...change } });
export const long = (length: number): string => 'x'.repeat(length);
const parsed = (text: string): unknown => JSON.parse(text);

/** `{"metadata":{"k":"…"}}`: the text of the metadata alone, in bytes. */
export const metadataOf = (bytes: number): Record<string, string> => ({
  k: long(bytes - JSON.stringify({ k: '' }).length),
});

const sessions: readonly Wrong[] = [
  ['quantity 0', withItem({ quantity: 0 }), 'cart_invalid', ['cart.items[0].quantity']],
  ['quantity -1', withItem({ quantity: -1 }), 'cart_invalid', ['cart.items[0].quantity']],
  ['quantity 1.5', withItem({ quantity: 1.5 }), 'cart_invalid', ['cart.items[0].quantity']],
  ['quantity 10,000', withItem({ quantity: 10_000 }), 'cart_invalid', ['cart.items[0].quantity']],
  ['quantity as text', withItem({ quantity: '1' }), 'cart_invalid', ['cart.items[0].quantity']],
  ['quantity null', withItem({ quantity: null }), 'cart_invalid', ['cart.items[0].quantity']],
  ['no quantity', { cart: { items: [{ sku: 'tea' }] } }, 'cart_invalid', ['cart.items[0].quantity']],
  ['no sku', { cart: { items: [{ quantity: 1 }] } }, 'cart_invalid', ['cart.items[0].sku']],
  ['an empty sku', withItem({ sku: '' }), 'cart_invalid', ['cart.items[0].sku']],
  ['a sku of 201 letters', withItem({ sku: long(201) }), 'cart_invalid', ['cart.items[0].sku']],
  ['amount 0', withItem({ amount: 0 }), 'cart_invalid', ['cart.items[0].amount']],
  ['amount 12.5', withItem({ amount: 12.5 }), 'cart_invalid', ['cart.items[0].amount']],
  ['amount over the cap', withItem({ amount: 1_000_000_000_000 }), 'cart_invalid', ['cart.items[0].amount']],
  ['an item that is a text', { cart: { items: ['tea'] } }, 'cart_invalid', ['cart.items[0]']],
  ['an empty cart', { cart: { items: [] } }, 'cart_invalid', ['cart.items']],
  ['a cart without items', { cart: {} }, 'cart_invalid', ['cart.items']],
  ['101 items', { cart: { items: Array.from({ length: 101 }, () => item) } }, 'cart_invalid', ['cart.items']],
  ['an empty promotion code', withCart({ promotionCode: '' }), 'cart_invalid', ['cart.promotionCode']],
  ['metadata of 2,001 bytes', withCart({ metadata: metadataOf(2_001) }), 'cart_invalid', ['cart.metadata']],
  [
    'metadata of 1,000 wide letters',
    withCart({ metadata: { k: 'ä'.repeat(1_000) } }),
    'cart_invalid',
    ['cart.metadata'],
  ],
  ['metadata that nests', withCart({ metadata: { k: { a: 'b' } } }), 'cart_invalid', ['cart.metadata.k']],
  ['metadata with a number', withCart({ metadata: { k: 1 } }), 'cart_invalid', ['cart.metadata.k']],
  [
    'two wrong items, both named',
    { cart: { items: [{ ...item, quantity: 0 }, item, { sku: '', quantity: 2.5 }] } },
    'cart_invalid',
    ['cart.items[0].quantity', 'cart.items[2].quantity', 'cart.items[2].sku'],
  ],
  ...[
    'price',
    'unitPrice',
    'unit_price',
    'unitAmount',
    'total',
    'subtotal',
    'currency',
    'title',
    'name',
    'tax',
    'PRICE',
  ].map((key): Wrong => [`${key} of an item`, withItem({ [key]: 1 }), 'price_not_accepted', [`cart.items[0].${key}`]]),
  ...['price', 'total', 'amountTotal', 'amount_total', 'currency', 'tax', 'shipping', 'discount', 'description'].map(
    (key): Wrong => [`${key} of the cart`, withCart({ [key]: 1 }), 'price_not_accepted', [`cart.${key}`]],
  ),
  ...['price', 'total', 'currency', 'title'].map((key): Wrong => [
    `${key} of the body`,
    { cart, [key]: 1 },
    'price_not_accepted',
    [key],
  ]),
  ...['reference', 'order', 'orderId', 'order_number', 'merchantReference', 'invoice_id'].map((key): Wrong => [
    `${key} of the body`,
    { cart, [key]: '0042' },
    'reference_not_accepted',
    [key],
  ]),
  ['reference of the cart', withCart({ reference: '0042' }), 'reference_not_accepted', ['cart.reference']],
  ['reference of an item', withItem({ reference: '0042' }), 'reference_not_accepted', ['cart.items[0].reference']],
  [
    'a price and a reference: the price is said first, both are named',
    { cart: { ...cart, reference: '1' }, price: 5 },
    'price_not_accepted',
    ['cart.reference', 'price'],
  ],
  ['an unknown key of the body', { cart, foo: 1 }, 'body_malformed', ['foo']],
  ['an unknown key of the cart', withCart({ foo: 1 }), 'body_malformed', ['cart.foo']],
  ['an unknown key of an item', withItem({ foo: 1 }), 'body_malformed', ['cart.items[0].foo']],
  [
    'a key named __proto__',
    parsed('{"cart":{"items":[{"sku":"a","quantity":1}]},"__proto__":{}}'),
    'body_malformed',
    ['__proto__'],
  ],
  ['no cart', {}, 'body_malformed', ['cart']],
  ['a cart that is null', { cart: null }, 'body_malformed', ['cart']],
  ['a cart that is a list', { cart: [item] }, 'body_malformed', ['cart']],
  ['nothing', null, 'body_malformed', ['']],
  ['undefined', undefined, 'body_malformed', ['']],
  ['a list', [cart], 'body_malformed', ['']],
  ['a text', 'cart', 'body_malformed', ['']],
  ['a number', 1, 'body_malformed', ['']],
  ...[
    'en_US',
    '',
    'e',
    'english language',
    '../../etc',
    '<b>',
    'en-',
    'en-a',
    'de-x',
    '\u0000',
    long(36),
    7,
    null,
    ['en'],
  ].map((locale): Wrong => [`locale ${JSON.stringify(locale)}`, { cart, locale }, 'body_malformed', ['locale']]),
  ['an empty expect', { cart, expect: '' }, 'body_malformed', ['expect']],
  ['a returnTo of 2,049 letters', { cart, returnTo: `/${long(2_048)}` }, 'body_malformed', ['returnTo']],
  ['a returnTo that is no text', { cart, returnTo: { href: '/' } }, 'body_malformed', ['returnTo']],
  ['an attempt in an unknown mode', { cart, attempt: { mode: 'tab' } }, 'body_malformed', ['attempt.mode']],
  ['an attempt with a price', { cart, attempt: { price: 1 } }, 'price_not_accepted', ['attempt.price']],
  [
    'fields of 1,001 letters',
    { cart, attempt: { fields: { email: long(1_001) } } },
    'body_malformed',
    ['attempt.fields.email'],
  ],
  [
    'a wrong cart and a wrong locale: the body is at fault',
    { cart: { items: [] }, locale: 'en_US' },
    'body_malformed',
    ['cart.items', 'locale'],
  ],
];

export const tokens = (count: number): string[] => Array.from({ length: count }, (_, n) => `token ${n}`);

export const wrong: Readonly<Record<'sessions' | 'quotes' | 'attempts' | 'status', readonly Wrong[]>> = {
  sessions,
  quotes: [
    ['no carts', { carts: [] }, 'body_malformed', ['carts']],
    ['101 carts', { carts: Array.from({ length: 101 }, () => cart) }, 'body_malformed', ['carts']],
    ['a cart that is a text', { carts: ['tea'] }, 'body_malformed', ['carts[0]']],
    ['an empty second cart', { carts: [cart, { items: [] }] }, 'cart_invalid', ['carts[1].items']],
    ['quantity 0', { carts: [{ items: [{ ...item, quantity: 0 }] }] }, 'cart_invalid', ['carts[0].items[0].quantity']],
    [
      'a price',
      { carts: [cart, { items: [{ ...item, price: 1 }] }] },
      'price_not_accepted',
      ['carts[1].items[0].price'],
    ],
    ['a reference', { carts: [{ ...cart, orderId: '1' }] }, 'reference_not_accepted', ['carts[0].orderId']],
    ['locale garbage', { carts: [cart], locale: '**' }, 'body_malformed', ['locale']],
    ['one cart, not in a list', { cart }, 'body_malformed', ['cart', 'carts']],
  ],
  attempts: [
    ['an empty method', { method: '' }, 'body_malformed', ['method']],
    ['an unknown mode', { mode: 'overlay' }, 'body_malformed', ['mode']],
    ['a field that is a number', { fields: { phone: 1 } }, 'body_malformed', ['fields.phone']],
    ['an amount', { amount: 5 }, 'body_malformed', ['amount']],
    ['a currency', { currency: 'JPY' }, 'price_not_accepted', ['currency']],
  ],
  status: [
    ['no tokens', { tokens: [] }, 'body_malformed', ['tokens']],
    ['101 tokens', { tokens: tokens(101) }, 'body_malformed', ['tokens']],
    ['a token that is a number', { tokens: ['a', 1] }, 'body_malformed', ['tokens[1]']],
    ['a token of 2,001 letters', { tokens: [long(2_001)] }, 'body_malformed', ['tokens[0]']],
    ['a version below zero', { tokens: ['a'], since: { cs_1: -1 } }, 'body_malformed', ['since.cs_1']],
    ['half a version', { tokens: ['a'], since: { cs_1: 1.5 } }, 'body_malformed', ['since.cs_1']],
  ],
};
