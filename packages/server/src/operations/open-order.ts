import type { Created, Told } from '@tillkit/core/gateway';
import type { Session } from '@tillkit/core/lifecycle';
import { newId, type Context } from '../checkout/context.ts';
import { patiently } from '../checkout/patience.ts';
import type { ConnectedAccount } from '../accounts/index.ts';
import type { StoredOperation } from '../store/index.ts';
import { runCreate, sendCreate, settleCreate, type Outcome } from './create.ts';
import { runVerb } from './verbs.ts';

interface Opened {
  readonly session: Session;
  readonly outcome: Outcome;
}

/** An order the gateway has and nobody may pay: it would charge another amount, or the buyer went another way meanwhile. */
const isUnwanted = (session: Session, id: string): boolean =>
  session.attempts.some(
    ({ id: own, known, problem }) =>
      own === id && known.refs.length > 0 && (problem === 'gateway_amount_differs' || known.state === 'abandoned'),
  );

/** Its page was never shown; where the gateway can cancel it, it need not even wait there for its end. */
const undo = async (context: Context, session: Session, id: string): Promise<Session> => {
  const attempt = session.attempts.find((a) => a.id === id);
  const cancel = attempt && context.accounts.find(attempt.account)?.account.capabilities.cancel;
  if (!cancel?.from.includes('created')) return session;
  const key = newId(context, 'op');
  const ran = await patiently(context, runVerb(context, session.id, { verb: 'cancel', attempt: id, key }));
  return ran?.session ?? session;
};

const settledWell = async (context: Context, opened: Opened, attempt: string): Promise<Opened> =>
  isUnwanted(opened.session, attempt) ? { ...opened, session: await undo(context, opened.session, attempt) } : opened;

/** Runs a prepared create; what came of it and must not be paid is cancelled at once. */
export const openOrder = async (context: Context, session: string, operation: StoredOperation): Promise<Opened> =>
  settledWell(context, await runCreate(context, session, operation), operation.attempt);

/** The same bytes once more, of a create whose answer never came. */
export const sendAgain = async (
  context: Context,
  session: Session,
  operation: StoredOperation,
  connected: ConnectedAccount,
): Promise<Opened> => settledWell(context, await sendCreate(context, session, operation, connected), operation.attempt);

/** A lost create that was found again: its page is shown as if the answer had come. */
export const adopt = async (
  context: Context,
  session: Session,
  operation: StoredOperation,
  created: Created,
  facts: readonly Told[],
): Promise<Opened> => {
  const opened = await settleCreate(context, session.id, operation, { is: 'done', value: created, facts });
  return settledWell(context, opened, operation.attempt);
};
