import { openAlarms } from '../clock/index.ts';
import type { OpenCheckoutMerchant } from '../config/index.ts';
import { WEBHOOK_MODES, type WebhookMode } from '../fault/index.ts';
import type { Choices, Parts } from '../parts.ts';
import { isRefused, type Refused } from '../refused.ts';
import { LATE, postCopies } from '../webhook/index.ts';
import type { Book } from './book.ts';
import { randomName } from './names.ts';
import { approve, complete, decline, prepare, ready, type Session } from './session.ts';
import { payloadOf } from './webhook.ts';

/** † The wallet that pays where nobody named one, and the host of the merchant's own. */
export const TEST_WALLET = 'https://wallet.example/ada';

/** What happens to a session: the pure machine's steps, kept in the book, with their webhooks. */
export interface Acts {
  /** The buyer's wallet is known and a grant is made; one that waits for approval is resumed as it is. */
  submit(session: Session, wallet: string): Session | Refused;
  /** The wallet approved: paid, or stuck in `processing` where that was chosen (dossier §16, item 15). */
  settle(session: Session): Session | Refused;
  /** † The wallet refused; the buyer may try again. */
  refuse(session: Session): Session | Refused;
  /** Notes what shall go wrong with this session. */
  choose(session: Session, faults: Choices['faults']): Session;
  /** Finds the full amount arrived: completed, with no outgoing payment to name. */
  reconcile(session: Session): Session | Refused;
  /** Waits for a stuck payment to be found. */
  watch(session: Session): void;
  restart(): void;
  stop(): void;
}

const isStuck = (faults: Choices['faults']): boolean => faults?.includes('stuck') ?? false;

const webhookModes = (faults: Choices['faults']): readonly WebhookMode[] =>
  WEBHOOK_MODES.filter((mode) => faults?.includes(mode));

export const openActs = (
  parts: Parts,
  book: Book,
  merchantOf: (id: string) => OpenCheckoutMerchant | undefined,
): Acts => {
  const { clock, faults, ports } = parts;
  const alarms = openAlarms(clock);
  const keep = (next: Session | Refused): Session | Refused => (isRefused(next) ? next : book.put(next));

  const announce = (session: Session, reconciled: boolean): Session => {
    const modes = [
      ...new Set([...session.modes, ...faults.takeWebhook({ gateway: 'opencheckout', merchant: session.merchant })]),
    ];
    const told = book.put({ ...session, modes });
    if (merchantOf(session.merchant)?.webhook === undefined) return told;
    const payload = payloadOf(told, reconciled);
    postCopies(parts, { gateway: 'opencheckout', merchant: session.merchant, order: session.id, payload, modes });
    return told;
  };

  const reconcile = (session: Session): Session | Refused => {
    const done = complete(session, null, clock.now());
    return isRefused(done) ? done : announce(done, true);
  };

  const watch = (session: Session): void => {
    if (session.status !== 'processing') return;
    alarms.set(session.id, session.settlesAt, () => {
      const now = book.find(session.id);
      if (now) reconcile(now);
    });
  };

  return {
    submit: (session, wallet) => {
      if (session.status === 'awaiting_approval') return session;
      const prepared = prepare(session, wallet, clock.now());
      if (isRefused(prepared)) return prepared;
      const incoming = new URL(`/incoming-payments/ip-${book.nextPayment()}`, TEST_WALLET).href;
      return keep(ready(prepared, incoming, { nonce: randomName(ports.random), ref: randomName(ports.random) }));
    },
    settle: (session) => {
      const approved = approve(session);
      if (isRefused(approved)) return approved;
      if (approved.settlesAt !== null) {
        const stuck = book.put({ ...approved, settlesAt: clock.now() + LATE });
        watch(stuck);
        return stuck;
      }
      const number = approved.incomingPayment?.replace(/^.*ip-/, '') ?? '';
      const outgoing = new URL(`/outgoing-payments/op-${number}`, approved.customerWallet ?? TEST_WALLET).href;
      const done = complete(approved, outgoing, clock.now());
      return isRefused(done) ? done : announce(done, false);
    },
    refuse: (session) => keep(decline(session)),
    choose: (session, chosen) =>
      book.put({ ...session, modes: webhookModes(chosen), settlesAt: isStuck(chosen) ? clock.now() : null }),
    reconcile,
    watch,
    restart: alarms.clear,
    stop: alarms.stop,
  };
};
