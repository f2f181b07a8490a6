import type { PlannedFault } from './fault/index.ts';
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
}

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
  (!('onecheckout' in value) || (typeof value.onecheckout === 'object' && value.onecheckout !== null));
