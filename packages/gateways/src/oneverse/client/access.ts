import { secret, type Secret } from '@tillkit/core/hmac';
import { readBaseUrl } from '../../transport/index.ts';
import type { JsonEscape, KeyOrder, Writing } from './body.ts';
import { LOGIN_PATHS, PATHS, REFERENCE_FIELDS, type OrderPath, type Profile, type ReferenceField } from './profile.ts';

export interface Signing {
  /** `sorted`, which both kinds of server verify (dossier §3.2). */
  readonly keyOrder?: KeyOrder | undefined;
  /** `none` */
  readonly jsonEscape?: JsonEscape | undefined;
  /** A line feed after the address where there is no body: true in V2, false before (dossier §3.2). */
  readonly trailingNewlineOnEmptyBody?: boolean | undefined;
}

interface SharedAccess {
  /** Without a path, unless a proxy adds one; `https://games.oneone.com`. Staging: `https://staging.oneone.com`. */
  readonly baseUrl?: string | undefined;
  /** Signs every request (dossier §3). Never in a browser. */
  readonly secretKey: string;
  readonly signing?: Signing | undefined;
  /** Requests a minute, shared with other processes where `ports.shared` is; the 60 of dossier §8.3. */
  readonly perMinute?: number | undefined;
  /** Requests under way at once from this client; 8. None is published. */
  readonly inFlight?: number | undefined;
  /** Milliseconds for all of one call, a login and waiting for its turn included; 7,000. */
  readonly deadlineMs?: number | undefined;
}

interface LoginAccess extends SharedAccess {
  /** The account's UUID. */
  readonly login: string;
  readonly password: string;
  readonly apiKey?: never;
  /** Under which name the merchant's own reference is sent (dossier §5.3). */
  readonly referenceField?: ReferenceField | undefined;
  readonly orderPath?: never;
}

export interface PaymentApiAccess extends LoginAccess {
  readonly profile?: 'payment-api' | undefined;
}

export interface NorthboundV1Access extends LoginAccess {
  readonly profile: 'northbound-v1';
}

export interface NorthboundV2Access extends SharedAccess {
  readonly profile: 'northbound-v2';
  /** A static key in place of login and password. */
  readonly apiKey: string;
  readonly login?: never;
  readonly password?: never;
  readonly referenceField?: never;
  /** Where one order is read; as printed, without `v2` (dossier §9, 12). */
  readonly orderPath?: OrderPath | undefined;
}

/** Which of the API's three shapes, and the credentials for it. */
export type Access = PaymentApiAccess | NorthboundV1Access | NorthboundV2Access;

export interface LoginCredentials {
  readonly kind: 'login';
  readonly path: string;
  readonly login: string;
  readonly password: Secret;
}

/** Access whose options have been checked and filled. */
export interface Granted {
  readonly profile: Profile;
  readonly base: URL;
  readonly secretKey: Secret;
  readonly credentials: LoginCredentials | { readonly kind: 'key'; readonly apiKey: Secret };
  readonly writing: Writing;
  readonly trailingNewline: boolean;
  readonly referenceField: ReferenceField;
  readonly orderPath: string;
}

const isHeaderText = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);

/** @throws TypeError unless it is one of them */
const oneOf = <T extends string>(name: string, value: T, among: readonly T[]): T => {
  if (!among.includes(value)) throw new TypeError(`${name} must be one of: ${among.join(', ')}.`);
  return value;
};

/** JavaScript's callers have no compiler that tells them. */
const noneOf = (access: Access, names: readonly string[], why: string): void => {
  const surplus = names.filter((name) => Reflect.get(access, name) !== undefined);
  if (surplus.length > 0) throw new TypeError(`${surplus.join(', ')}: ${why}`);
};

const readCredentials = (access: Access): Granted['credentials'] => {
  if (access.profile === 'northbound-v2') {
    noneOf(access, ['login', 'password', 'referenceField'], 'northbound-v2 is called with apiKey, and has no login.');
    const apiKey = secret(access.apiKey, 'apiKey');
    if (!isHeaderText(access.apiKey))
      throw new TypeError('apiKey holds white space or characters outside ASCII. Copy it again.');
    return { kind: 'key', apiKey };
  }
  noneOf(access, ['apiKey', 'orderPath'], 'only northbound-v2 has it. Give login and password, or set that profile.');
  const login = secret(access.login, 'login').reveal();
  const path = LOGIN_PATHS[access.profile ?? 'payment-api'];
  return { kind: 'login', path, login, password: secret(access.password, 'password') };
};

const PROFILES: readonly Profile[] = ['payment-api', 'northbound-v1', 'northbound-v2'];
const FIELDS: readonly ReferenceField[] = ['merchant_transaction_id', 'reference', 'both'];
const ORDER_PATHS: readonly OrderPath[] = ['/api/northbound/transactions', '/api/northbound/v2/transactions'];

/** @throws TypeError with the fix, for what cannot work */
export const readAccess = (access: Access): Granted => {
  const profile = oneOf<Profile>('profile', access.profile ?? 'payment-api', PROFILES);
  const { keyOrder = 'sorted', jsonEscape = 'none', trailingNewlineOnEmptyBody } = access.signing ?? {};
  const isV2 = access.profile === 'northbound-v2';
  const field =
    access.referenceField ?? (isV2 ? 'merchant_transaction_id' : REFERENCE_FIELDS[access.profile ?? 'payment-api']);
  return {
    profile,
    base: readBaseUrl(access.baseUrl ?? 'https://games.oneone.com'),
    credentials: readCredentials(access),
    secretKey: secret(access.secretKey, 'secretKey'),
    writing: {
      keyOrder: oneOf('signing.keyOrder', keyOrder, ['sorted', 'insertion']),
      jsonEscape: oneOf('signing.jsonEscape', jsonEscape, ['none', 'php']),
    },
    trailingNewline: trailingNewlineOnEmptyBody ?? isV2,
    referenceField: oneOf('referenceField', field, FIELDS),
    orderPath:
      access.orderPath === undefined ? PATHS[profile].order : oneOf('orderPath', access.orderPath, ORDER_PATHS),
  };
};
