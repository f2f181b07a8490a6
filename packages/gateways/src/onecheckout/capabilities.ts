import type { Capabilities } from '@tillkit/core/gateway';

/** Dossier §11. */
export const capabilities = {
  // No idempotency key, and a reference is not known to be unique (§8). An order nobody was shown is paid by nobody.
  create: 'orphan-safe',
  // The list has no filter by reference and leaves it out, so every order is read (§4.6).
  find: 'by-scan',
  push: 'hint',
  unsigned: true,
  reports: 'amount',
  returns: 'both',
  expiry: 'never',
  capture: { partial: false },
} as const satisfies Capabilities;

export type OnecheckoutCapabilities = typeof capabilities;
