import type { Secret } from '@tillkit/core/hmac';

/** How long a call can wait for a token. */
export interface Wait {
  /** Milliseconds since the epoch. */
  readonly ends: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Held {
  readonly token: Secret;
  /** From a login that this very call made. */
  readonly fresh: boolean;
}

/** What stands in `Authorization`. Every promise may be rejected with an OneverseError. */
export interface Bearer {
  hold(wait: Wait): Promise<Held>;
  /** Another one, after a 401; `null` where there never is. */
  renew(refused: Secret, wait: Wait): Promise<Held | null>;
  /** The token of a login made just now got a 401: another would not help. Answers why. */
  distrust(): Promise<Error>;
}

/** V2: a static key. */
export const staticKey = (token: Secret): Bearer => ({
  hold: () => Promise.resolve({ token, fresh: false }),
  renew: () => Promise.resolve(null),
  distrust: () => Promise.reject(new TypeError('A static key is never fresh.')),
});
