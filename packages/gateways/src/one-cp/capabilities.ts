import type { Capabilities } from '@tillkit/core/gateway';

/** Dossier §11. */
export const capabilities = {
  // No idempotency key (§9). One-CP mails nobody, as the adapter never sends `email`: what nobody was shown, nobody pays.
  create: 'orphan-safe',
  find: 'no',
  push: 'none',
  reports: 'nothing',
  returns: 'none',
  expiry: 'never',
  // Tied to cancelling items; how much was given back is not told, and a repeat could give it back twice (§4.4, §9).
  refund: { by: 'items', amount: 'unknown', keyed: false },
} as const satisfies Capabilities;

export type OneCpCapabilities = typeof capabilities;
