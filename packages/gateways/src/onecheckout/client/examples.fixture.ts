/** The dossier's examples (§14), their values as they stand there. For tests. */
export const E1_REQUEST =
  '{"currency":"EUR","order_lines":[{"key":"MUG-BLUE","title":"Blue mug","quantity":3,"unit_price":8.4}],"reference_id":"cart-7731"}';
export const E1 =
  '{"id":"0042","payment_token":"ptk_9c1e","status":"OPEN","currency":"EUR","zero_decimal":false,"amount":25.2,"order_lines":[{"key":"MUG-BLUE","title":"Blue mug","quantity":3,"unit_price":8.4}],"tax_amount":0,"merchant_id":"2f1c7a10-5b0e-4f6e-9f0a-6f4b1d2c3e4f","created":1767225600000,"reference_id":"cart-7731","links":[{"href":"https://pay.example.test/pay/0042?token=ptk_9c1e","rel":"pay"},{"href":"https://pay.example.test/order/0042?token=ptk_9c1e","rel":"order"}]}';

export const E2_REQUEST =
  '{"currency":"EUR","order_lines":[{"key":"MUG-BLUE","title":"Blue mug","quantity":3,"unit_price":8.4}],"reference_id":"cart-7732","tax_amount":4.79,"success_url":"https://shop.test/ok?c=7","cancel_url":"https://shop.test/no"}';
export const E2 = { id: '0043', amount: 29.99, tax_amount: 4.79, reference_id: 'cart-7732' };

export const E3_REQUEST = '{"currency":"JPY","order_lines":[{"key":"T1","title":"Tea","quantity":2,"unit_price":650}]}';
export const E3 = { currency: 'JPY', amount: 1300, zero_decimal: true };

export const E4_REQUEST = '{"currency":"EURO","order_lines":[{"key":"A","title":"A","quantity":1,"unit_price":5}]}';
export const E4 =
  '{"error":{"code":"validation_error","message":"…","details":[{"field":"currency","issue":"currency_invalid"}]}}';

export const E5_REQUEST = '{"currency":"EUR","order_lines":[]}';
export const E5 =
  '{"error":{"code":"validation_error","message":"…","details":[{"field":"order_lines","issue":"required"}]}}';

export const E6_REQUEST = '{"currency":"USD","order_lines":[{"key":"A","title":"A","quantity":1,"unit_price":0.3}]}';
/** The two ways the minimum may be told. */
export const E6_CODE = '{"error":{"code":"amount_invalid","message":"…"}}';
export const E6_ISSUE =
  '{"error":{"code":"validation_error","message":"…","details":[{"field":"amount","issue":"amount_invalid"}]}}';

export const E7_SEED = '{"error":{"code":"api_key_required","message":"…"}}';
export const E7_API1 = '{"error":"missing token"}';

export const E8 = '{"error":{"code":"api_key_invalid","message":"…"}}';

export const E9 =
  '{"id":"0042","status":"PAID","amount":25.2,"currency":"EUR","payment_method":"stripe_hosted","payment_gateway":"STRIPE","payment_id":"pi_test_55","created":1767225600000,"paid":1767225661000,"reference_id":"cart-7731","links":[{"href":"https://shop.test/ok?payment_id=0042&reference_id=cart-7731","rel":"success"},{"href":"https://shop.test/no?payment_id=0042&reference_id=cart-7731","rel":"cancel"}]}';

export const E10_OBJECT = '{"error":{"code":"id_invalid","message":"…"}}';
export const E10_STRING = '{"error":"id_invalid"}';

/** The dossier leaves out the rest of the order. */
export const E11 = '{"id":"0050","status":"PAID","paid":1767229200000,"amount":25.2,"currency":"EUR"}';
export const E11_REFUSED = '{"error":"order_status_invalid"}';

export const E12_FIRST =
  '{"anchor":"","limit":2,"count":3,"next_anchor":"0047","orders":[{"id":"0051","status":"PAID","amount":12.5},{"id":"0047","status":"PAID","amount":80}]}';
export const E12_SECOND =
  '{"anchor":"0047","limit":2,"count":3,"next_anchor":"","orders":[{"id":"0042","status":"PAID","amount":25.2}]}';

export const E13 =
  '{"events":[{"id":"ev-1","order_id":"0042","type":"payment_created","created":1767225600500,"error":"","payment_status":"PENDING","order":{"id":"0042","status":"OPEN","amount":25.2,"currency":"EUR"}},{"id":"ev-2","order_id":"0042","type":"payment_succeeded","created":1767225661000,"error":"","payment_status":"COMPLETED","order":{"id":"0042","status":"PAID","amount":25.2,"currency":"EUR","paid":1767225661000}}]}';

export const E14_REQUEST = '{"webhook_url":"https://shop.test/hook/4b1f"}';
export const E14 =
  '{"id":"2f1c7a10-5b0e-4f6e-9f0a-6f4b1d2c3e4f","webhook_url":"https://shop.test/hook/4b1f","updated":1767230000000}';
/** `GET /me` before and after (dossier §4.1). */
export const ME = {
  id: '2f1c7a10-5b0e-4f6e-9f0a-6f4b1d2c3e4f',
  email: 'shop@shop.test',
  currencies: ['USD', 'EUR'],
  payment_methods: ['paypal', 'stripe_hosted'],
  webhook_url: null,
  created: 1767225600000,
};

/** The dossier's `K1`, long enough to be found where it must not be. */
export const KEY = 'K1PLANTEDPLANTEDPLANTEDPLANTEDPLANTED';

export const json = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
export const html = (title: string, status: number): Response =>
  new Response(`<!DOCTYPE html><title>${title}</title>`, { status, headers: { 'content-type': 'text/html' } });
/** E1 with some of its parts changed. */
export const order = (parts: object = {}): Record<string, unknown> => ({ ...JSON.parse(E1), ...parts });
