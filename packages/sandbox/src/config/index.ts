export {
  checkConfig,
  type Merchant,
  type OpenCheckoutMerchant,
  type OpenCheckoutProfile,
  type SandboxConfig,
} from './config.ts';
export { makeKeys, type MerchantKeys } from './keys.ts';
