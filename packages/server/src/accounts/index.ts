export { connectAccounts, methodView, type Accounts, type ConnectedAccount, type Offer } from './accounts.ts';
export { sharedOf } from './between-processes.ts';
