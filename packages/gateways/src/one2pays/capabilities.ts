import type { Capabilities } from '@tillkit/core/gateway';

/** Dossier §13. */
export const capabilities = {
  create: 'keyed',
  // Retention is not published (§4). A key that was forgotten ends at the unique reference, and the payment is adopted.
  keyLives: 86_400,
  // The list has no published filter (§4).
  find: 'by-scan',
  // Its string to sign is not published (§8.4), and an amount is never trusted from a push alone (§8.3).
  push: 'hint',
  reports: 'amount',
  returns: 'none',
  expiry: { min: 300, max: 86_400 },
  cancel: { from: ['created', 'pending'] },
} as const satisfies Capabilities;

export type One2PaysCapabilities = typeof capabilities;
