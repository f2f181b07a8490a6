import type { Ports } from '@tillkit/core/clock';
import type { Hono } from 'hono';
import type { VirtualClock } from './clock/index.ts';
import type { SandboxConfig } from './config/index.ts';
import type { Fault, FaultBoard } from './fault/index.ts';
import type { Sender, WebhookDesk } from './webhook/index.ts';

/** What every gateway of the sandbox shares. */
export interface Parts {
  readonly config: SandboxConfig;
  readonly clock: VirtualClock;
  readonly ports: Ports;
  readonly faults: FaultBoard;
  readonly desk: WebhookDesk;
  /** Called after every change of state: somebody may want to keep it. */
  readonly changed: () => void;
}

/** Travels with one request. A handler that sets `fault` breaks the connection instead of answering. */
export interface Environment {
  readonly client: string;
  fault: Fault | null;
}
export interface Bound {
  Bindings: Environment;
}

/** One order as the control API tells it, whatever the gateway. */
export interface OrderView {
  readonly gateway: string;
  /** Unique within its merchant: two merchants of one gateway may each have a `0001`. */
  readonly id: string;
  readonly merchant: string;
  readonly status: string;
  readonly amount: number;
  readonly currency: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
  readonly declines: number;
  /** Where the buyer pays, relative to the sandbox's address. */
  readonly payPath: string;
}

export const VERBS = [
  'prepare',
  'pay',
  'decline',
  'authorize',
  'capture',
  'cancel',
  'refund',
  'expire',
  'reconcile',
  'transfer',
] as const;
export type Verb = (typeof VERBS)[number];

/** One payout as the control API tells it: no order, since nobody buys. Ids are unique. */
export type WithdrawView = Omit<OrderView, 'declines' | 'payPath'>;

export const WITHDRAW_VERBS = ['process', 'pay', 'fail', 'cancel'] as const;
export type WithdrawVerb = (typeof WITHDRAW_VERBS)[number];

/** How a gateway's payouts are listed and steered. */
export interface Payouts {
  list(): readonly WithdrawView[];
  /** Null for one that is not its own. */
  act(withdraw: WithdrawView, verb: WithdrawVerb, choices: Choices): WithdrawView | { readonly refused: string } | null;
}

/** What may go wrong for one order: a webhook's modes, and † a payment left in processing. */
export interface Choices {
  readonly wallet?: string | undefined;
  readonly faults?: readonly string[] | undefined;
}

/** What became of a verb: `refused` names the status that does not allow it, `lacks` that the gateway knows no such step. */
export type Acted = OrderView | { readonly refused: string } | { readonly lacks: true };

/** One gateway inside the sandbox. */
export interface Room {
  readonly name: string;
  readonly app: Hono<Bound>;
  readonly sender: Sender;
  /** Where the gateway pays out too. */
  readonly payouts?: Payouts;
  orders(): readonly OrderView[];
  act(order: OrderView, verb: Verb, choices: Choices): Acted;
  /** Takes up the timers a snapshot left behind. */
  resume(): void;
  reset(): void;
  stop(): void;
}
