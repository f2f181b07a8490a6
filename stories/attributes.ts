import type { ArgTypes } from '@storybook/web-components-vite';

const text = { control: 'text' } as const;
const flag = { control: 'boolean' } as const;
const one = (...options: readonly string[]): ArgTypes[string] => ({ control: 'select', options: ['', ...options] });
const of = (attributes: ArgTypes): ArgTypes =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, type]) => [name, { ...type, table: { category: 'attributes' } }]),
  );

/** The public attributes that a page may set, as controls. */
export const payButtonAttributes = of({
  verb: one('pay', 'buy', 'donate', 'subscribe', 'book', 'top-up'),
  amount: { control: 'number', description: 'A hint for the label, in minor units' },
  currency: text,
  sku: text,
  quantity: { control: { type: 'number', min: 1 } },
  disabled: flag,
  loading: flag,
  mode: one('redirect', 'popup', 'frame'),
  method: text,
  'promotion-code': text,
  'return-to': text,
});

export const checkoutModalAttributes = of({
  open: flag,
  mode: one('redirect', 'popup', 'frame'),
  'return-to': text,
});

export const orderStatusAttributes = of({
  variant: one('badge', 'line', 'timeline'),
  status: text,
});
