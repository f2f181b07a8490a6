import type { SandboxConfig } from '@tillkit/sandbox';
import type { Receiver } from './receiver.ts';
import type { Row } from './row.ts';
import type { Words } from './target.ts';

/** What somebody else's API is reached with: the environment's `TILLKIT_CONFORMANCE_<GATEWAY>_<NAME>` by name. */
export type Settings = Readonly<Record<string, string>>;

/** One gateway's dossier: what it says, and what its literals mean at a target. */
export interface Dossier {
  readonly name: string;
  /** Every id of its example and vector sections. */
  readonly items: readonly string[];
  readonly rows: readonly Row[];
  /** Where the sandbox of our own has the gateway's base URL. */
  readonly path: string;
  /** The moment its examples begin, in milliseconds or ISO. */
  readonly at: number | string;
  /** Where webhooks come in. */
  readonly webhookPath: string;
  /** A sandbox whose merchant has the literals' credentials and ids, and `own`. */
  config(own: object, receiver: Receiver): SandboxConfig;
  /** @param url the base URL at our own sandbox */
  ours(url: string): Words;
  /** Beside URL, what must be set to run against somebody else's API, and what may be. */
  readonly settings: readonly string[];
  readonly optional?: readonly string[];
  /** @param fresh never used before: for references and keys that may stand once */
  theirs(settings: Settings, fresh: string): Words;
}
