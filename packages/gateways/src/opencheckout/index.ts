export { opencheckout } from './account.ts';
export type { OpenCheckoutCapabilities } from './capabilities.ts';
export type { OpenCheckoutOptions } from './options.ts';
