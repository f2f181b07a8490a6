import type { Adapter } from './adapter.ts';
import type { Capabilities } from './capabilities.ts';

/** A payment API that can do nothing but take money. */
export const capabilities = {
  create: 'keyed',
  find: 'no',
  push: 'none',
  reports: 'amount',
  returns: 'success',
  expiry: 'never',
} as const satisfies Capabilities;

const nothing = () => Promise.resolve({ is: 'done', value: null, facts: [] } as const);

/** What every adapter must have, whatever its capabilities. */
export const adapter: Adapter<typeof capabilities> = {
  methods: () => [],
  fits: () => 'yes',
  request: () => new Uint8Array(),
  create: () => Promise.resolve({ is: 'unknown', problem: { code: 'gateway_unavailable' } }),
  read: nothing,
};
