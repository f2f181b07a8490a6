import type { Ports } from '@tillkit/core/clock';
import { toBase64url } from '@tillkit/core/hmac';
import type { Accounts } from '../accounts/index.ts';
import type { Keyring } from '../keyring/index.ts';
import type { Pricing } from '../pricing/index.ts';
import type { NoticeKind, Receive, Received, Store } from '../store/index.ts';
import type { Order } from '../orders/order.ts';

/** What came with a notice, beside the order. */
export interface NoticeInfo {
  /** Stable: use it to make your own handling idempotent. Notices come at least once. */
  readonly key: string;
  readonly kind: NoticeKind;
  /** The order's version when it was written. */
  readonly version: number;
  /** ISO 8601 UTC. */
  readonly at: string;
}

export type NoticeHandler = (order: Order, notice: NoticeInfo) => void | Promise<void>;
export type NoticeHandlers = { readonly [K in NoticeKind]?: NoticeHandler };

/** Everything one checkout is made of, resolved once. */
export interface Context extends Ports {
  /** Where it is mounted, without a trailing slash. */
  readonly url: URL;
  readonly origins: readonly string[];
  readonly name: string | undefined;
  readonly accounts: Accounts;
  readonly promotionCodes: boolean;
  readonly store: Store;
  /** Stores a push; resolves after the commit. */
  readonly receive: (row: Receive) => Promise<Received>;
  readonly keyring: Keyring;
  readonly pricing: Pricing;
  readonly on: NoticeHandlers;
  /** How long a session may be paid, in ms. */
  readonly sessionTtl: number;
}

/** `cs_…`, `at_…`, `op_…`: 128 random bits. */
export const newId = (context: Pick<Context, 'random'>, prefix: 'cs' | 'at' | 'op' | 'in'): string =>
  `${prefix}_${toBase64url(context.random(16))}`;
