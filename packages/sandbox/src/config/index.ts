export {
  checkConfig,
  type Merchant,
  type OpenCheckoutMerchant,
  type OpenCheckoutProfile,
  type SandboxConfig,
} from './config.ts';
export { type OnecheckoutMerchant } from './onecheckout.ts';
export { isWebAddress } from './refuse.ts';
export { makeKeys, type MerchantKeys } from './keys.ts';
