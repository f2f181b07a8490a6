/** The three shapes the same API has had (dossier §0). They differ in paths, names, envelope and how the caller is known. */
export type Profile = 'payment-api' | 'northbound-v1' | 'northbound-v2';

/** Under which name the merchant's own reference is sent; the sources disagree (dossier §5.3). */
export type ReferenceField = 'merchant_transaction_id' | 'reference' | 'both';

/** V2's page prints the address of one order without `v2` (dossier §9, 12). */
export type OrderPath = '/api/northbound/transactions' | '/api/northbound/v2/transactions';

export interface Paths {
  readonly orders: string;
  /** One order stands below it. */
  readonly order: string;
}

export const PATHS: Readonly<Record<Profile, Paths>> = {
  'payment-api': { orders: '/payment-api/transactions', order: '/payment-api/transactions' },
  'northbound-v1': { orders: '/api/northbound/transactions', order: '/api/northbound/transactions' },
  'northbound-v2': { orders: '/api/northbound/v2/transactions', order: '/api/northbound/transactions' },
};

/** V2 has a static key instead. */
export const LOGIN_PATHS: Readonly<Record<Exclude<Profile, 'northbound-v2'>, string>> = {
  'payment-api': '/payment-api/login',
  'northbound-v1': '/api/northbound/login',
};

export const REFERENCE_FIELDS: Readonly<Record<Exclude<Profile, 'northbound-v2'>, ReferenceField>> = {
  'payment-api': 'both',
  'northbound-v1': 'merchant_transaction_id',
};
