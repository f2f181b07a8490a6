export {
  makeKeys,
  type Merchant,
  type MerchantKeys,
  type One2PaysEndpoint,
  type One2PaysMerchant,
  type OnecheckoutMerchant,
  type OnecpMerchant,
  type OneverseMerchant,
  type OneverseProfile,
  type OpenCheckoutMerchant,
  type OpenCheckoutProfile,
  type SandboxConfig,
} from './config/index.ts';
export { type VirtualClock } from './clock/index.ts';
export { isFault, type Fault, type FaultPlan, type WebhookMode } from './fault/index.ts';
export { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.ts';
export { isSnapshot, type Snapshot } from './snapshot.ts';
