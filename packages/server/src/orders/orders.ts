import { isoNow } from '@tillkit/core/clock';
import type { AnyAccount, Capabilities, RefundOf } from '@tillkit/core/gateway';
import {
  counting,
  isOpen,
  view,
  type Attempt,
  type Operation,
  type Session,
  type Status,
  type Trouble,
} from '@tillkit/core/lifecycle';
import { Problem } from '@tillkit/core/problem';
import type { Context } from '../checkout/context.ts';
import { amend, bump, draft, loadSession } from '../facts/index.ts';
import { resolveOperation, type Resolution } from '../operations/resolve.ts';
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
  /** One of `order.duplicates`, to give a second payment back; the payment that counts when absent. */
  readonly attempt?: string;
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
  /**
   * Settles what the gateway never answered, after a person looked at its desk: the mutation asked for with `key` was
   * done there, or was not. @throws Problem `state_refused` when no outcome is missing
   */
  resolve(id: string, input: Keyed & { readonly as: Resolution }): Promise<Order>;
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
  (C extends { refund: object }
    ? { readonly refund: Input<Omit<RefundOf<C>, 'whole'> & Pick<RefundInput, 'attempt'>> }
    : object);

export type AccountsOf<A extends readonly AnyAccount[]> = {
  readonly [K in A[number] as K['id']]: AccountVerbs<K['capabilities']>;
};

/** What the verb may do to `attempt`. @throws Problem `state_refused` */
const allowed = (order: Order, verb: VerbInput['verb'], duplicate: string | undefined) => {
  const can = duplicate === undefined ? order.can[verb] : order.duplicates.find((d) => d.attempt === duplicate)?.refund;
  if (can) return can;
  const what = duplicate === undefined ? `An order that is ${order.status}` : `The payment ${duplicate}`;
  throw new Problem('state_refused', { detail: `${what} takes no ${verb}.` });
};

/** An item given back twice may be paid out twice. @throws Problem `state_refused` */
const assertLines = (left: readonly number[], lines: readonly number[] = []): void => {
  const isOnce = new Set(lines).size === lines.length;
  if (lines.length > 0 && isOnce && lines.every((line) => left.includes(line))) return;
  throw new Problem('state_refused', {
    detail:
      left.length === 0
        ? 'Every line of this order was given back already.'
        : `Say what: lines, positions in order.quote.lines, each once. Left are ${left.join(', ')}.`,
  });
};

const assertCan = (order: Order, { verb, amount, lines, duplicate }: Asked): void => {
  const can = allowed(order, verb, duplicate);
  if (can === true) return;
  if ('lines' in can) assertLines(can.lines ?? [], lines);
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

/** A second refund beside one whose outcome nobody knows may give the money back twice. */
const assertNoneUnderWay = (session: Session, verb: VerbInput['verb'], attempt: string): void => {
  const isUnderWay = (o: Operation): boolean =>
    o.verb === 'refund' && o.attempt === attempt && (o.state === 'prepared' || isOpen(o));
  if (verb === 'refund' && session.operations.some(isUnderWay))
    throw new Problem('state_refused', {
      detail:
        'A refund of this payment is under way, or its outcome is not known. Look at the gateway, and tell with orders.resolve.',
    });
};

const assertKey = (key: string): void => {
  if (key.length < 1 || key.length > 255)
    throw new Problem('key_missing', { detail: 'key must be 1 to 255 characters.' });
};

/** A merchant's verb as it was asked for. */
type Asked = Omit<VerbInput, 'attempt'> & { readonly duplicate?: string | undefined };

/** What this key already did here: then it is a replay, whatever the state has become. @throws Problem `key_reused` */
const formerOf = (session: Session, { key, duplicate }: Asked): Operation | undefined => {
  const former = session.operations.find((o) => o.key === key);
  if (former && duplicate !== undefined && duplicate !== former.attempt) throw new Problem('key_reused');
  return former;
};

/** @throws Problem `state_refused` when there is none to act on */
const attemptFor = (session: Session, asked: Asked): Attempt => {
  const id = formerOf(session, asked)?.attempt ?? asked.duplicate;
  const attempt = id === undefined ? target(session) : session.attempts.find((a) => a.id === id);
  if (attempt) return attempt;
  throw new Problem('state_refused', {
    detail: id === undefined ? 'Nobody has tried to pay this order yet.' : 'This order has no such attempt.',
  });
};

export const createOrders = (context: Context): Orders => {
  const order = (session: Session): Order => orderOf(session, context.accounts);

  const run = async (id: string, asked: Asked): Promise<Order> => {
    assertKey(asked.key);
    const session = await loadSession(context, id);
    const attempt = attemptFor(session, asked);
    const connected = context.accounts.find(attempt.account);
    if (!connected?.account.capabilities[asked.verb])
      throw new Problem('unsupported', { detail: `${attempt.account} cannot ${asked.verb}.` });
    // Asked again while it is written down: two refunds at once are not both within what was paid.
    const assertStill = (current: Session): void => {
      const isDuplicate = view(current).duplicates.includes(attempt.id);
      const duplicate = isDuplicate ? attempt.id : asked.duplicate;
      assertNoneUnderWay(current, asked.verb, attempt.id);
      assertCan(order(current), { ...asked, duplicate: counting(current)?.id === attempt.id ? undefined : duplicate });
    };
    const { duplicate: _, ...input } = asked;
    const { session: after, problem } = await runVerb(context, id, { ...input, attempt: attempt.id }, { assertStill });
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
    refund: (id, { key, amount, lines, attempt }) =>
      run(id, { verb: 'refund', key, amount, lines, duplicate: attempt }),
    resolve: async (id, { key, as }) => order(await resolveOperation(context, id, key, as)),
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
