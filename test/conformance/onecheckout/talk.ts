import { MILLISECONDS, type Free } from '../alike.ts';
import { answers, ask, type Answer, type Heads, type Target } from '../target.ts';

/** Where its pages stand; the API's base URL ends in `/api/v1.0`. */
export const ADDRESS = 'https://pay.example.test';
export const KEY = 'K1';
export const MERCHANT = '2f1c7a10-5b0e-4f6e-9f0a-6f4b1d2c3e4f';
/** When E1's order is created. */
export const START = 1767225600000;

/** E1's request and answer. */
export const MUGS =
  '{"currency":"EUR","order_lines":[{"key":"MUG-BLUE","title":"Blue mug","quantity":3,"unit_price":8.4}],"reference_id":"cart-7731"}';
export const MUGS_ORDER = `{"id":"0042","payment_token":"ptk_9c1e","status":"OPEN","currency":"EUR","zero_decimal":false,"amount":25.2,
 "order_lines":[{"key":"MUG-BLUE","title":"Blue mug","quantity":3,"unit_price":8.4}],"tax_amount":0,
 "merchant_id":"2f1c7a10-5b0e-4f6e-9f0a-6f4b1d2c3e4f","created":1767225600000,"reference_id":"cart-7731",
 "links":[{"href":"https://pay.example.test/pay/0042?token=ptk_9c1e","rel":"pay"},
          {"href":"https://pay.example.test/order/0042?token=ptk_9c1e","rel":"order"}]}`;

export const BEARER: Heads = { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' };
export const X_API_KEY: Heads = { 'X-API-Key': KEY, 'Content-Type': 'application/json' };

/** What is the server's to choose of E1's order: ids, tokens, times, and where its pages are. */
export const orderFree = (target: Target): Free => ({
  ptk_9c1e: /[\w-]+/,
  ...target.theirs(/[\w-]+/, '0042'),
  ...target.theirs(/[0-9a-f-]{36}/, MERCHANT),
  ...target.theirs(MILLISECONDS, String(START)),
  ...target.theirs(/https:\/\/.*|http:\/\/127\.0\.0\.1.*/, `${ADDRESS}/pay/0042?token=ptk_9c1e`, `${ADDRESS}/order/0042?token=ptk_9c1e`), // prettier-ignore
});

export interface Order {
  readonly id: string;
  readonly links: readonly { readonly href: string; readonly rel: string }[];
}

export const create = (target: Target, body = MUGS, heads = BEARER): Promise<Answer> =>
  ask(target, 'POST /orders', heads, body);

/** Another order than E1's, of whatever the row needs. */
export const made = async (target: Target, body = MUGS): Promise<Order> => {
  const answer = await create(target, body);
  answers(target, answer, 200, '{"status":"OPEN"}', { more: true });
  return answer.json() as Order;
};

export const codeOf = (answer: Answer): unknown => (answer.json() as { error: { code?: unknown } }).error.code;
