import { hmacSha256, timingSafeEqual, toHex, utf8 } from '@tillkit/core/hmac';
import type { Random } from '@tillkit/core/clock';
import type { Merchant, OneverseMerchant, OneverseProfile } from '../config/index.ts';
import type { Book } from './book.ts';
import { tokenOf } from './names.ts';

/** A merchant's account, with every default filled. */
export interface Account extends OneverseMerchant {
  readonly merchant: string;
  readonly profile: OneverseProfile;
  readonly perMinute: number;
  readonly isStrict: boolean;
  readonly uuid: string;
}

const accountOf = (merchant: string, given: OneverseMerchant): Account => ({
  ...given,
  merchant,
  profile: given.profile ?? 'payment-api',
  perMinute: given.limits?.perMinute ?? 60,
  isStrict: given.mode !== 'lenient',
  uuid: given.merchantUuid ?? given.login,
});

const hashOf = async (token: string): Promise<string> => toHex(await hmacSha256(utf8('oneverse token'), utf8(token)));

/** Who has which account, password, token and API key (§2). */
export const openAccounts = (merchants: readonly Merchant[], book: Book, random: Random) => {
  const accounts = new Map<string, Account>();
  for (const { id, oneverse } of merchants) if (oneverse) accounts.set(id, accountOf(id, oneverse));
  const all = [...accounts.values()];

  return {
    of: (merchant: string): Account | undefined => accounts.get(merchant),
    /** The account a login's credentials are of. */
    byPassword: (login: string, password: string): Account | undefined => {
      const account = all.find((one) => one.login.toLowerCase() === login.toLowerCase());
      return account && timingSafeEqual(utf8(password), utf8(account.password)) ? account : undefined;
    },
    /** The account a bearer opens: its one live token, or in `northbound-v2` its API key. */
    byBearer: async (authorization: string | null): Promise<Account | undefined> => {
      const bearer = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
      if (bearer === undefined) return undefined;
      const byKey = all.find(
        ({ profile, apiKey }) =>
          profile === 'northbound-v2' && apiKey !== undefined && timingSafeEqual(utf8(bearer), utf8(apiKey)),
      );
      if (byKey) return byKey;
      const account = accounts.get(book.bearer(await hashOf(bearer)) ?? '');
      return account?.profile === 'northbound-v2' ? undefined : account;
    },
    /** A new token. Every earlier one of the account is dead (§13.1). */
    login: async ({ merchant }: Account): Promise<string> => {
      const number = book.nextToken();
      const token = tokenOf(number, random);
      book.putToken({ merchant, number, hash: await hashOf(token) });
      return token;
    },
  };
};
export type Accounts = ReturnType<typeof openAccounts>;
