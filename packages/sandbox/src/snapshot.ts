import type { PlannedFault } from './fault/index.ts';
import type { BookSnapshot as OnecpSnapshot } from './one-cp/index.ts';
import type { BookSnapshot as One2PaysSnapshot } from './one2pays/index.ts';
import type { BookSnapshot as OneverseSnapshot } from './oneverse/index.ts';
import type { BookSnapshot as OnecheckoutSnapshot } from './onecheckout/index.ts';
import type { BookSnapshot } from './opencheckout/index.ts';
import type { Delivery } from './webhook/index.ts';

/** All a sandbox remembers, as plain JSON. No key and no secret is in it: those live in the configuration. */
export interface Snapshot {
  readonly version: 1;
  /** Milliseconds the virtual clock runs ahead of the wall. */
  readonly ahead: number;
  readonly faults: readonly PlannedFault[];
  readonly webhooks: readonly Delivery[];
  readonly opencheckout: BookSnapshot;
  /** Not in what a sandbox before Onecheckout kept. */
  readonly onecheckout?: OnecheckoutSnapshot;
  readonly onecp?: OnecpSnapshot;
  readonly oneverse?: OneverseSnapshot;
  readonly one2pays?: One2PaysSnapshot;
}

/** The gateways an older sandbox did not know: what it kept lacks them. */
const LATER = ['onecheckout', 'onecp', 'oneverse', 'one2pays'] as const;

/** Whether what was read from a file is a snapshot of this version. */
export const isSnapshot = (value: unknown): value is Snapshot =>
  typeof value === 'object' &&
  value !== null &&
  'version' in value &&
  value.version === 1 &&
  'ahead' in value &&
  typeof value.ahead === 'number' &&
  'faults' in value &&
  Array.isArray(value.faults) &&
  'webhooks' in value &&
  Array.isArray(value.webhooks) &&
  'opencheckout' in value &&
  typeof value.opencheckout === 'object' &&
  value.opencheckout !== null &&
  LATER.every((name) => {
    const part: unknown = Reflect.get(value, name);
    return part === undefined ? !(name in value) : typeof part === 'object' && part !== null;
  });
