import type { Action } from '@tillkit/core/gateway';
import type { TemplateResult } from 'lit';
import { icon } from './dialog-icons.ts';
import { outIcon } from './step-icons.ts';

const cardIcon = icon(
  'M5.2 5.5h13.6A2.2 2.2 0 0 1 21 7.7v8.6a2.2 2.2 0 0 1-2.2 2.2H5.2A2.2 2.2 0 0 1 3 16.3V7.7a2.2 2.2 0 0 1 2.2-2.2zM3 10h18M6.5 14.8H10',
);
const qrIcon = icon('M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v2.5M14 20h2.5M19.5 20h.5');
const bankIcon = icon('M4 9.5 12 4.5l8 5zM4 19.5h16M6.5 12.5v4M10.2 12.5v4M13.8 12.5v4M17.5 12.5v4');

/** What comes next, by the first kind of a method: its own page, a code, the details of a transfer, something to fill in. */
const ICONS: Readonly<Partial<Record<Action['kind'], TemplateResult>>> = {
  redirect: outIcon,
  qr: qrIcon,
  transfer: bankIcon,
};

export const iconOf = ([kind]: readonly Action['kind'][]): TemplateResult => (kind && ICONS[kind]) ?? cardIcon;

/** A way to pay of the shop's own. */
export const shopIcon = icon(
  'M5 10.5v9h14v-9M3.8 7.8 5.5 4.5h13l1.7 3.3c0 3.2-4 3.2-4.1.3 0 3-4.1 3-4.1 0 0 3-4.1 3-4.1 0-.1 2.9-4.1 2.9-4.1-.3zM10 19.5v-5h4v5',
);
