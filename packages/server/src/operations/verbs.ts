import { isoNow } from '@tillkit/core/clock';
import type { AnyAdapter, Answer, Call, Told } from '@tillkit/core/gateway';
import type { Attempt, Fact, Session, Verb } from '@tillkit/core/lifecycle';
import { toBase64url } from '@tillkit/core/hmac';
import { Problem, type ProblemCode } from '@tillkit/core/problem';
import { canonicalJson } from '@tillkit/core/quote';
import { newId, type Context } from '../checkout/context.ts';
import { amend, asLearned, bump, draft, learn, loadSession, type Along } from '../facts/index.ts';
import { linesLeft } from '../orders/given-back.ts';
import type { StoredOperation } from '../store/index.ts';
import { RESCUE_MS } from '../sessions/attempts.ts';
import { connectedTo, ended, factsOf } from './create.ts';
import { inDoubt, sealRefund } from './refund-in-doubt.ts';

/** A mutation by merchant or buyer. Same `key` and input: the first one's outcome, never a second call. */
export interface VerbInput {
  readonly verb: Exclude<Verb, 'create'>;
  readonly attempt: string;
  readonly key: string;
  /** Minor units. */
  readonly amount?: number | undefined;
  /** Positions in the quote's lines. */
  readonly lines?: readonly number[] | undefined;
}

type VerbAnswer = Answer<readonly Told[]>;

type Caller = (call: Call) => Promise<VerbAnswer>;

/** `null` when the account does not have the verb. */
const caller = (adapter: AnyAdapter, input: VerbInput, attempt: Attempt): Caller | null => {
  const told = (answer: Answer<unknown>, more: readonly Told[] = []): VerbAnswer =>
    answer.is === 'done' ? { ...answer, value: [...answer.facts, ...more] } : answer;
  const amount = input.amount === undefined ? {} : { amount: input.amount };
  const [capture, cancel, refund] = [adapter.capture, adapter.cancel, adapter.refund];
  if (input.verb === 'cancel' && cancel) return async (call) => told(await cancel(call));
  if (input.verb === 'capture' && capture) return async (call) => told(await capture(call, amount));
  if (input.verb === 'refund' && refund)
    return async (call) => {
      const { lines } = input;
      const isWhole = linesLeft(attempt, call.quote).every((line) => lines?.includes(line));
      const items = lines === undefined ? {} : { lines, whole: isWhole };
      const answer = await refund(call, { ...amount, ...items });
      return told(answer, answer.is === 'done' ? [{ refunds: { [call.key]: answer.value } }] : []);
    };
  return null;
};

interface Ran {
  readonly session: Session;
  /** Why it was not done; `null` when it was, or when nobody knows yet. */
  readonly problem: ProblemCode | null;
}

/** Whether the same key did this before. @throws Problem `key_reused` when it did something else */
const isReplay = (session: Session, { attempt, key, verb, hash }: StoredOperation): boolean => {
  const former = session.operations.find((o) => o.key === key && o.attempt === attempt);
  if (former && (former.verb !== verb || former.hash !== hash)) throw new Problem('key_reused');
  return former !== undefined;
};

/** Nothing of a verb is ever sent again as it was: a read or the merchant decides. Of a refund is kept what it asked for. */
const prepare = async (context: Context, input: VerbInput): Promise<StoredOperation> => {
  const { key, ...meaning } = input;
  const now = context.clock.now();
  const id = newId(context, 'op');
  return {
    id,
    attempt: input.attempt,
    verb: input.verb,
    key,
    hash: toBase64url(await context.keyring.sign('key', canonicalJson(meaning))),
    state: 'prepared',
    at: new Date(now).toISOString(),
    sealed: input.verb === 'refund' ? await sealRefund(context, input, id) : null,
    due: new Date(now + RESCUE_MS).toISOString(),
  };
};

const settled = (operation: StoredOperation, answer: VerbAnswer, now: number): StoredOperation =>
  answer.is === 'unknown'
    ? { ...operation, state: 'unknown', due: new Date(now + RESCUE_MS).toISOString() }
    : ended(operation, answer.is === 'done' ? 'done' : 'refused');

interface Surroundings {
  /** Throws when the session, as it is when the operation is written down, does not allow it. A replay is not asked. */
  readonly assertStill?: (session: Session) => void;
  readonly along?: Along;
}

/**
 * That the order of an attempt that failed is gone as well is no news: failed it stays. A refund nobody knows the outcome
 * of is kept as just that, so that no other is made over it.
 */
const newsOf = (session: Session, input: VerbInput, answer: VerbAnswer): readonly Fact[] => {
  const { attempt, verb, key } = input;
  if (answer.is === 'unknown' && verb === 'refund')
    return factsOf(attempt, 'operation', [{ refunds: { [key]: inDoubt(input) } }]);
  const hasFailed = session.attempts.some((a) => a.id === attempt && a.known.state === 'failed');
  return answer.is === 'done' && !hasFailed ? factsOf(attempt, 'operation', answer.value) : [];
};

/**
 * Stores the operation, sends it, stores what came of it.
 * @throws Problem `unsupported`, `key_reused`, `session_unknown`
 */
export const runVerb = async (
  context: Context,
  id: string,
  input: VerbInput,
  { assertStill, along = asLearned }: Surroundings = {},
): Promise<Ran> => {
  const loaded = await loadSession(context, id);
  const { attempt, connected } = connectedTo(context, loaded, input.attempt);
  const call = caller(connected.adapter, input, attempt);
  if (!call) throw new Problem('unsupported', { detail: `${connected.account.gateway} cannot ${input.verb}.` });

  const operation = await prepare(context, input);
  const before = await amend(context, id, (current) => {
    if (isReplay(current, operation)) return null;
    assertStill?.(current);
    return { session: bump(current, {}), operations: [operation] };
  });
  const isOurs = before.operations.some((o) => o.id === operation.id);
  if (!isOurs || !(await context.store.mark(operation.id, 'prepared', 'sent')))
    return { session: before, problem: null };

  const { refs } = attempt.known;
  const answer = await call({ attempt: attempt.id, key: input.key, refs, quote: loaded.quote });
  if (answer.is !== 'done')
    context.log('warn', `${input.verb}.failed`, { attempt: attempt.id, is: answer.is, code: answer.problem.code });
  const session = await amend(context, id, (current) => {
    const now = isoNow(context.clock);
    const next = along(learn(current, newsOf(current, input, answer), now));
    return {
      ...next,
      session: bump(current, {}),
      ...draft(current, next.session, now),
      operations: [settled(operation, answer, context.clock.now()), ...(next.operations ?? [])],
    };
  });
  return { session, problem: answer.is === 'refused' || answer.is === 'not-sent' ? answer.problem.code : null };
};
