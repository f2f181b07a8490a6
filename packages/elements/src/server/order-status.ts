import type { Attributes } from '../frameworks/template.ts';
import { OrderStatus } from '../order-status/order-status.ts';
import { badgeStyle } from '../views/badge.style.ts';
import { toneClassesStyle } from '../views/tone-classes.style.ts';
import { badge } from '../views/badge.ts';
import { markup } from './markup.ts';
import { element, type GlobalAttributes, type RenderOptions } from './shadow.ts';

/** What a `<till-order-status>` can be given in HTML, under the names of its properties. */
export type OrderStatusAttributes = Omit<Attributes<'till-order-status'>, `${string}-${string}`> & GlobalAttributes;

/**
 * An order's status as HTML: the badge of `status`, which stays until the script has heard more. Without a `status` there
 * is only the tag: the script will show what it finds.
 */
export const renderOrderStatus = (attributes: OrderStatusAttributes, options: RenderOptions = {}): string => {
  const locale = options.locale ?? attributes.lang ?? 'en';
  const shown = badge(attributes.status, { locale, words: options.strings ?? {} });
  const shadow = shown && `<slot name="prefix"></slot>${markup(shown)}`;
  return element(
    OrderStatus,
    { tag: 'till-order-status', attributes, shadow, styles: [toneClassesStyle, badgeStyle] },
    options,
  );
};
