import type { AnyAdapter, Answer, Call, Told } from '@tillkit/core/gateway';
import type { Session, Verb } from '@tillkit/core/lifecycle';
import { toBase64url, utf8 } from '@tillkit/core/hmac';
import { Problem, type ProblemCode } from '@tillkit/core/problem';
import { canonicalJson } from '@tillkit/core/quote';
import { newId, type Context } from '../checkout/context.ts';
import { amend, bump, draft, learn } from '../facts/index.ts';
import type { StoredOperation } from '../store/index.ts';
import { RESCUE_MS } from '../sessions/attempts.ts';
import { ended, factsOf, marked } from './create.ts';

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

/** `null` when the account does not have the verb. */
const caller = (adapter: AnyAdapter, input: VerbInput): ((call: Call) => Promise<VerbAnswer>) | null => {
  const told = (answer: Answer<unknown>, more: readonly Told[] = []): VerbAnswer =>
    answer.is === 'done' ? { ...answer, value: [...answer.facts, ...more] } : answer;
  const { amount } = input;
  const [capture, cancel, refund] = [adapter.capture, adapter.cancel, adapter.refund];
  if (input.verb === 'cancel' && cancel) return async (call) => told(await cancel(call));
  if (input.verb === 'capture' && capture)
    return async (call) => told(await capture(call, amount === undefined ? {} : { amount }));
  if (input.verb === 'refund' && refund)
    return async (call) => {
      const answer = await refund(call, { amount: amount ?? 0, lines: input.lines ?? [] });
      return told(answer, answer.is === 'done' ? [{ refunds: { [call.key]: answer.value } }] : []);
    };
  return null;
};

const settle = (operation: StoredOperation, answer: VerbAnswer, now: string): StoredOperation => {
  if (answer.is === 'unknown')
    return { ...operation, state: 'unknown', due: new Date(new Date(now).getTime() + RESCUE_MS).toISOString() };
  return ended(operation, answer.is === 'done' ? 'done' : 'refused');
};

interface Ran {
  readonly session: Session;
  /** Why it was not done; `null` when it was, or when nobody knows yet. */
  readonly problem: ProblemCode | null;
}

/** Finds what the same key did before. @throws Problem `key_reused` when it did something else */
const replayed = (session: Session, input: VerbInput, hash: string): boolean => {
  const former = session.operations.find((o) => o.key === input.key && o.attempt === input.attempt);
  if (former && (former.verb !== input.verb || former.hash !== hash)) throw new Problem('key_reused');
  return former !== undefined;
};

const prepare = async (context: Context, id: string, input: VerbInput): Promise<StoredOperation | Session> => {
  const { key: _, ...meaning } = input;
  const bytes = utf8(canonicalJson(meaning));
  const hash = toBase64url(await context.keyring.sign('key', canonicalJson(meaning)));
  const now = context.clock.now();
  const operationId = newId(context, 'op');
  const operation: StoredOperation = {
    id: operationId,
    attempt: input.attempt,
    verb: input.verb,
    key: input.key,
    hash,
    state: 'prepared',
    at: new Date(now).toISOString(),
    sealed: await context.keyring.seal(bytes, operationId),
    due: new Date(now + RESCUE_MS).toISOString(),
  };
  const session = await amend(context, id, (current) =>
    replayed(current, input, hash) ? null : { session: bump(current, {}), operations: [operation] },
  );
  return session.operations.some((o) => o.id === operationId) ? operation : session;
};

/** Stores the operation, sends it, stores what came of it. @throws Problem `unsupported`, `key_reused`, `session_unknown` */
export const runVerb = async (context: Context, id: string, input: VerbInput): Promise<Ran> => {
  const [session] = await context.store.load([id]);
  const attempt = session?.attempts.find((a) => a.id === input.attempt);
  const connected = attempt ? context.accounts.find(attempt.account) : null;
  if (!attempt || !connected) throw new Problem('session_unknown');
  const call = caller(connected.adapter, input);
  if (!call) throw new Problem('unsupported', { detail: `${connected.account.gateway} cannot ${input.verb}.` });

  const prepared = await prepare(context, id, input);
  if (!('sealed' in prepared)) return { session: prepared, problem: null };
  if (!(await context.store.mark(prepared.id, 'prepared', 'sent'))) {
    const [current] = await context.store.load([id]);
    return { session: current ?? session ?? (await amend(context, id, () => null)), problem: null };
  }
  const answer = await call({ attempt: attempt.id, key: input.key, refs: attempt.known.refs });
  if (answer.is !== 'done')
    context.log('warn', `${input.verb}.failed`, { attempt: attempt.id, is: answer.is, code: answer.problem.code });
  const now = new Date(context.clock.now()).toISOString();
  const settled = await amend(context, id, (current) => {
    const facts = answer.is === 'done' ? factsOf(attempt.id, 'operation', answer.value) : [];
    const next = learn(current, facts, now);
    return {
      notices: [],
      session: bump(current, {}),
      ...draft(current, next, now),
      operations: [settle(marked(prepared, 'sent'), answer, now)],
    };
  });
  return {
    session: settled,
    problem: answer.is === 'refused' || answer.is === 'not-sent' ? answer.problem.code : null,
  };
};
