import type { Field } from '@tillkit/core/gateway';
import { methodOf } from './offer.ts';
import { isRecord, isText } from './shape.ts';
import type { FieldError, FieldErrors, Offer } from './state.ts';

/** As it is sent: nothing around it, and in digits neither spaces nor hyphens, however they were grouped. */
const clean = ({ inputmode }: Field, typed = ''): string =>
  inputmode === 'numeric' ? typed.replace(/[\s\p{Pd}]/gu, '') : typed.trim();

/** As HTML reads `pattern`: the whole value. One that no browser can read judges nothing; the server will. */
const matches = (pattern: string, value: string): boolean => {
  try {
    return new RegExp(`^(?:${pattern})$`, 'v').test(value);
  } catch {
    return true;
  }
};

/** What is wrong with a value, or nothing. */
const wrongOf = (field: Field, typed: string | undefined): FieldError | undefined => {
  const value = clean(field, typed);
  const { options, pattern, inputmode, correction } = field;
  if (!value) return { is: options ? 'unchosen' : 'missing' };
  if (options) return options.some((option) => option.value === value) ? undefined : { is: 'unchosen' };
  if (inputmode === 'numeric' && !/^\d+$/.test(value)) return { is: 'not-digits', correction };
  if (pattern === undefined || matches(pattern, value)) return undefined;
  return { is: 'not-right', correction, ...(inputmode === 'numeric' ? { digits: value.length } : {}) };
};

type Values = ReadonlyMap<string, string>;

const fieldsOf = (offer: Offer): readonly Field[] => methodOf(offer)?.fields ?? [];

/** What is wrong with the fields of the chosen method; `undefined` when the payment can begin. */
export const errorsOf = (offer: Offer, values: Values): FieldErrors | undefined => {
  const wrong = fieldsOf(offer).flatMap((field) => {
    const error = wrongOf(field, values.get(field.name));
    return error ? [[field.name, error] as const] : [];
  });
  return wrong.length > 0 ? Object.fromEntries(wrong) : undefined;
};

/** The values of the chosen method's fields as they are sent; `undefined` where it asks for none. */
export const valuesOf = (offer: Offer, values: Values): Readonly<Record<string, string>> | undefined => {
  const fields = fieldsOf(offer);
  return fields.length > 0
    ? Object.fromEntries(fields.map((field) => [field.name, clean(field, values.get(field.name))]))
    : undefined;
};

/** `errors` of a problem, at the fields that are asked for. A message that goes on from the path goes on from the label. */
export const errorsIn = (problem: Readonly<Record<string, unknown>>, offer: Offer): FieldErrors | undefined => {
  const { errors } = problem;
  if (!Array.isArray(errors)) return undefined;
  const told = errors.flatMap((error: unknown) => {
    if (!isRecord(error) || !isText(error['path']) || !isText(error['message'])) return [];
    const { path, message } = error;
    const field = fieldsOf(offer).find(({ name }) => path === `fields.${name}`);
    const text = field && /^\p{Ll}/u.test(message) ? `${field.label} ${message}.` : message;
    return field ? [[field.name, { is: 'told', text } as const] as const] : [];
  });
  return told.length > 0 ? Object.fromEntries(told) : undefined;
};
