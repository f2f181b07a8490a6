/** v0.1 answered with its database record, in camelCase, against its own reference (dossier §3). */
const CAMEL: Readonly<Record<string, string>> = {
  amount_total: 'amountTotal',
  success_url: 'successUrl',
  cancel_url: 'cancelUrl',
  expires_at: 'expiresAt',
  created_at: 'createdAt',
  completed_at: 'completedAt',
  line_items: 'lineItems',
  customer_wallet: 'customerWallet',
  incoming_payment: 'incomingPayment',
  outgoing_payment: 'outgoingPayment',
  price_data: 'priceData',
  product_data: 'productData',
  unit_amount: 'unitAmount',
  has_more: 'hasMore',
  next_cursor: 'nextCursor',
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where values are themselves objects with the API's names. A merchant's `metadata` is not among them. */
const NESTED = ['data', 'line_items', 'price_data'];

/** The same value with the reference's names: a snake_case name that is there wins, a camelCase one fills its place. */
export const withReferenceNames = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withReferenceNames);
  if (!isRecord(value)) return value;
  const named: Record<string, unknown> = { ...value };
  for (const [snake, camel] of Object.entries(CAMEL))
    if (named[snake] === undefined && named[camel] !== undefined) {
      named[snake] = named[camel];
      Reflect.deleteProperty(named, camel);
    }
  for (const key of NESTED) if (key in named) named[key] = withReferenceNames(named[key]);
  return named;
};
