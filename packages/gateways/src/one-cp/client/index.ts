export type { AmountUnit } from './amount.ts';
export type { Cancel, Canceled } from './cancel.ts';
export { createOneCpClient, type CallOptions, type ClientOptions, type OneCpClient, type Update } from './client.ts';
export { OneCpError, type Deed, type Failure, type Meaning } from './error.ts';
export type { Initialize, RestrictedMethodsAs } from './initialize.ts';
export type { Invoice } from './invoice.ts';
export type { CancellationPolicy, Category, Item, Penalty, Period, Place, Tax } from './item.ts';
export type { Connection, Initialized, Transaction, Updated } from './transaction.ts';
