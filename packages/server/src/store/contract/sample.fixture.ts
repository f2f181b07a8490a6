import type { TestContext } from 'node:test';
import { manualClock, type ManualClock } from '@tillkit/core/clock';
import { applyFact, NOTHING_KNOWN, type Attempt, type Fact, type Session } from '@tillkit/core/lifecycle';
import type { Begin, Claim, InboxRow, Notice, Store, StoredOperation } from '../store.ts';

export type MakeStore = (clock: ManualClock) => Store | Promise<Store>;

export const START = '2026-11-21T09:00:00.000Z';
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** START plus so many milliseconds. */
export const at = (ms: number): string => new Date(Date.parse(START) + ms).toISOString();

/** A store on its own clock, closed when the test ends. */
export const opened = async (t: TestContext, make: MakeStore): Promise<{ store: Store; clock: ManualClock }> => {
  const clock = manualClock(START);
  const store = await make(clock);
  t.after(() => store.close());
  return { store, clock };
};

export const attemptOf = (id: string, part: Partial<Attempt> = {}): Attempt => ({
  id,
  account: 'opencheckout',
  method: 'opencheckout',
  mode: 'redirect',
  expects: 6197,
  verifies: true,
  known: NOTHING_KNOWN,
  action: null,
  createdAt: START,
  ...part,
});

export const sessionOf = (name: string, part: Partial<Session> = {}): Session => ({
  id: `cs_${name}`,
  version: 1,
  quote: {
    currency: 'EUR',
    lines: [{ sku: 'tea', title: 'Tea tin', quantity: 1, total: 6197 }],
    tax: 0,
    shipping: 0,
    discount: 0,
    total: 6197,
    title: 'Tea tin',
    validUntil: at(HOUR),
    hash: 'hash',
  },
  attempts: [attemptOf(`at_${name}`)],
  operations: [],
  accepted: [],
  timeline: [],
  returnTo: 'https://shop.example/thanks',
  createdAt: START,
  expiresAt: at(HOUR),
  ...part,
});

export const withReference = (session: Session, reference: string): Session => ({
  ...session,
  quote: { ...session.quote, reference },
});

/** What the session becomes when its first attempt learns a fact. */
export const learned = (session: Session, fact: Omit<Fact, 'attempt' | 'source'>): Session => {
  const [first] = session.attempts;
  return applyFact(session, { attempt: first?.id ?? '', source: 'read', ...fact });
};

export const paid = (session: Session): Session => learned(session, { state: 'paid', captured: { EUR: 6197 } });

/** The same session, one version on. */
export const next = (session: Session, part: Partial<Session> = {}): Session => ({
  ...session,
  ...part,
  version: session.version + 1,
});

export const operationOf = (id: string, session: Session, part: Partial<StoredOperation> = {}): StoredOperation => ({
  id,
  attempt: session.attempts[0]?.id ?? '',
  verb: 'create',
  key: `key_${id}`,
  hash: 'hash',
  state: 'prepared',
  at: START,
  sealed: Uint8Array.of(1, 2, 3),
  due: null,
  ...part,
});

export const beginOf = (session: Session, part: Partial<Begin> = {}): Begin => ({
  keyHash: `key:${session.id}`,
  requestHash: 'request',
  keyUntil: at(24 * HOUR),
  session,
  operations: [],
  readAt: null,
  ...part,
});

/** A session in the store. */
export const begun = async (store: Store, session: Session, part: Partial<Begin> = {}): Promise<Session> => {
  const answer = await store.begin(beginOf(session, part));
  if (typeof answer === 'string') throw new Error(`begin answered ${answer}`);
  return answer.session;
};

export const noticeOf = (session: Session, key: string): Notice => ({ key, kind: 'paid', session, at: START });

export const pushOf = (event: string, part: Partial<InboxRow> = {}): InboxRow => ({
  id: `in_${event}`,
  account: 'opencheckout',
  event,
  sealed: Uint8Array.of(4, 5, 6),
  at: START,
  ...part,
});

export const keysOf = (claims: readonly Claim<'outbox'>[]): string[] => claims.map(({ item }) => item.key);

export const only = <T>(list: readonly T[]): T => {
  const [first] = list;
  if (list.length !== 1 || first === undefined) throw new Error(`${list.length} where one was expected`);
  return first;
};
