/** The dossier's examples (§14, §15), their values as they stand there. For tests. */
export const SECRET = 'ov_test_secret_5f1c9a';
export const LOGIN = '6d0f7c52-3b1e-4c8a-9a47-2f5e8b9d1c30';
export const PASSWORD = 'correct horse';
export const TOKEN = '77|Qb4tYx9LmN2pRs8VwZc3DfGh5JkT6uAe7XiPoMd1f0c2a9b4';
export const ID = '01J9ZK3T5QH8W2X4N6B7C8D9EF';

export const B1 =
  '{"amount_cents":12950,"country":"MY","currency":"MYR","description":null,"game_name":"aurora-quest","item_code":"aq-crystal-500","merchant_return_url":"https://shop.example/return?o=7001&lang=en","merchant_transaction_id":"shop-7001-a1","merchant_uuid":"6d0f7c52-3b1e-4c8a-9a47-2f5e8b9d1c30","payment_channel":"for_testing","reference":"shop-7001-a1","title":"Crystal Bundle 500"}';
export const B2 =
  '{"merchant_transaction_id":"shop-7001-a1","reference":"shop-7001-a1","merchant_uuid":"6d0f7c52-3b1e-4c8a-9a47-2f5e8b9d1c30","game_name":"aurora-quest","country":"MY","payment_channel":"for_testing","amount_cents":12950,"currency":"MYR","title":"Crystal Bundle 500","description":null,"item_code":"aq-crystal-500","merchant_return_url":"https://shop.example/return?o=7001&lang=en"}';
export const B3 =
  '{"account":{"login_id":"M-77","name":"Mira","server_name":"North"},"amount_cents":"500","transaction_id":"t-9"}';
export const B4 =
  '{"transaction_id":"t-9","account":{"server_name":"North","name":"Mira","login_id":"M-77"},"amount_cents":"500"}';
export const B5 = '{"merchant_return_url":"https://shop.example/r","reference":"shop-7002","title":"เพชร 100 เม็ด"}';
export const B6 = String.raw`{"merchant_return_url":"https:\/\/shop.example\/r","reference":"shop-7002","title":"\u0e40\u0e1e\u0e0a\u0e23 100 \u0e40\u0e21\u0e47\u0e14"}`;

/** What a caller gives for B1 and B2, in the order of B2. */
export const CREATE = {
  merchant_transaction_id: 'shop-7001-a1',
  merchant_uuid: LOGIN,
  game_name: 'aurora-quest',
  country: 'MY',
  payment_channel: 'for_testing',
  amount_cents: 12950,
  currency: 'MYR',
  title: 'Crystal Bundle 500',
  description: null,
  item_code: 'aq-crystal-500',
  merchant_return_url: 'https://shop.example/return?o=7001&lang=en',
};

/** O(status), with some of its parts changed. */
export const order = (status = 'pending', parts: object = {}): Record<string, unknown> => ({
  ...JSON.parse(
    '{"order_id":"01J9ZK3T5QH8W2X4N6B7C8D9EF","reference":"shop-7001-a1","merchant_uuid":"6d0f7c52-3b1e-4c8a-9a47-2f5e8b9d1c30","game_name":"aurora-quest","payment_channel":"for_testing","amount_cents":12950,"currency":"MYR","title":"Crystal Bundle 500","description":null,"item_code":"aq-crystal-500","status":"<status>","paylink":"https://games.oneone.com/payment-api/orders/01J9ZK3T5QH8W2X4N6B7C8D9EF","verify_url":"https://games.oneone.com/payment-api/transactions/01J9ZK3T5QH8W2X4N6B7C8D9EF"}',
  ),
  status,
  ...parts,
});

export const X1 = '{"token":"77|Qb4tYx9LmN2pRs8VwZc3DfGh5JkT6uAe7XiPoMd1f0c2a9b4"}';
export const X2 = '{"error":"Invalid credentials"}';
export const X4 = '{"code":4005,"message":"The reference field is required."}';
export const X5 = '{"code":4005,"message":"The selected payment channel is invalid."}';
export const X6 = '{"code":4002,"error":"Missing HMAC header"}';
export const X8 = '{"code":4003,"error":"Invalid HMAC hash"}';
export const X9 = '{"code":4000,"error":"Unauthenticated"}';
export const X10 = '{"code":4006,"message":"Transaction not found","request_id":"k3Vb8Qw2Zt6Ny1Rp5Ls9Xd4Hf7Jc0MaE"}';
export const X12 = '{"code":4001,"message":"Too many requests"}';
/** The default for a reference that was used before (dossier §5.3). */
export const TAKEN = '{"code":4005,"message":"The reference has already been taken."}';

export const created = (parts: object = {}) => ({
  order: order('pending', parts),
  code: 2001,
  message: 'Payment transaction created successfully.',
});

export const json = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
export const html = (title: string, status: number): Response =>
  new Response(`<!DOCTYPE html><title>${title}</title>`, { status, headers: { 'content-type': 'text/html' } });
