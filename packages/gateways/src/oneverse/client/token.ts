import type { GatewayPorts, Shared } from '@tillkit/core/gateway';
import { secret, type Secret } from '@tillkit/core/hmac';
import type { Bearer, Held, Wait } from './bearer.ts';
import { OneverseError, type NoLogin } from './error.ts';
import { loginLock } from './login-lock.ts';
import type { LoginFailed, LoginOutcome } from './login.ts';

/** How long a token lives is not published: it is kept until it gets a 401, or nobody has renewed it for so long. */
const KEPT_MS = 30 * 86_400_000;
/** How long nobody logs in after a login that failed (dossier §2: too many are refused too). */
const REST_MS: Readonly<Record<LoginFailed['why'], number>> = {
  refused: 30_000,
  'not-accepted': 30_000,
  limited: 60_000,
  unavailable: 5_000,
};
/** Between a login's own deadline and the lock's end: room to store the token. */
const MARGIN_MS = 2_000;
const FIRST_LOOK_MS = 50;
const LONGEST_LOOK_MS = 500;

export interface TokenOptions {
  readonly ports: GatewayPorts;
  readonly shared: Shared;
  /** What the token belongs to: the server and the login. */
  readonly owner: string;
  /** What is asked, for errors. */
  readonly call: string;
  login(deadlineMs: number): Promise<LoginOutcome>;
}

export interface Tokens extends Bearer {
  /** A new token, whatever there was. */
  login(wait: Wait): Promise<Secret>;
}

/**
 * The one live token of an account (dossier §2): each login ends every earlier one, so all that use the account share one
 * token, and at most one of them logs in at a time. Nobody waits on another's promise: who died at it is only waited for
 * until the lock has died too.
 */
export const sharedTokens = ({ ports, shared, owner, call, login }: TokenOptions): Tokens => {
  const { clock, random, log } = ports;
  const name = `token:${owner}`;
  const lock = loginLock({ shared, clock, random }, `login:${owner}`);
  let held: Secret | null = null;

  const problem = (failure: Omit<NoLogin, 'kind'>) => new OneverseError(call, { kind: 'no-login', ...failure });

  /** A store that does not answer is no reason to log in alone: that would end the others' token. */
  const stored = async <T>(asking: () => Promise<T>): Promise<T> => {
    try {
      return await asking();
    } catch {
      const detail = 'was not sent: what the processes share cannot be reached';
      throw problem({ why: 'unavailable', status: null, detail, retryAfter: null });
    }
  };

  const look = async (): Promise<Secret | null> => {
    const found = await stored(() => shared.get(name));
    return found === null ? null : secret(found, 'token');
  };

  const keep = async (token: Secret): Promise<void> => {
    for (let tries = 0; tries < 3; tries += 1) {
      const old = await shared.get(name);
      if (await shared.swap(name, old, token.reveal(), KEPT_MS)) return;
    }
  };

  const logIn = async (mine: string, deadlineMs: number): Promise<Secret> => {
    const outcome = await login(deadlineMs);
    if ('failed' in outcome) {
      const { retryAfter: told, ...failed } = outcome.failed;
      const rest = Math.max(REST_MS[failed.why], told ?? 0);
      log('warn', 'oneverse.login_failed', { why: failed.why, status: failed.status, rest });
      await stored(() => lock.rest(mine, failed, rest));
      throw problem({ ...failed, retryAfter: rest });
    }
    held = outcome.token;
    log('info', 'oneverse.login');
    await stored(() => keep(outcome.token));
    await stored(() => lock.release(mine));
    return outcome.token;
  };

  const pause = async (ms: number, { ends, signal }: Wait): Promise<void> => {
    if (clock.now() + ms >= ends) {
      const detail = 'is still under way in another process';
      throw problem({ why: 'busy', status: null, detail, retryAfter: null });
    }
    try {
      await clock.sleep(ms, signal);
    } catch {
      throw new OneverseError(call, { kind: 'not-sent', why: 'aborted', code: null });
    }
  };

  /** Logs in, unless `other` finds a token first. */
  const logInUnless = async (other: () => Promise<Secret | null>, wait: Wait): Promise<Held> => {
    for (let look = FIRST_LOOK_MS; ; look = Math.min(look * 2, LONGEST_LOOK_MS)) {
      const found = await other();
      if (found !== null) return { token: found, fresh: false };
      const resting = await stored(() => lock.resting());
      if (resting) throw new OneverseError(call, resting);
      const left = wait.ends - clock.now();
      const mine = left > 0 ? await stored(() => lock.take(left + MARGIN_MS)) : null;
      if (mine === null) {
        await pause(look, wait);
        continue;
      }
      // Whoever had the lock before may have renewed it after we looked.
      const meanwhile = await other();
      if (meanwhile === null) return { token: await logIn(mine, left), fresh: true };
      await stored(() => lock.release(mine));
      return { token: meanwhile, fresh: false };
    }
  };

  const otherThan = (refused: Secret | null) => async (): Promise<Secret | null> => {
    const isOther = (token: Secret | null) => token !== null && token.reveal() !== refused?.reveal();
    if (isOther(held)) return held;
    const found = await look();
    if (!isOther(found)) return null;
    held = found;
    return found;
  };

  return {
    hold: async (wait) => (held ? { token: held, fresh: false } : logInUnless(otherThan(null), wait)),
    renew: (refused, wait) => logInUnless(otherThan(refused), wait),
    distrust: async () => {
      const failed = {
        why: 'not-accepted',
        status: 401,
        detail: 'led to a token that is answered 401 right away',
      } as const;
      await stored(() => lock.rest(null, failed, REST_MS['not-accepted']));
      return problem({ ...failed, retryAfter: REST_MS['not-accepted'] });
    },
    login: async (wait) => (await logInUnless(() => Promise.resolve(null), wait)).token,
  };
};
