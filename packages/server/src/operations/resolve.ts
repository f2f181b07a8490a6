import { isoNow } from '@tillkit/core/clock';
import type { Fact, Operation, Session } from '@tillkit/core/lifecycle';
import { Problem } from '@tillkit/core/problem';
import type { Context } from '../checkout/context.ts';
import { amend, bump, draft, learn, loadSession } from '../facts/index.ts';
import { ended } from './create.ts';

/** What a person saw at the gateway's desk. */
export type Resolution = 'done' | 'refused';

/** What follows for the attempt. Money that was captured is told by reads alone: a person's word carries no amount. */
const factsOf = (session: Session, { verb, attempt, key }: Operation, as: Resolution): readonly Fact[] => {
  const told = { attempt, source: 'merchant' } as const;
  if (verb === 'refund') {
    const asked = session.attempts.find((a) => a.id === attempt)?.known.refunds[key] ?? { amount: null };
    return [{ ...told, refunds: { [key]: { ...asked, state: as === 'done' ? 'succeeded' : 'failed' } } }];
  }
  if (verb === 'cancel' && as === 'done') return [{ ...told, state: 'canceled' }];
  return verb === 'create' && as === 'refused' ? [{ ...told, state: 'failed' }] : [];
};

/** Closes an operation whose outcome nobody knows, as the merchant says. @throws Problem `state_refused` */
export const resolveOperation = async (context: Context, id: string, key: string, as: Resolution): Promise<Session> => {
  const { operations } = await loadSession(context, id);
  const open = operations.find((operation) => operation.key === key && operation.state === 'unknown');
  const stored = open && (await context.store.operation(open.id));
  if (!stored) throw new Problem('state_refused', { detail: 'No mutation with this key waits for its outcome.' });
  return amend(context, id, (current) => {
    const still = current.operations.find((operation) => operation.id === stored.id);
    if (still?.state !== 'unknown') return null;
    const now = isoNow(context.clock);
    const next = learn(current, factsOf(current, stored, as), now);
    return { session: bump(current, {}), ...draft(current, next, now), operations: [ended(stored, as)] };
  });
};
