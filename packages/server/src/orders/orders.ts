import { isoNow } from '@tillkit/core/clock';
import type { AnyAccount, Capabilities, RefundOf } from '@tillkit/core/gateway';
import type { Session, Status, Trouble } from '@tillkit/core/lifecycle';
import { Problem } from '@tillkit/core/problem';
import type { Context } from '../checkout/context.ts';
import { amend, bump, draft, loadSession } from '../facts/index.ts';
import { runVerb, type VerbInput } from '../operations/verbs.ts';
import { orderOf, target, type Order } from './order.ts';

export interface Keyed {
  /** Yours, per intent: the same key and input replays the first outcome and never calls twice. 1–255 characters. */
  readonly key: string;
}
export interface RefundInput {
  /** Minor units. */
  readonly amount?: number;
  /** Positions in `order.quote.lines`, where the account refunds by items. */
  readonly lines?: readonly number[];
}
export interface OrderPage {
  readonly orders: readonly Order[];
  /** For the next page; `null` at the end. */
  readonly cursor: string | null;
}

/** The merchant's side of the counter. Every verb rejects with a Problem: `unsupported`, `state_refused`, `key_reused`, `session_unknown`, a gateway's. */
export interface Orders {
  get(id: string): Promise<Order>;
  /** Newest first. `limit` 1–100, 20 when absent. */
  list(filter?: {
    readonly status?: readonly Status[];
    readonly reference?: string;
    readonly limit?: number;
    readonly cursor?: string;
  }): Promise<OrderPage>;
  cancel(id: string, input: Keyed): Promise<Order>;
  capture(id: string, input: Keyed & { readonly amount?: number }): Promise<Order>;
  refund(id: string, input: Keyed & RefundInput): Promise<Order>;
  /** Settles a trouble a person has looked at. */
  accept(id: string, trouble: Trouble): Promise<Order>;
}

type Input<T> = (id: string, input: Keyed & T) => Promise<Order>;

/** The same verbs with the compile-time promise: a verb the gateway lacks is not there. */
export type AccountVerbs<C extends Capabilities> = (C extends { cancel: object }
  ? { readonly cancel: Input<object> }
  : object) &
  (C extends { capture: { partial: infer P } }
    ? { readonly capture: Input<P extends true ? { readonly amount?: number } : object> }
    : object) &
  (C extends { refund: object } ? { readonly refund: Input<RefundOf<C>> } : object);

export type AccountsOf<A extends readonly AnyAccount[]> = {
  readonly [K in A[number] as K['id']]: AccountVerbs<K['capabilities']>;
};

const assertCan = (order: Order, { verb, amount }: Pick<VerbInput, 'verb' | 'amount'>): void => {
  const can = order.can[verb];
  if (!can) throw new Problem('state_refused', { detail: `An order that is ${order.status} takes no ${verb}.` });
  if (can === true) return;
  if (amount === undefined) {
    if ('by' in can && can.by === 'amount')
      throw new Problem('state_refused', { detail: 'Say how much: amount, in minor units.' });
    return;
  }
  const isWhole = Number.isSafeInteger(amount) && amount > 0;
  if (!isWhole || (can.max !== null && amount > can.max))
    throw new Problem('state_refused', {
      detail: `amount must be a whole number of minor units from 1 to ${can.max ?? 'what was paid'}.`,
    });
};

const assertKey = (key: string): void => {
  if (key.length < 1 || key.length > 255)
    throw new Problem('key_missing', { detail: 'key must be 1 to 255 characters.' });
};

/** Whether this key already did something here: then it is a replay, whatever the state has become. */
const isReplay = (session: Session, key: string): boolean => session.operations.some((o) => o.key === key);

export const createOrders = (context: Context): Orders => {
  const order = (session: Session): Order => orderOf(session, context.accounts);

  const run = async (id: string, input: Omit<VerbInput, 'attempt'>): Promise<Order> => {
    assertKey(input.key);
    const session = await loadSession(context, id);
    const attempt = target(session);
    if (!attempt) throw new Problem('state_refused', { detail: 'Nobody has tried to pay this order yet.' });
    const connected = context.accounts.find(attempt.account);
    if (!connected?.account.capabilities[input.verb])
      throw new Problem('unsupported', { detail: `${attempt.account} cannot ${input.verb}.` });
    if (!isReplay(session, input.key)) assertCan(order(session), input);
    const { session: after, problem } = await runVerb(context, id, { ...input, attempt: attempt.id });
    if (problem) throw new Problem(problem, { members: { order: id } });
    return order(after);
  };

  return {
    get: async (id) => order(await loadSession(context, id)),
    list: async ({ limit = 20, ...filter } = {}) => {
      const page = await context.store.list({ ...filter, limit: Math.min(100, Math.max(1, Math.trunc(limit))) });
      return { orders: page.sessions.map(order), cursor: page.cursor };
    },
    cancel: (id, { key }) => run(id, { verb: 'cancel', key }),
    capture: (id, { key, amount }) => run(id, { verb: 'capture', key, amount }),
    refund: (id, { key, amount, lines }) => run(id, { verb: 'refund', key, amount, lines }),
    accept: async (id, trouble) =>
      order(
        await amend(context, id, (session) =>
          session.accepted.includes(trouble)
            ? null
            : draft(session, bump(session, { accepted: [...session.accepted, trouble] }), isoNow(context.clock)),
        ),
      ),
  };
};
