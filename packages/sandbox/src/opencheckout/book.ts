import { type KeyRecord, keyName } from './keys.ts';
import { look, type Session } from './session.ts';

/** Everything OpenCheckout remembers, plain. */
export interface BookSnapshot {
  readonly sessions: readonly Session[];
  readonly keys: readonly KeyRecord[];
  /** How many payments were prepared: numbers the payment references. */
  readonly payments: number;
}

/** The sessions and keys of one deployment. Reading a session past its time expires it on the spot (dossier §4). */
export interface Book {
  find(id: string): Session | undefined;
  list(merchant?: string): readonly Session[];
  put(session: Session): Session;
  key(merchant: string, key: string): KeyRecord | undefined;
  putKey(record: KeyRecord): void;
  nextPayment(): number;
  snapshot(): BookSnapshot;
  clear(): void;
}

export const openBook = (kept: BookSnapshot | undefined, now: () => number, changed: () => void): Book => {
  const sessions = new Map(kept?.sessions.map((session) => [session.id, session]));
  const keys = new Map(kept?.keys.map((record) => [keyName(record.merchant, record.key), record]));
  let payments = kept?.payments ?? 0;

  const put = (session: Session): Session => {
    sessions.set(session.id, session);
    changed();
    return session;
  };
  const read = (session: Session): Session => {
    const seen = look(session, now());
    return seen === session ? session : put(seen);
  };

  return {
    put,
    find: (id) => {
      const session = sessions.get(id);
      return session && read(session);
    },
    list: (merchant) =>
      [...sessions.values()].filter((one) => merchant === undefined || one.merchant === merchant).map(read),
    key: (merchant, key) => keys.get(keyName(merchant, key)),
    putKey: (record) => {
      keys.set(keyName(record.merchant, record.key), record);
      changed();
    },
    nextPayment: () => {
      payments += 1;
      return payments;
    },
    snapshot: () => ({ sessions: [...sessions.values()], keys: [...keys.values()], payments }),
    clear: () => {
      sessions.clear();
      keys.clear();
      payments = 0;
      changed();
    },
  };
};
