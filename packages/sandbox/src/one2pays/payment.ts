import type { WebhookMode } from '../fault/index.ts';
import type { Refused } from '../refused.ts';

/** §5.3. */
export type Status = 'processing' | 'succeeded' | 'failed' | 'canceled' | 'expired';
export const METHODS = ['promptpay', 'bank_transfer'] as const;
export type Method = (typeof METHODS)[number];

/** A create request that passed every check (§5.1). `amount`: satang. */
export interface Wanted {
  readonly amount: number;
  readonly referenceId: string;
  readonly method: Method;
  /** Kept only where it is told again. */
  readonly customer: { readonly name: string; readonly number: string; readonly code: string } | null;
  readonly description: string | null;
  readonly metadata: Readonly<Record<string, unknown>> | null;
}

/** One payment, plain. Times are milliseconds on the virtual clock. */
export interface Payment extends Wanted {
  readonly merchant: string;
  readonly id: string;
  /** What opens its page: unguessable. */
  readonly token: string;
  /** The page's whole address, as it was told at create. */
  readonly pageUrl: string;
  readonly status: Status;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** † When a payment that is under way comes through by itself; also after the payment expired. */
  readonly settlesAt: number | null;
  readonly declines: number;
  /** Faults chosen on the page or by the control API. */
  readonly modes: readonly WebhookMode[];
}

type Step<More extends readonly unknown[]> = (payment: Payment, ...more: More) => Payment | Refused;

const refusedAs = ({ status, settlesAt }: Payment): Refused => ({
  refused: settlesAt === null ? status : `${status}, with a payment under way`,
});

/** † A transfer may also arrive after the payment expired or failed (§12); a QR ends with its payment. */
export const pay: Step<[]> = (payment) => {
  const { method, settlesAt, status } = payment;
  const isLate = (status === 'expired' || status === 'failed') && (method === 'bank_transfer' || settlesAt !== null);
  if (status !== 'processing' && !isLate) return { refused: status };
  return { ...payment, status: 'succeeded', settlesAt: null };
};

/** † The buyer paid, and it takes until `settlesAt` to be found. */
export const hold: Step<[number]> = (payment, settlesAt) =>
  payment.status === 'processing' && payment.settlesAt === null ? { ...payment, settlesAt } : refusedAs(payment);

/** † The buyer refused; nothing is under way. */
export const decline: Step<[]> = (payment) =>
  payment.status === 'processing' && payment.settlesAt === null
    ? { ...payment, status: 'failed', declines: payment.declines + 1 }
    : refusedAs(payment);

/** † With what was under way: it never arrives. */
export const cancel: Step<[]> = (payment) =>
  payment.status === 'processing' ? { ...payment, status: 'canceled', settlesAt: null } : { refused: payment.status };

/** What is under way stays so (§14.18). */
export const expire: Step<[]> = (payment) =>
  payment.status === 'processing' ? { ...payment, status: 'expired' } : { refused: payment.status };

/** What time does next, and when; null once nothing comes by itself. */
export const due = ({ status, expiresAt, settlesAt }: Payment): { at: number; step: 'expire' | 'pay' } | null => {
  const expires = status === 'processing' ? expiresAt : Infinity;
  if (settlesAt !== null && settlesAt <= expires) return { at: settlesAt, step: 'pay' };
  return expires === Infinity ? null : { at: expires, step: 'expire' };
};

/** † What `otherAmount` says instead: one satang less, or two where the amount is one. */
export const reported = ({ amount, modes }: Payment): number =>
  !modes.includes('otherAmount') ? amount : amount === 1 ? 2 : amount - 1;
