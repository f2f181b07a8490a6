import type { Capabilities } from '@tillkit/core/gateway';

/** Dossier §12. */
export const capabilities = {
  // No idempotency key; the merchant's reference must be unique (§5.3).
  create: 'unique-reference',
  // The list has no filter, so it is read through (§5.2).
  find: 'by-scan',
  push: 'hint',
  unsigned: true,
  reports: 'amount',
  // One return address is published, and not whether a buyer who changed their mind is sent there (§5.6).
  returns: 'success',
  // Orders lapse by themselves, after a time that is not published and cannot be set (§5.6).
  expiry: 'fixed',
} as const satisfies Capabilities;

export type OneverseCapabilities = typeof capabilities;
