import { isoNow } from '@tillkit/core/clock';
import type { Session } from '@tillkit/core/lifecycle';
import type { ConnectedAccount } from '../accounts/index.ts';
import type { Context } from '../checkout/context.ts';
import { amend, bump, draft, learn, loadSession } from '../facts/index.ts';
import { readSession } from '../reads/read.ts';
import type { StoredOperation } from '../store/index.ts';
import { connectedTo, createCall, ended, factsOf, giveUpCreate } from './create.ts';
import { adopt, openOrder, sendAgain } from './open-order.ts';
import { openRefund } from './refund-in-doubt.ts';

/** Until an ambiguous create is tried again: 4 s, 8 s, … a minute. */
export const rescueWait = (tries: number): number => Math.min(60_000, 4_000 * 2 ** tries);

const keyStands = (context: Context, { account }: ConnectedAccount, operation: StoredOperation): boolean =>
  account.capabilities.create === 'keyed' &&
  context.clock.now() - new Date(operation.at).getTime() < (account.capabilities.keyLives ?? 0) * 1_000;

/** Its page is not to be shown any more: the buyer went another way, or another attempt holds money. */
const isUnwanted = (session: Session, attempt: string): boolean =>
  session.attempts.some(({ id, known }) =>
    id === attempt ? known.state === 'abandoned' : known.state === 'authorized' || known.state === 'paid',
  );

/**
 * A create whose reference the gateway takes once: it is looked for, and only where it surely is not there the same
 * bytes go again. A search that is left open is made again later, until the session is over.
 */
const rescueUnique = async (
  context: Context,
  session: Session,
  operation: StoredOperation,
  connected: ConnectedAccount,
): Promise<void> => {
  const found = await connected.adapter.find?.(createCall(session, operation));
  if (found?.is === 'done') {
    if (!found.value) return void (await sendAgain(context, session, operation, connected));
    const { refs, created } = found.value;
    const facts = [...found.facts, { refs }];
    // Without its page nobody was shown it, and nobody can be.
    if (created) await adopt(context, session, operation, created, facts);
    else await giveUpCreate(context, session.id, operation, facts);
  } else if (context.clock.now() >= new Date(session.expiresAt).getTime())
    await giveUpCreate(context, session.id, operation);
};

/**
 * A create that may or may not have arrived. The same bytes again only while the key still lives; after that nobody
 * can pay it, since its page was never shown, and a payment that comes all the same still counts.
 */
const rescueCreate = async (
  context: Context,
  session: Session,
  operation: StoredOperation,
  connected: ConnectedAccount,
): Promise<void> => {
  const isPrepared = operation.state === 'prepared';
  if (isUnwanted(session, operation.attempt)) {
    if (isPrepared && !(await context.store.mark(operation.id, 'prepared', 'refused'))) return;
    await giveUpCreate(context, session.id, operation);
  } else if (isPrepared) await openOrder(context, session.id, operation);
  else if (connected.account.capabilities.create === 'unique-reference')
    await rescueUnique(context, session, operation, connected);
  else if (keyStands(context, connected, operation)) await sendAgain(context, session, operation, connected);
  else await giveUpCreate(context, session.id, operation);
};

const isOver = (session: Session, attempt: string): boolean =>
  ['canceled', 'expired', 'paid'].includes(session.attempts.find((a) => a.id === attempt)?.known.state ?? '');

const close = (context: Context, id: string, operation: StoredOperation): Promise<Session> =>
  amend(context, id, (current) => ({ session: bump(current, {}), operations: [operation] }));

/**
 * A verb whose process died. One that was never sent is closed: whoever asked for it was not told it was done. Of a
 * cancel that was, a read tells what became. A capture or refund is never repeated blindly: it stays unknown, is shown as
 * checking, and a read or the merchant decides; what it asked back is not given back again meanwhile.
 */
const rescueVerb = async (context: Context, id: string, operation: StoredOperation): Promise<void> => {
  const wasPrepared = await context.store.mark(operation.id, 'prepared', 'refused');
  if (wasPrepared) await close(context, id, ended(operation, 'refused'));
  else if (operation.verb === 'cancel') {
    const session = await readSession(context, id);
    await close(context, id, ended(operation, isOver(session, operation.attempt) ? 'done' : 'refused'));
  } else {
    const { attempt, key, verb } = operation;
    const told = verb === 'refund' ? [{ refunds: { [key]: await openRefund(context, operation) } }] : [];
    const now = isoNow(context.clock);
    await amend(context, id, (current) => ({
      session: bump(current, {}),
      ...draft(current, learn(current, factsOf(attempt, 'operation', told), now), now),
      operations: [{ ...operation, state: 'unknown', due: null }],
    }));
  }
};

/** Looks at an operation whose process died or whose answer never came. */
export const rescue = async (context: Context, id: string, operation: StoredOperation): Promise<void> => {
  const session = await loadSession(context, id);
  const { connected } = connectedTo(context, session, operation.attempt);
  return operation.verb === 'create'
    ? rescueCreate(context, session, operation, connected)
    : rescueVerb(context, id, operation);
};
