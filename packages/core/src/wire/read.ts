import type { z } from 'zod/mini';
import english from 'zod/v4/locales/en.js';
import { Problem, type FieldError, type ProblemCode } from '../problem/index.ts';

const PRICE_LIKE =
  /^(price|unit_?price|unit_?amount|amount_?total|total|sub_?total|currency|tax|shipping|discount|title|name|description)$/i;
const REFERENCE_LIKE = /^(reference|order_?(id|number)?|merchant_?reference|invoice_?(id|number)?)$/i;

type Issue = z.core.$ZodIssue;

const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((at, key) => (typeof key === 'number' ? `${at}[${key}]` : `${at}${at && '.'}${String(key)}`), '');

const errorsOf = (issue: Issue): readonly FieldError[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), message: 'is not accepted here' }))
    : [{ path: pathOf(issue.path), message: issue.message }];

/** Inside a cart a wrong value is the cart's fault; anywhere else, or where the cart is no object at all, the body's. */
const isCartIssue = (issue: Issue): boolean => {
  const [first] = issue.path;
  return (first === 'cart' && issue.path.length > 1) || (first === 'carts' && issue.path.length > 2);
};

const codeOf = (issues: readonly Issue[]): ProblemCode => {
  const unknown = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  if (unknown.some((key) => PRICE_LIKE.test(key))) return 'price_not_accepted';
  if (unknown.some((key) => REFERENCE_LIKE.test(key))) return 'reference_not_accepted';
  if (unknown.length > 0) return 'body_malformed';
  return issues.every(isCartIssue) ? 'cart_invalid' : 'body_malformed';
};

/** Without these words every issue would read "Invalid input". */
const words = { error: english().localeError };

/**
 * Reads a request body by its schema.
 * @throws Problem `price_not_accepted`, `reference_not_accepted`, `cart_invalid` or `body_malformed`, with the paths in `errors`
 */
export const readBody = <T>(schema: z.ZodMiniType<T>, value: unknown): T => {
  const result = schema.safeParse(value, words);
  if (result.success) return result.data;
  const { issues } = result.error;
  throw new Problem(codeOf(issues), { errors: issues.flatMap(errorsOf) });
};
