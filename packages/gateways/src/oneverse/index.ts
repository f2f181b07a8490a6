export { oneverse } from './account.ts';
export type { Exponents } from './amount.ts';
export type { Channel, CharacterField } from './channels.ts';
export type { OneverseOptions } from './options.ts';
export type {
  JsonEscape,
  KeyOrder,
  NorthboundV1Access,
  NorthboundV2Access,
  OrderPath,
  PaymentApiAccess,
  Profile,
  ReferenceField,
  Signing,
} from './client/index.ts';
