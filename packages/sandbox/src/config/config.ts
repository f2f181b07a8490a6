import { checkOne2Pays, type One2PaysMerchant } from './one2pays.ts';
import { checkOnecheckout, type OnecheckoutMerchant } from './onecheckout.ts';
import { checkOnecp, type OnecpMerchant } from './onecp.ts';
import { checkOneverse, type OneverseMerchant } from './oneverse.ts';
import { isWebAddress, refuse } from './refuse.ts';

/** The API generation OpenCheckout imitates: the published reference alone, or release v0.2 (dossier §12). */
export type OpenCheckoutProfile = 'seed' | 'v0.2';

export interface OpenCheckoutMerchant {
  /** `sk_` + 43 base64url characters each (dossier §1). `makeKeys` makes one. */
  readonly apiKeys: readonly string[];
  /** Keys that once worked and now answer 401. */
  readonly revokedKeys?: readonly string[];
  /** Where completions are announced; without it nothing is sent. `secret`: 64 lower-case hex characters (dossier §11). */
  readonly webhook?: { readonly url: string; readonly secret: string };
  /** Default `v0.2`. */
  readonly profile?: OpenCheckoutProfile;
  /** Accepts `localhost` and loopback addresses, with http too, where v0.2 asks for public https. Default false. */
  readonly allowLoopbackUrls?: boolean;
  /**
   * † Whether Cancel on the pay page leads to `cancel_url`. v0.2 never goes there (dossier §10).
   * Default: true in `seed`, false in `v0.2`.
   */
  readonly cancelReturn?: boolean;
}

export interface Merchant {
  /** Unique; names the merchant in the control API. */
  readonly id: string;
  /** What the buyer reads on the pay page. */
  readonly name: string;
  readonly opencheckout?: OpenCheckoutMerchant;
  readonly onecheckout?: OnecheckoutMerchant;
  readonly onecp?: OnecpMerchant;
  readonly oneverse?: OneverseMerchant;
  readonly one2pays?: One2PaysMerchant;
}

/** Everything a sandbox is told: who sells, with which keys, and where webhooks go. */
export interface SandboxConfig {
  /** The sandbox's own address, such as `http://localhost:4243`. Default: the address each request came to. */
  readonly url?: string;
  readonly merchants: readonly Merchant[];
  readonly opencheckout?: {
    /** Exact origins that may call the API from a browser (dossier §1, CORS). Default none. */
    readonly corsOrigins?: readonly string[];
  };
  readonly onecheckout?: {
    /**
     * What a call without credentials is answered on the order endpoints (C3): the seed's 400 `api_key_required`
     * (default), or the 401 `{"error":"missing token"}` of `api1`. Nobody knows whose call it is, so it holds for all.
     */
    readonly missingToken?: 'seed' | 'api1';
  };
  readonly one2pays?: {
    /** † What the dashboard's `/auth/login` is here (§2): nothing (default), or an answer that opens nothing. */
    readonly login?: '404' | 'stub';
  };
  readonly oneverse?: {
    /**
     * Where merchants and buyers see Oneverse, when a proxy hides the sandbox behind it: signatures are made over that
     * address (§13.7). Default: `/oneverse` below the sandbox's own.
     */
    readonly url?: string;
    /** What an invalid token is told (C7): 4000 as in the example (default), or 4004 as in the table. */
    readonly tokenCode?: 4000 | 4004;
  };
}

const checkMerchant = (merchant: Merchant, seen: Set<string>): void => {
  const { id, opencheckout, onecheckout, onecp, oneverse, one2pays } = merchant;
  for (const key of [...(opencheckout?.apiKeys ?? []), ...(opencheckout?.revokedKeys ?? [])]) {
    if (!/^sk_[A-Za-z0-9_-]{43}$/.test(key))
      refuse(`merchant ${id} has an API key that is not sk_ and 43 base64url characters`, 'makeKeys() makes one.');
    if (seen.has(key)) refuse(`merchant ${id} has an API key that stands there twice`, 'Give each merchant its own.');
    seen.add(key);
  }
  const webhook = opencheckout?.webhook;
  if (webhook && !URL.canParse(webhook.url))
    refuse(`merchant ${id} has a webhook url that is no URL`, 'Write it out, with http:// or https://.');
  if (webhook?.secret === '')
    refuse(`merchant ${id} has an empty webhook secret`, 'makeKeys() makes one; an empty one would sign for anybody.');
  if (onecheckout) checkOnecheckout(id, onecheckout, seen);
  if (onecp) checkOnecp(id, onecp, seen);
  if (oneverse) checkOneverse(id, oneverse, seen);
  if (one2pays) checkOne2Pays(id, one2pays, seen);
};

/** @throws TypeError that names the merchant and the mistake, never the key */
export const checkConfig = (config: SandboxConfig): SandboxConfig => {
  if (config.url !== undefined && !URL.canParse(config.url)) refuse('url is no URL', 'Write http://localhost:4243.');
  const missing: unknown = config.onecheckout?.missingToken;
  if (missing !== undefined && missing !== 'seed' && missing !== 'api1')
    refuse('onecheckout.missingToken does not exist', "Write 'seed' or 'api1'.");
  const oneverse = config.oneverse?.url;
  if (oneverse !== undefined && !isWebAddress(oneverse))
    refuse('oneverse.url is no URL', 'Write it out, with http:// or https://.');
  const tokenCode: unknown = config.oneverse?.tokenCode;
  if (tokenCode !== undefined && tokenCode !== 4000 && tokenCode !== 4004)
    refuse('oneverse.tokenCode does not exist', 'Write 4000 or 4004.');
  const login: unknown = config.one2pays?.login;
  if (login !== undefined && login !== '404' && login !== 'stub')
    refuse('one2pays.login does not exist', "Write '404' or 'stub'.");
  const ids = config.merchants.map((merchant) => merchant.id);
  if (new Set(ids).size !== ids.length) refuse('two merchants have one id', 'Give each its own.');
  const seen = new Set<string>();
  for (const merchant of config.merchants) checkMerchant(merchant, seen);
  return config;
};
