import type { Session } from '@tillkit/core/lifecycle';
import { Problem } from '@tillkit/core/problem';
import type { Context } from '../checkout/context.ts';
import type { Change } from '../store/index.ts';

const MAX_CONFLICTS = 50;

/** @throws Problem `session_unknown` */
export const loadSession = async ({ store }: Pick<Context, 'store'>, id: string): Promise<Session> => {
  const [session] = await store.load([id]);
  if (!session) throw new Problem('session_unknown');
  return session;
};

/**
 * Loads a session, lets `change` say what to make of it, and stores that by compare-and-set. A conflict loads again:
 * `change` must be pure. Answers the session as it then is.
 * @throws Problem `session_unknown`
 */
export const amend = async (
  { store }: Pick<Context, 'store'>,
  id: string,
  change: (session: Session) => Change | null,
): Promise<Session> => {
  for (let conflicts = 0; conflicts < MAX_CONFLICTS; conflicts += 1) {
    const session = await loadSession({ store }, id);
    const next = change(session);
    if (!next) return session;
    const stored = await store.change(session.version, next);
    if (stored !== 'conflict') return stored;
  }
  throw new Problem('store_unavailable', { detail: 'The session kept changing underneath.', retryAfter: 1 });
};

/** What is written together with news of a gateway. Pure; the session has learned them. */
export type Along = (learned: Session) => Omit<Change, 'notices'>;

export const asLearned: Along = (session) => ({ session });

/** A step that changes a session in a way no fact does: one version up. */
export const bump = (session: Session, part: Partial<Session>): Session => ({
  ...session,
  ...part,
  version: session.version + 1,
});
