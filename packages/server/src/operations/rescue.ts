import type { Session } from '@tillkit/core/lifecycle';
import type { ConnectedAccount } from '../accounts/index.ts';
import type { Context } from '../checkout/context.ts';
import { amend, bump } from '../facts/index.ts';
import { readSession } from '../reads/read.ts';
import type { StoredOperation } from '../store/index.ts';
import { ended, giveUpCreate, runCreate, sendCreate } from './create.ts';

/** Until an ambiguous create is tried again: 4 s, 8 s, … a minute. */
export const rescueWait = (tries: number): number => Math.min(60_000, 4_000 * 2 ** tries);

const keyStands = (context: Context, { account }: ConnectedAccount, operation: StoredOperation): boolean =>
  account.capabilities.create === 'keyed' &&
  context.clock.now() - new Date(operation.at).getTime() < (account.capabilities.keyLives ?? 0) * 1_000;

/**
 * A create that may or may not have arrived. The same bytes again only while the key still lives; after that nobody
 * can pay it, since its page was never shown, and a payment that comes all the same still counts.
 */
const rescueCreate = async (
  context: Context,
  session: string,
  operation: StoredOperation,
  connected: ConnectedAccount,
): Promise<void> => {
  if (operation.state === 'prepared') await runCreate(context, session, operation);
  else if (keyStands(context, connected, operation)) await sendCreate(context, session, operation, connected);
  else await giveUpCreate(context, session, operation);
};

const isOver = (session: Session, attempt: string): boolean =>
  ['canceled', 'expired', 'paid'].includes(session.attempts.find((a) => a.id === attempt)?.known.state ?? '');

/** A cancel whose answer was lost: a read tells whether it happened. A gateway that does not answer is asked again later. */
const rescueCancel = async (context: Context, id: string, operation: StoredOperation): Promise<void> => {
  const session = await readSession(context, id);
  const state = isOver(session, operation.attempt) ? 'done' : 'refused';
  await amend(context, id, (current) => ({ session: bump(current, {}), operations: [ended(operation, state)] }));
};

/**
 * Looks at an operation whose process died or whose answer never came. A capture or refund is never repeated blindly:
 * it stays unknown, is shown as checking, and a read or the merchant decides.
 */
export const rescue = async (context: Context, id: string, operation: StoredOperation): Promise<void> => {
  const [session] = await context.store.load([id]);
  const attempt = session?.attempts.find((a) => a.id === operation.attempt);
  const connected = attempt ? context.accounts.find(attempt.account) : null;
  if (!connected) return;
  if (operation.verb === 'create') return rescueCreate(context, id, operation, connected);
  if (operation.verb === 'cancel') return rescueCancel(context, id, operation);
  await amend(context, id, (current) => ({
    session: bump(current, {}),
    operations: [{ ...operation, state: 'unknown', due: null }],
  }));
};
