export { createKeyring, type Keyring, type Purpose } from './keyring.ts';
export { issueToken, readToken, requireToken, type Grant } from './tokens.ts';
