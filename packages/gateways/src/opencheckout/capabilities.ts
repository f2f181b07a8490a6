import type { Capabilities } from '@tillkit/core/gateway';

/** Dossier §15. */
export const capabilities = {
  create: 'keyed',
  // v0.2 forgets keys at UTC midnight. One forgotten makes a second session; the first was shown to nobody and expires.
  keyLives: 3_600,
  find: 'by-scan',
  push: 'facts',
  reports: 'amount',
  returns: 'success',
  expiry: { min: 300, max: 86_400 },
  cancel: { from: ['created', 'pending'] },
} as const satisfies Capabilities;

export type OpenCheckoutCapabilities = typeof capabilities;
