import type { Context } from 'hono';
import { type Answered, fixedWindow, withFault } from '../call/index.ts';
import type { OneverseProfile } from '../config/index.ts';
import type { Operation } from '../fault/index.ts';
import type { Bound, Parts } from '../parts.ts';
import { uuidOf } from '../uuid.ts';
import type { Account, Accounts } from './accounts.ts';
import { requestId } from './names.ts';
import { saysOf, signatureMissing, signatureWrong, tooMany, unauthenticated } from './says.ts';
import { isSigned } from './signature.ts';

const MINUTE = 60_000;
/** † For a caller nobody knows: at the login, or with a token that opens nothing. */
const STRANGERS_PER_MINUTE = 60;

/** V1's code of a 500 (§8.2). */
const ERRORS: Partial<Record<Operation, string>> = { create: 'CREATE_ERROR', retrieve: 'SHOW_ERROR', list: 'LIST_ERROR' }; // prettier-ignore

/** `during`: where a create waits before it stores anything; it answers whether to go on. */
export type Handler = (c: Context<Bound>, account: Account, during: () => Promise<boolean>) => Answered | Promise<Answered>; // prettier-ignore

/** Lets a call through: rate limit, token, signature (§13.5 †), planned faults. */
export const openGuard = (parts: Parts, accounts: Accounts, visible: (c: Context<Bound>) => string) => {
  const { clock, config, ports } = parts;
  const calls = fixedWindow(MINUTE, clock.now);

  const rated = (response: Response, most: number, remaining: number): Response => {
    response.headers.set('x-ratelimit-limit', String(most));
    response.headers.set('x-ratelimit-remaining', String(remaining));
    return response;
  };

  /** Counts the call, and puts its rate headers on whatever is answered (§13.14). */
  const counted = async (
    c: Context<Bound>,
    who: { readonly account: Account | undefined; readonly profile: OneverseProfile; readonly isLogin?: boolean },
    answer: () => Response | Promise<Response>,
  ): Promise<Response> => {
    const { account, profile, isLogin = false } = who;
    const most = account?.perMinute ?? STRANGERS_PER_MINUTE;
    // Names of the two kinds cannot meet: an address in front of nobody is no merchant.
    const name = account ? `account ${account.merchant}` : `client ${c.env.client}`;
    const { passes, remaining } = calls.take(name, most);
    if (passes) {
      const response = await answer();
      if (c.env.fault?.fault === 'truncate') rated(c.env.fault.response, most, remaining);
      return rated(response, most, remaining);
    }
    const [status, body] = tooMany(profile, isLogin);
    return rated(c.json(body, status), most, remaining);
  };

  const signatureTrouble = async (c: Context<Bound>, account: Account): Promise<Answered | null> => {
    const given = c.req.header('x-signature');
    if (!given) return signatureMissing(account.profile);
    const call = { method: c.req.method, url: visible(c), body: await c.req.text() };
    const isRight = await isSigned(call, given, {
      secretKey: account.secretKey,
      endsInLineFeed: account.profile === 'northbound-v2',
      acceptsSorted: account.acceptSortedDigest === true,
    });
    return isRight ? null : signatureWrong(account.profile);
  };

  const faulty = (c: Context<Bound>, on: Operation, account: Account, handler: Handler): Promise<Response> => {
    const names = { tracking: uuidOf(ports.random(16)), requestId: requestId(ports.random) };
    const says = saysOf(account.profile, ERRORS[on] ?? 'UNKNOWN_ERROR', names);
    const caller = { gateway: 'oneverse', merchant: account.merchant, says };
    return withFault(c, parts, on, caller, (during) => handler(c, account, during));
  };

  return {
    counted,
    faulty,
    /** @param profiles whose paths these are: a token opens its own alone † */
    guarded:
      (on: Operation, profiles: readonly [OneverseProfile, ...OneverseProfile[]], handler: Handler) =>
      async (c: Context<Bound>): Promise<Response> => {
        const found = await accounts.byBearer(c.req.header('authorization') ?? null);
        const account = found && profiles.includes(found.profile) ? found : undefined;
        const profile = account?.profile ?? profiles[0];
        return counted(c, { account, profile }, async () => {
          if (!account) {
            const [status, body] = unauthenticated(profile, config.oneverse?.tokenCode ?? 4000);
            return c.json(body, status);
          }
          const trouble = await signatureTrouble(c, account);
          return trouble ? c.json(trouble[1], trouble[0]) : faulty(c, on, account, handler);
        });
      },
    /** Nothing was called yet. */
    clear: () => calls.clear(),
  };
};
export type Guard = ReturnType<typeof openGuard>;
