/** The dossier's test vectors and exchanges (§15, §16), as they stand there. For tests. */
export const API_KEY = 'pk_test_7Hc2Lm';
export const SECRET_KEY = 'sk_test_9Vw3rT6yQm2Zp8Lx';
export const WEBHOOK_SECRET = 'whsec_o2p_4Kd8Nf1s';
export const ID = '3f0a6c1e-7d52-4b7e-9a11-08c4d2e6f915';

export const B1 =
  '{"amount":"25900.00","currency":"THB","referenceId":"INV-2041","paymentMethod":"promptpay","customerBankAccountName":"Somchai Jaidee","customerBankAccountNumber":"1112223334","customerBankCode":"004","idempotencyKey":"INV-2041-try1"}';
export const B2 =
  '{"amount":"100.00","referenceId":"INV-2042","paymentMethod":"bank_transfer","customerBankAccountName":"สมชาย ใจดี","customerBankAccountNumber":"1112223334","customerBankCode":"014","description":"ค่าสินค้า"}';
export const W1 =
  '{"id":"evt_5b8e21","type":"payment.succeeded","data":{"id":"3f0a6c1e-7d52-4b7e-9a11-08c4d2e6f915","amount":"25900.00","currency":"THB","status":"succeeded","referenceId":"INV-2041"},"createdAt":"2025-01-01T00:03:10.000Z"}';
export const W2 =
  '{"event":"payment.created","paymentId":"3f0a6c1e-7d52-4b7e-9a11-08c4d2e6f915","referenceId":"INV-2041","status":"processing","amount":"25900.00","currency":"THB","paymentMethod":"promptpay","clientSecret":null,"nextAction":null,"expiresAt":"2025-01-01T00:15:00.000Z"}';

export const VECTORS = {
  1: '3d652694393c96c5b5f01b53a5f49aced81db523ff16ac161265accfff2c0e3f',
  2: 'b767bd6299ea9ad87016df5ad0d5eabd200c932d010ccd161198560ad19bc315',
  3: '8b4acff4125e45b1de587897b8aad1b06cc3a8f944f3e03c5dca12d505239642',
  4: '2912bb1b48e7696e009cdc290040e4895dd191fe6d649fecf12cce787352cdd9',
  5: 'a3f3b663cf8a92c2ac3434b19a98619745c0dee21934e4168bce595360292cd8',
  6: '6d828e10539cd081d6c12d50dda2e8bdf59f2d7c629f9e3a9883bbe3357921d7',
  7: 'b68f39f6838a8f7e05bebf2462bc1690b8ab99831a61f7c89a7b39876b7fbe20',
  8: '35b948dc6ec562a0cd7cb98aacc80a6b82c947942233caec5c891c2576f84f28',
  9: 'dfe213fbfdf93a248efa8b99c33bdee0c7e3b117454ae3aa223ead370ec575b6',
  10: '1e18598be8b9404d71084968f7725e8a5e859e7dd46a2d4ef281073994811081',
} as const;

/** §15: tax id 0105512345678, 259.00 baht. */
export const EMV = '00020101021229370016A0000006770101110213010551234567853037645406259.005802TH630484F7';

/** Answers of §16. */
export const X1 = `{"success":true,"data":{"id":"3f0a6c1e-7d52-4b7e-9a11-08c4d2e6f915","amount":"25900.00","currency":"THB","status":"processing","referenceId":"INV-2041","paymentMethod":"promptpay","clientSecret":null,"nextAction":{"type":"display_qr_code","paymentAppUrl":"https://pay.o2p.example/en/pay/tok_1","qrCode":{"payload":"${EMV}","promptpayId":"0105512345678","expiresAt":"2025-01-01T00:15:00.000Z"}},"expiresAt":"2025-01-01T00:15:00.000Z","createdAt":"2025-01-01T00:00:00.000Z"}}`;
export const X3 =
  '{"success":false,"error":{"code":"DUPLICATE_REFERENCE_ID","message":"Reference ID already exists for this merchant"}}';
export const X4 =
  '{"success":false,"error":{"code":"VALIDATION_ERROR","message":"Amount must be a valid decimal number","metadata":{"field":"amount"}}}';
/** The dossier leaves out its message. */
export const X5 =
  '{"success":false,"error":{"code":"VALIDATION_ERROR","message":"…","metadata":{"field":"expiresInMinutes"}}}';
export const X6 =
  '{"success":false,"error":{"code":"INVALID_CREDENTIALS","message":"Invalid signature or expired timestamp"}}';
export const X9 = '{"success":false,"error":{"code":"RESOURCE_NOT_FOUND","message":"Payment not found"}}';
export const X12 =
  '{"success":false,"error":{"code":"RATE_LIMIT_EXCEEDED","message":"Too many requests, please try again later","metadata":{"limit":100,"remaining":0,"resetAt":"2025-01-01T00:01:00.000Z","retryAfter":42}}}';
export const FORBIDDEN = '{"success":false,"error":{"code":"FORBIDDEN","message":"Integration is not active"}}';
/** §5.2, a placeholder. */
export const CONFLICT = '{"success":false,"error":{"code":"INVALID_STATE","message":"…"}}';

/** The payment of exchange 1 with some of its parts changed, as it stands on the wire. */
export const payment = (parts: object = {}): Record<string, unknown> => ({ ...JSON.parse(X1).data, ...parts });
export const withdraw = (parts: object = {}): Record<string, unknown> => ({
  id: 'wd_1',
  amount: '5000.00',
  currency: 'THB',
  status: 'pending',
  referenceId: 'PAY-7',
  ...parts,
});
/** §7 invents it; it is passed on untouched. */
export const BALANCE = {
  currency: 'THB',
  wallet: { available: '1.00' },
  settlement: { pending: '2.00' },
  total: '3.00',
};

export const json = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
export const done = (data: unknown, status = 200): Response => json({ success: true, data }, status);
export const page = (items: readonly unknown[], parts: object = {}): Response =>
  done({ data: items, total: items.length, page: 1, limit: 10, totalPages: 1, ...parts });
export const html = (title: string, status: number): Response =>
  new Response(`<!DOCTYPE html><title>${title}</title>`, { status, headers: { 'content-type': 'text/html' } });
