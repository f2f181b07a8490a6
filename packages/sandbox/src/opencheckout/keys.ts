import type { OpenCheckoutProfile } from '../config/index.ts';

/** An Idempotency-Key as it is remembered: per merchant, with the answer once there is one. */
export interface KeyRecord {
  readonly merchant: string;
  readonly key: string;
  /** SHA-256 of the body, parsed and serialised again: white space is nothing, the order of properties counts. */
  readonly hash: string;
  /** Virtual milliseconds. */
  readonly at: number;
  /** The stored answer, replayed as it was; null while the first is at work, or after it failed. */
  readonly answer: string | null;
}

const DAY = 86_400_000;

/** 24 hours; v0.2 compares times as text in two forms, so that a key is forgotten at midnight UTC (dossier §2). */
const remembers = (record: KeyRecord, profile: OpenCheckoutProfile, now: number): boolean =>
  profile === 'v0.2' ? Math.floor(record.at / DAY) === Math.floor(now / DAY) : now - record.at < DAY;

export type KeyVerdict =
  | { readonly is: 'fresh' }
  | { readonly is: 'replay'; readonly answer: string }
  | { readonly is: 'conflict'; readonly message: string };

/** What a create with this key may do. The seed replays whatever the body says; v0.2 answers 409 (dossier §2). */
export const judgeKey = (
  record: KeyRecord | undefined,
  hash: string,
  profile: OpenCheckoutProfile,
  now: number,
): KeyVerdict => {
  if (!record || !remembers(record, profile, now)) return { is: 'fresh' };
  if (profile === 'v0.2' && record.hash !== hash)
    return { is: 'conflict', message: 'Idempotency-Key was already used with a different request body' };
  if (record.answer !== null) return { is: 'replay', answer: record.answer };
  // † The wording; the seed knows no conflict, and its sandbox keeps no unanswered key.
  return { is: 'conflict', message: 'An identical request with this Idempotency-Key is still processing' };
};

export const keyName = (merchant: string, key: string): string => `${merchant}\n${key}`;
