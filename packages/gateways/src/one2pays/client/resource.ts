import * as z from 'zod/mini';
import { fromWire, type AmountUnit } from './amount.ts';

/** Opaque: a UUID in one source, `pay_…` in another (dossier §5.1). No text that would change the path it stands in. */
export const RESOURCE_ID = /^(?!\.{1,2}$)[^\p{Cc}\p{Cs}]{1,200}$/u;

export const idSchema = z.string().check(z.regex(RESOURCE_ID));
export const maybeText = z.optional(z.nullable(z.string()));

/** A decimal text, read to whole satang. */
export const amountSchema = (unit: AmountUnit) =>
  z.pipe(
    z.string().check(z.refine((text) => fromWire(text, unit) !== null)),
    z.transform((text: string) => fromWire(text, unit) ?? 0),
  );

/** @throws TypeError for a text that is no id */
export const pathOf = (collection: 'payments' | 'withdraws', id: string, verb = ''): string => {
  if (!RESOURCE_ID.test(id)) throw new TypeError('An id is the text that create answered as `id`.');
  return `/api/v1/${collection}/${encodeURIComponent(id)}${verb}`;
};
