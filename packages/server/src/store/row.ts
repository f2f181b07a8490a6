import { view, type Operation, type Session, type Status } from '@tillkit/core/lifecycle';
import type { Notice, StoredOperation } from './store.ts';

/** What a driver indexes about a session. Computed anew with every write; never read as truth. */
export interface Indexed {
  readonly status: Status;
  readonly reference: string | null;
  readonly createdAt: string;
  readonly attempts: readonly string[];
  /** The gateways' ids, each within its account. */
  readonly refs: readonly { readonly account: string; readonly ref: string }[];
}

export const indexed = (session: Session): Indexed => ({
  status: view(session).status,
  reference: session.quote.reference ?? null,
  createdAt: session.createdAt,
  attempts: session.attempts.map((attempt) => attempt.id),
  refs: session.attempts.flatMap(({ account, known }) => known.refs.map((ref) => ({ account, ref }))),
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isSessionBody = (value: unknown): value is Omit<Session, 'operations'> =>
  isObject(value) &&
  typeof value['id'] === 'string' &&
  typeof value['version'] === 'number' &&
  isObject(value['quote']) &&
  Array.isArray(value['attempts']);

const isOperation = (value: unknown): value is Operation =>
  isObject(value) && typeof value['id'] === 'string' && typeof value['attempt'] === 'string';

const isNotice = (value: unknown): value is Notice =>
  isObject(value) &&
  typeof value['key'] === 'string' &&
  isSessionBody(value['session']) &&
  typeof value['kind'] === 'string';

const parse = <T>(text: string, is: (value: unknown) => value is T, what: string): T => {
  const value: unknown = JSON.parse(text);
  if (!is(value))
    throw new TypeError(`A stored row is not ${what}. Was the database written by something other than Tillkit?`);
  return value;
};

/** A session as JSON, without its operations: they have rows of their own. */
export const writeSession = ({ operations, ...body }: Session): string => JSON.stringify(body);

export const readSession = (text: string, operations: readonly Operation[]): Session => ({
  ...parse(text, isSessionBody, 'a session'),
  operations,
});

/** An operation as JSON, without what has columns of its own. */
export const writeOperation = ({ sealed, due, ...operation }: StoredOperation): string => JSON.stringify(operation);

/** @param state the column's: `mark` moves it without touching the rest */
export const readOperation = (text: string, state: Operation['state']): Operation => ({
  ...parse(text, isOperation, 'an operation'),
  state,
});

export const writeNotice = (notice: Notice): string => JSON.stringify(notice);
export const readNotice = (text: string): Notice => parse(text, isNotice, 'a notice');
