/** The dossier's examples (§18), their values as they stand there. For tests. */
export const E1_REQUEST =
  '{"mode":"payment","line_items":[{"price_data":{"currency":"usd","product_data":{"name":"Tea tin","description":"100 g"},"unit_amount":1250},"quantity":2},{"price_data":{"currency":"usd","product_data":{"name":"Mug"},"unit_amount":900}}],"success_url":"https://shop.example/done?sid={CHECKOUT_SESSION_ID}","cancel_url":"https://shop.example/basket","metadata":{"order_id":"A-17"},"expires_in_seconds":1800}';

export const E1 =
  '{"id":"cs_7Kd2mQ9xTz4LpW1a","object":"checkout.session","mode":"payment","status":"open","url":"https://pay.shop.example/pay/cs_7Kd2mQ9xTz4LpW1a","amount_total":3400,"currency":"usd","line_items":[{"price_data":{"currency":"usd","product_data":{"name":"Tea tin","description":"100 g"},"unit_amount":1250},"quantity":2},{"price_data":{"currency":"usd","product_data":{"name":"Mug"},"unit_amount":900},"quantity":1}],"metadata":{"order_id":"A-17"},"success_url":"https://shop.example/done?sid=cs_7Kd2mQ9xTz4LpW1a","cancel_url":"https://shop.example/basket","customer_wallet":null,"incoming_payment":null,"outgoing_payment":null,"created_at":"2026-09-21T14:13:20.000Z","expires_at":"2026-09-21T14:43:20.000Z","completed_at":null}';

export const E2 =
  '{"id":"cs_M3","status":"open","url":"https://pay.shop.example/pay/cs_M3","amount_total":500,"currency":"jpy","mode":"donation","success_url":"https://shop.example/thanks","cancel_url":"https://shop.example/","expires_at":"2026-09-22T10:00:00Z","created_at":"2026-09-21T10:00:00Z"}';

export const E4 =
  '{"error":{"type":"idempotency_error","message":"Idempotency-Key was already used with a different request body"}}';
export const E5 = '{"error":{"type":"authentication_error","message":"Invalid API key"}}';
export const E6 = '{"error":{"type":"invalid_request_error","message":"Too small: expected number to be >0"}}';
export const E7 =
  '{"error":{"type":"invalid_request_error","message":"Only one-time payment mode is currently supported"}}';
export const E8 = {
  status: 'completed',
  customer_wallet: 'https://wallet.example/ada',
  incoming_payment: 'https://wallet.example/incoming-payments/ip-1',
  outgoing_payment: 'https://wallet.example/outgoing-payments/op-1',
  completed_at: '2026-09-21T14:19:02.417Z',
};
export const E9 = '{"error":{"type":"not_found","message":"No checkout session found with id: cs_nope"}}';
/** The dossier shortens the objects of E10; the ten fields they leave out are E2's. */
export const E10_FIRST = {
  object: 'list',
  data: [
    { id: 'cs_C', status: 'open', created_at: '2026-09-21T14:15:00.120Z' },
    { id: 'cs_B', status: 'expired', created_at: '2026-09-21T14:14:00.007Z' },
  ],
  has_more: true,
  next_cursor: '2026-09-21T14:14:00.007Z',
  url: 'https://pay.shop.example/api/checkout/sessions?limit=2',
};
export const E10_SECOND = {
  object: 'list',
  data: [{ id: 'cs_A', status: 'completed', created_at: '2026-09-21T14:13:20.000Z' }],
  has_more: false,
  next_cursor: null,
  url: 'https://pay.shop.example/api/checkout/sessions?limit=2&cursor=2026-09-21T14%3A14%3A00.007Z',
};
export const E11 = '{"error":{"type":"invalid_request_error","message":"Session is already expired"}}';
export const E13 = '{"status":"healthy","uptime":46}';
export const E14 = '{"error":{"type":"invalid_request_error","message":"URL must be a public HTTPS URL"}}';

export const KEY = 'sk_TESTTESTTESTTESTTESTTESTTESTTESTTESTTESTTES';

export const json = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
export const htmlNotFound = (): Response =>
  new Response('<!DOCTYPE html><title>404: This page could not be found.</title>', {
    status: 404,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
/** E1 with some of its parts changed. */
export const session = (parts: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => {
  const whole: unknown = JSON.parse(E1);
  return { ...(typeof whole === 'object' ? whole : {}), ...parts };
};
