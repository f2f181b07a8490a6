export { one2pays } from './account.ts';
export type { Bank } from './banks.ts';
export type { One2PaysCapabilities } from './capabilities.ts';
export type { One2PaysOptions } from './options.ts';
export type { TransferDetail } from './transfer.ts';
