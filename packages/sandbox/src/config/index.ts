export {
  checkConfig,
  type Merchant,
  type OpenCheckoutMerchant,
  type OpenCheckoutProfile,
  type SandboxConfig,
} from './config.ts';
export { endpointsOf, environmentOf, type One2PaysEndpoint, type One2PaysMerchant } from './one2pays.ts';
export { type OnecheckoutMerchant } from './onecheckout.ts';
export { type OnecpMerchant } from './onecp.ts';
export { type OneverseMerchant, type OneverseProfile } from './oneverse.ts';
export { isWebAddress } from './refuse.ts';
export { makeKeys, type MerchantKeys } from './keys.ts';
