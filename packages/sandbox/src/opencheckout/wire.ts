import type { Session, Status } from './session.ts';

/** The seed shows whole seconds, v0.2 sends milliseconds (dossier §1). */
const time = (ms: number, { profile }: Session): string => {
  const text = new Date(ms).toISOString();
  return profile === 'seed' ? text.replace(/\.\d{3}Z$/, 'Z') : text;
};

/** v0.1 knew four statuses: whatever is under way is `open` there (dossier §6). */
const seedStatus = (status: Status): Status =>
  status === 'completed' || status === 'expired' || status === 'canceled' ? status : 'open';

/** † What `otherAmount` says instead: one unit less, or two where the total is one. */
export const reported = ({ amountTotal, modes }: Session): number =>
  !modes.includes('otherAmount') ? amountTotal : amountTotal === 1 ? 2 : amountTotal - 1;

const seedWire = (session: Session, base: string, full: boolean) => ({
  id: session.id,
  status: seedStatus(session.status),
  url: `${base}/pay/${session.id}`,
  amount_total: reported(session),
  currency: session.currency,
  mode: session.mode,
  success_url: session.successUrl,
  cancel_url: session.cancelUrl,
  expires_at: time(session.expiresAt, session),
  created_at: time(session.createdAt, session),
  ...(full
    ? {
        metadata: session.metadata,
        incoming_payment: session.incomingPayment,
        outgoing_payment: session.outgoingPayment,
      }
    : {}),
});

const v02Wire = (session: Session, base: string) => ({
  id: session.id,
  object: 'checkout.session',
  mode: session.mode,
  status: session.status,
  url: `${base}/pay/${session.id}`,
  amount_total: reported(session),
  currency: session.currency,
  line_items: session.lineItems,
  metadata: session.metadata,
  success_url: session.successUrl,
  cancel_url: session.cancelUrl,
  customer_wallet: session.customerWallet,
  incoming_payment: session.incomingPayment,
  outgoing_payment: session.outgoingPayment,
  created_at: time(session.createdAt, session),
  expires_at: time(session.expiresAt, session),
  completed_at: session.completedAt === null ? null : time(session.completedAt, session),
});

/**
 * A session as its merchant reads it (dossier §3): ten fields in the seed, seventeen in v0.2.
 * @param base the deployment's address, without a slash at its end
 * @param full retrieving adds the payment references and the metadata in the seed (dossier §4)
 */
export const toWire = (session: Session, base: string, full = true) =>
  session.profile === 'seed' ? seedWire(session, base, full) : v02Wire(session, base);

export const createdAtOnWire = (session: Session): string => time(session.createdAt, session);
