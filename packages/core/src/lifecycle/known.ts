/**
 * The furthest state of an attempt, in one total order. `lapsed` (our timer) and `abandoned` (our buyer) are ours alone
 * and yield to anything a gateway says; a payment that comes late is a normal path.
 */
export const STATES = [
  'created',
  'pending',
  'lapsed',
  'abandoned',
  'authorized',
  'failed',
  'expired',
  'canceled',
  'paid',
] as const;
export type State = (typeof STATES)[number];

/** `succeeded` may still become `failed` (Stripe), so failed is the furthest. */
export const REFUND_STATES = ['unknown', 'pending', 'succeeded', 'failed'] as const;
export const DISPUTES = ['none', 'open', 'won', 'lost'] as const;
export const RETURNED = ['none', 'some', 'all'] as const;

export interface Refund {
  readonly state: (typeof REFUND_STATES)[number];
  /** Minor units; `null` where the gateway will not say. */
  readonly amount: number | null;
  /** Positions in the quote's lines it gives back, ascending, at a gateway that refunds by items. */
  readonly lines?: readonly number[];
}

/** What is known of one attempt. Every part is a join, so neither order nor repetition of facts can matter. */
export interface Known {
  readonly state: State;
  /** Minor units captured, per currency; `{}` when never reported. */
  readonly captured: Readonly<Record<string, number>>;
  readonly refunds: Readonly<Record<string, Refund>>;
  /** Given back without an amount being told. */
  readonly returned: (typeof RETURNED)[number];
  readonly dispute: (typeof DISPUTES)[number];
  /** The gateway's ids, a sorted set: `session:cs_1`, `order:0042` … */
  readonly refs: readonly string[];
}

/** One thing learned. An absent part means "does not say", never zero. */
export interface Fact extends Partial<Known> {
  readonly attempt: string;
  readonly source: 'create' | 'webhook' | 'read' | 'operation' | 'timer' | 'merchant' | 'buyer';
  /** The gateway's own word, kept as it came. */
  readonly raw?: string;
  /** When the gateway says it happened, ISO 8601 UTC. */
  readonly at?: string;
}

export const NOTHING_KNOWN: Known = {
  state: 'created',
  captured: {},
  refunds: {},
  returned: 'none',
  dispute: 'none',
  refs: [],
};
