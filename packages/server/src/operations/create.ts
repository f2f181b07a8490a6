import type { Answer, Call, Created, Told } from '@tillkit/core/gateway';
import type { Attempt, Fact, Session } from '@tillkit/core/lifecycle';
import { Problem, type ProblemCode } from '@tillkit/core/problem';
import type { ConnectedAccount } from '../accounts/index.ts';
import type { Context } from '../checkout/context.ts';
import { amend, bump, draft, learn, loadSession } from '../facts/index.ts';
import { firstRead } from '../reads/schedule.ts';
import type { Change, StoredOperation } from '../store/index.ts';

/** What became of a create: nothing to complain of, or the problem the buyer's page is answered with. */
export type Outcome = ProblemCode | null;

const withAttempt = (session: Session, id: string, part: Partial<Attempt>): Session =>
  bump(session, { attempts: session.attempts.map((a) => (a.id === id ? { ...a, ...part } : a)) });

/** An attempt and the account it is at. @throws Problem `session_unknown`, also when the account is no longer configured */
export const connectedTo = (
  { accounts }: Pick<Context, 'accounts'>,
  session: Session,
  id: string,
): { readonly attempt: Attempt; readonly connected: ConnectedAccount } => {
  const attempt = session.attempts.find((a) => a.id === id);
  const connected = attempt ? accounts.find(attempt.account) : null;
  if (!attempt || !connected) throw new Problem('session_unknown');
  return { attempt, connected };
};

export const factsOf = (attempt: string, source: Fact['source'], told: readonly Told[]): readonly Fact[] =>
  told.map((fact) => ({ ...fact, attempt, source }));

const differs = ({ quote }: Session, { amount }: Created): boolean =>
  amount !== null && (amount.amount !== quote.total || amount.currency !== quote.currency);

/** An operation that reached its end: its bytes are dropped, nothing is due. */
export const ended = (operation: StoredOperation, state: 'done' | 'refused'): StoredOperation => ({
  ...operation,
  state,
  sealed: null,
  due: null,
});

const fail = (session: Session, attempt: string, problem: ProblemCode, now: string): Session =>
  learn(
    withAttempt(session, attempt, { problem, action: null }),
    [{ attempt, source: 'create', state: 'failed' }],
    now,
  );

interface Settled {
  readonly next: Session;
  readonly operation: StoredOperation;
  readonly outcome: Outcome;
}

/** Pure: what a gateway's answer to a create makes of the session. */
const settle = (session: Session, operation: StoredOperation, answer: Answer<Created>, now: string): Settled => {
  const { attempt } = operation;
  if (answer.is === 'unknown')
    return {
      next: bump(session, {}),
      operation: { ...operation, state: 'unknown', due: new Date(new Date(now).getTime() + 2_000).toISOString() },
      outcome: 'gateway_unavailable',
    };
  if (answer.is !== 'done') {
    const code = answer.is === 'not-sent' ? 'gateway_unavailable' : answer.problem.code;
    return { next: fail(session, attempt, code, now), operation: ended(operation, 'refused'), outcome: code };
  }
  const learned = learn(session, factsOf(attempt, 'create', answer.facts), now);
  if (differs(session, answer.value))
    return {
      next: fail(learned, attempt, 'gateway_amount_differs', now),
      operation: ended(operation, 'done'),
      outcome: 'gateway_amount_differs',
    };
  return {
    next: withAttempt(learned, attempt, { action: answer.value.action }),
    operation: ended(operation, 'done'),
    outcome: null,
  };
};

const drafted = (before: Session, settled: Settled, now: number): Change => ({
  session: settled.next,
  ...draft(before, settled.next, new Date(now).toISOString()),
  operations: [settled.operation],
  readAt: firstRead(now),
});

/** Stores what came of a create. */
export const settleCreate = async (
  context: Context,
  sessionId: string,
  operation: StoredOperation,
  answer: Answer<Created>,
): Promise<{ session: Session; outcome: Outcome }> => {
  if (answer.is !== 'done')
    context.log('warn', 'create.failed', { attempt: operation.attempt, is: answer.is, code: answer.problem.code });
  let outcome: Outcome = null;
  const session = await amend(context, sessionId, (now) => {
    const at = context.clock.now();
    const settled = settle(now, operation, answer, new Date(at).toISOString());
    outcome = settled.outcome;
    return drafted(now, settled, at);
  });
  return { session, outcome };
};

/** What surrounds the call of a create. */
export const createCall = ({ quote }: Session, { attempt, key }: StoredOperation): Call => ({
  attempt,
  key,
  refs: [],
  quote,
});

/** Sends the sealed bytes once more or for the first time, and stores what came of it. */
export const sendCreate = async (
  context: Context,
  session: Session,
  operation: StoredOperation,
  { adapter }: ConnectedAccount,
): Promise<{ session: Session; outcome: Outcome }> => {
  if (!operation.sealed) throw new Problem('state_refused');
  const bytes = await context.keyring.open(operation.sealed, operation.id);
  const answer = await adapter.create(createCall(session, operation), bytes);
  return settleCreate(context, session.id, operation, answer);
};

/** Runs a prepared create. Somebody else running it already is no error: the session is answered as it is. */
export const runCreate = async (
  context: Context,
  sessionId: string,
  operation: StoredOperation,
): Promise<{ session: Session; outcome: Outcome }> => {
  const session = await loadSession(context, sessionId);
  const { connected } = connectedTo(context, session, operation.attempt);
  if (!(await context.store.mark(operation.id, 'prepared', 'sent'))) return { session, outcome: null };
  return sendCreate(context, session, operation, connected);
};

/** Closes a create that may not be sent again. `facts`: what was learned of it all the same. */
export const giveUpCreate = async (
  context: Context,
  sessionId: string,
  operation: StoredOperation,
  facts: readonly Told[] = [],
): Promise<void> => {
  const at = context.clock.now();
  const now = new Date(at).toISOString();
  await amend(context, sessionId, (current) => {
    const learned = learn(current, factsOf(operation.attempt, 'read', facts), now);
    const next = fail(learned, operation.attempt, 'gateway_unavailable', now);
    return drafted(current, { next, operation: ended(operation, 'refused'), outcome: 'gateway_unavailable' }, at);
  });
};
