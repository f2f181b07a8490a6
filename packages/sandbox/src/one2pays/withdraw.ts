import type { Refused } from '../refused.ts';

/** † The first two; the others by their events (§6). */
export type WithdrawStatus = 'pending' | 'processing' | 'paid' | 'failed' | 'canceled';

/** A withdraw that passed every check. `amount`: satang; `destination`: as it was sent. */
export interface WantedWithdraw {
  readonly amount: number;
  readonly referenceId: string;
  readonly destination: Readonly<Record<string, string>>;
  readonly description: string | null;
  readonly metadata: Readonly<Record<string, unknown>> | null;
}

/** One payout, plain. */
export interface Withdraw extends WantedWithdraw {
  readonly merchant: string;
  readonly id: string;
  readonly status: WithdrawStatus;
  readonly createdAt: number;
}

const from =
  (statuses: readonly WithdrawStatus[], next: WithdrawStatus) =>
  (withdraw: Withdraw): Withdraw | Refused =>
    statuses.includes(withdraw.status) ? { ...withdraw, status: next } : { refused: withdraw.status };

export const startWithdraw = from(['pending'], 'processing');
export const payWithdraw = from(['pending', 'processing'], 'paid');
export const failWithdraw = from(['pending', 'processing'], 'failed');
/** † Only before the bank has it (§6). */
export const cancelWithdraw = from(['pending'], 'canceled');

/** † What lies in the wallet: reserved by a create, kept when paid, given back when it failed or was canceled (§14.19). */
export const available = (start: number, withdraws: readonly Withdraw[]): number =>
  withdraws
    .filter(({ status }) => status !== 'failed' && status !== 'canceled')
    .reduce((left, { amount }) => left - amount, start);
