import type { Field, Method } from '@tillkit/core/gateway';
import { Problem } from '@tillkit/core/problem';

type Fields = Readonly<Record<string, string>>;

/** Longer than any name or number: nobody seals a novel into a payment. */
const MOST = 200;

/** As it is sent: without space around it, and of a number the digits only, however the buyer grouped them. */
const tidied = ({ inputmode }: Field, value: string): string =>
  inputmode === 'numeric' ? value.replace(/[\s-]/g, '') : value.trim();

/** Why a value cannot be sent, in words that never repeat it; `null` when it can. */
const faultOf = ({ pattern, correction, options }: Field, value: string): string | null => {
  if (value === '') return 'is needed';
  if (value.length > MOST) return `is longer than ${MOST} characters`;
  if (options && !options.some((option) => option.value === value)) return 'is none of the choices';
  // As HTML does it: the whole value, in Unicode.
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, 'v').test(value))
    return correction ?? 'is not written as it should be';
  return null;
};

/**
 * A buyer's fields as the method asks for them. One it does not ask for, or that is missing or wrong, is told by name.
 * @throws Problem `fields_invalid` with `errors`, whose paths are `fields.<name>`
 */
export const readFields = (method: Method, given: Fields = {}): Fields => {
  const fields = method.fields.map((field) => [field, tidied(field, given[field.name] ?? '')] as const);
  const unasked = Object.keys(given).filter((name) => !method.fields.some((field) => field.name === name));
  const errors = [
    ...unasked.map((name) => ({ path: `fields.${name}`, message: 'is not asked for by this method' })),
    ...fields.flatMap(([field, value]) => {
      const message = faultOf(field, value);
      return message === null ? [] : [{ path: `fields.${field.name}`, message }];
    }),
  ];
  if (errors.length > 0) throw new Problem('fields_invalid', { errors });
  return Object.fromEntries(fields.map(([{ name }, value]) => [name, value]));
};
