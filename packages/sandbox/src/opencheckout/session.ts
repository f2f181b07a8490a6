import type { WebhookMode } from '../fault/index.ts';
import type { OpenCheckoutProfile } from '../config/index.ts';
import type { Refused } from '../refused.ts';

/** Dossier §6. v0.1 knew only `open`, `completed`, `expired` and `canceled`. */
export type Status = 'open' | 'preparing' | 'awaiting_approval' | 'processing' | 'completed' | 'expired' | 'canceled';

export interface LineItem {
  readonly price_data: {
    readonly currency: string;
    readonly product_data: { readonly name: string; readonly description?: string };
    readonly unit_amount: number;
  };
  readonly quantity: number;
}

/** A create request that passed every check, defaults filled in. */
export interface Order {
  readonly mode: string;
  readonly lineItems: readonly LineItem[];
  readonly currency: string;
  readonly amountTotal: number;
  readonly successUrl: string;
  readonly cancelUrl: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly expiresIn: number;
}

/** The interaction with the wallet provider: the page leaves with `nonce` and comes back with its hash. */
export interface Grant {
  readonly nonce: string;
  readonly ref: string;
}

/** One checkout session, plain. Times are milliseconds on the virtual clock. */
export interface Session extends Omit<Order, 'expiresIn'> {
  readonly id: string;
  readonly merchant: string;
  readonly profile: OpenCheckoutProfile;
  readonly status: Status;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly preparedAt: number | null;
  readonly completedAt: number | null;
  readonly customerWallet: string | null;
  readonly incomingPayment: string | null;
  readonly outgoingPayment: string | null;
  readonly grant: Grant | null;
  /** † How often the wallet declined, and whether that was the last thing that happened. */
  readonly declines: number;
  readonly declined: boolean;
  /** † When a payment stuck in `processing` is found complete by itself. */
  readonly settlesAt: number | null;
  /** Faults chosen on the pay page or by the control API for this session. */
  readonly modes: readonly WebhookMode[];
}

const PREPARING_AT_MOST = 5 * 60_000;

/** Replaces the first occurrence alone, in each URL; a second stays literal (dossier §3). */
const withId = (url: string, id: string): string => url.replace('{CHECKOUT_SESSION_ID}', () => id);

export const create = (
  { expiresIn, ...order }: Order,
  who: { readonly id: string; readonly merchant: string; readonly profile: OpenCheckoutProfile },
  now: number,
): Session => ({
  ...who,
  ...order,
  successUrl: withId(order.successUrl, who.id),
  cancelUrl: withId(order.cancelUrl, who.id),
  status: 'open',
  createdAt: now,
  expiresAt: now + expiresIn * 1000,
  preparedAt: null,
  completedAt: null,
  customerWallet: null,
  incomingPayment: null,
  outgoingPayment: null,
  grant: null,
  declines: 0,
  declined: false,
  settlesAt: null,
  modes: [],
});

/** What reading finds: past its time it is expired; five minutes of preparing fall back to open (dossier §6). */
export const look = (session: Session, now: number): Session => {
  const waits = session.status === 'open' || session.status === 'preparing' || session.status === 'awaiting_approval';
  if (waits && now >= session.expiresAt) return { ...session, status: 'expired' };
  if (session.status === 'preparing' && now - (session.preparedAt ?? now) > PREPARING_AT_MOST)
    return { ...session, status: 'open', preparedAt: null, customerWallet: null };
  return session;
};

/** The buyer submitted a wallet address. */
export const prepare = (session: Session, wallet: string, now: number): Session | Refused<Status> =>
  session.status === 'open'
    ? { ...session, status: 'preparing', customerWallet: wallet, preparedAt: now, declined: false }
    : { refused: session.status };

/** Incoming payment, quote and grant are there: the buyer can approve. */
export const ready = (session: Session, incomingPayment: string, grant: Grant): Session | Refused<Status> =>
  session.status === 'preparing'
    ? { ...session, status: 'awaiting_approval', incomingPayment, grant }
    : { refused: session.status };

/** † The wallet said no. The session stays payable (design §5). */
export const decline = (session: Session): Session | Refused<Status> =>
  session.status === 'awaiting_approval'
    ? { ...session, declines: session.declines + 1, declined: true }
    : { refused: session.status };

/** The buyer came back from the wallet with a valid hash. */
export const approve = (session: Session): Session | Refused<Status> =>
  session.status === 'awaiting_approval'
    ? { ...session, status: 'processing', declined: false }
    : { refused: session.status };

/** The payment was made; `outgoingPayment` is null where reconciliation found it. */
export const complete = (session: Session, outgoingPayment: string | null, now: number): Session | Refused<Status> =>
  session.status === 'processing'
    ? { ...session, status: 'completed', outgoingPayment, completedAt: now, settlesAt: null }
    : { refused: session.status };

const close = (session: Session, status: 'expired' | 'canceled'): Session | Refused<Status> =>
  session.status === 'open' || session.status === 'awaiting_approval'
    ? { ...session, status }
    : { refused: session.status };

export const expire = (session: Session): Session | Refused<Status> => close(session, 'expired');
export const cancel = (session: Session): Session | Refused<Status> => close(session, 'canceled');
