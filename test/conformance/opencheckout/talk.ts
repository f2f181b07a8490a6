import { ISO_TIME, type Free } from '../alike.ts';
import { answers, ask, type Answer, type Heads, type Target } from '../target.ts';

export const ADDRESS = 'https://pay.shop.example';
export const KEY = 'sk_TESTTESTTESTTESTTESTTESTTESTTESTTESTTESTTES';
export const IDEMPOTENCY_KEY = 'order-A-17-attempt-1';
export const ID = 'cs_7Kd2mQ9xTz4LpW1a';
export const START = '2026-09-21T14:13:20.000Z';
export const SESSIONS = '/api/checkout/sessions';

/** E1's request and answer. */
export const ORDER =
  '{"mode":"payment","line_items":[{"price_data":{"currency":"usd","product_data":{"name":"Tea tin","description":"100 g"},"unit_amount":1250},"quantity":2},{"price_data":{"currency":"usd","product_data":{"name":"Mug"},"unit_amount":900}}],"success_url":"https://shop.example/done?sid={CHECKOUT_SESSION_ID}","cancel_url":"https://shop.example/basket","metadata":{"order_id":"A-17"},"expires_in_seconds":1800}';
export const SESSION =
  '{"id":"cs_7Kd2mQ9xTz4LpW1a","object":"checkout.session","mode":"payment","status":"open","url":"https://pay.shop.example/pay/cs_7Kd2mQ9xTz4LpW1a","amount_total":3400,"currency":"usd","line_items":[{"price_data":{"currency":"usd","product_data":{"name":"Tea tin","description":"100 g"},"unit_amount":1250},"quantity":2},{"price_data":{"currency":"usd","product_data":{"name":"Mug"},"unit_amount":900},"quantity":1}],"metadata":{"order_id":"A-17"},"success_url":"https://shop.example/done?sid=cs_7Kd2mQ9xTz4LpW1a","cancel_url":"https://shop.example/basket","customer_wallet":null,"incoming_payment":null,"outgoing_payment":null,"created_at":"2026-09-21T14:13:20.000Z","expires_at":"2026-09-21T14:43:20.000Z","completed_at":null}';

export const HEADS: Heads = { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' };
export const KEYED: Heads = { ...HEADS, 'Idempotency-Key': IDEMPOTENCY_KEY };

/** What is the server's to choose of a session. */
export const sessionFree = (target: Target): Free => ({
  [ID]: /cs_[0-9A-Za-z]+/,
  ...target.theirs(ISO_TIME, START, '2026-09-21T14:43:20.000Z'),
});

export const create = (target: Target, body = ORDER, heads = HEADS): Promise<Answer> =>
  ask(target, `POST ${SESSIONS}`, heads, body);

/** E1's session at any time, with its real id. */
export const created = async (target: Target, body = ORDER, heads = HEADS): Promise<string> => {
  const free = { ...sessionFree(target), [START]: ISO_TIME, '2026-09-21T14:43:20.000Z': ISO_TIME };
  return answers(target, await create(target, body, heads), 201, SESSION, { free }).get(ID) ?? '';
};

/** E1's session under the dossier's own id. */
export const stored = async (target: Target): Promise<void> => target.world.rewrite([await created(target), ID]);
