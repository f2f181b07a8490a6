import type { Told } from '@tillkit/core/gateway';
import type { State } from '@tillkit/core/lifecycle';
import { isoTime } from '../adapter/index.ts';
import type { CheckoutSession } from './client/index.ts';
import { fromGateway } from './scale.ts';

/** Dossier §14. `processing` is not authorized: there is nothing to capture or void. */
const STATES: ReadonlyMap<string, State> = new Map([
  ['open', 'created'],
  ['preparing', 'pending'],
  ['awaiting_approval', 'pending'],
  ['processing', 'pending'],
  ['completed', 'paid'],
  ['expired', 'expired'],
  ['canceled', 'canceled'],
]);

/** `null` for a word the dossier does not know; it never becomes paid. */
export const stateOf = (status: string): State | null => STATES.get(status) ?? null;

const REF = 'session:';
export const refOf = (id: string): string => REF + id;

/** The gateway's session ids among what is known of an attempt. */
export const sessionIds = (refs: readonly string[]): readonly string[] =>
  refs.filter((ref) => ref.startsWith(REF)).map((ref) => ref.slice(REF.length));

/** Money is captured when the session is completed, and only where an amount is told. */
export const capturedBy = (state: State | null, amount: unknown, currency: unknown): Pick<Told, 'captured'> => {
  const money = state === 'paid' ? fromGateway(amount, currency) : null;
  return money ? { captured: { [money.currency]: money.amount } } : {};
};

/** What a session as the API answered it tells. */
export const toldBy = (session: CheckoutSession): Told => {
  const state = stateOf(session.status);
  const at = isoTime(session.completed_at);
  return {
    state: state ?? 'pending',
    refs: [refOf(session.id)],
    raw: session.status,
    ...capturedBy(state, session.amount_total, session.currency),
    ...(at === undefined ? {} : { at }),
  };
};

/** Whose attempt a session's metadata says it is; `null` when it does not say. */
export const attemptIn = (metadata: unknown): string | null => {
  if (typeof metadata !== 'object' || metadata === null) return null;
  const attempt: unknown = Reflect.get(metadata, ATTEMPT_KEY);
  return typeof attempt === 'string' && attempt !== '' ? attempt : null;
};
export const ATTEMPT_KEY = 'tillkit_attempt';
