export { onecheckout } from './account.ts';
export type { AmountUnit } from './amount.ts';
export type { OnecheckoutOptions } from './options.ts';
export type { HmacAlgorithm, WebhookVerifier } from './signature.ts';
