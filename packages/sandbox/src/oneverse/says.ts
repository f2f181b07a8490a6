import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Answered } from '../call/index.ts';
import type { OneverseProfile } from '../config/index.ts';

/** One thing that is wrong, as each profile says it (§8). */
interface Trouble {
  readonly status: ContentfulStatusCode;
  /** The seed's body without what `more` adds. */
  readonly seed: object;
  /** V1's symbolic code and text. */
  readonly name: string;
  readonly says: string;
  /** V2's text where it is another. */
  readonly v2?: string;
  /** What stands in the error beside, such as a request id. */
  readonly more?: object;
}

/** § 8.2 †: the words of `status`, and the numbers in `code`, are the transport's. */
const told = (profile: OneverseProfile, { status, seed, name, says, v2 = says, more = {} }: Trouble): Answered => {
  if (profile === 'payment-api') return [status, { ...seed, ...more }];
  if (profile === 'northbound-v2') return [status, { status: 'error', code: status, message: v2, ...more }];
  return [status, { status: 'error', code: status, error: { code: name, message: says, ...more }, data: null }];
};

export const unauthenticated = (profile: OneverseProfile, code: 4000 | 4004): Answered =>
  told(profile, { status: 401, seed: { code, error: 'Unauthenticated' }, name: 'UNAUTHORIZED', says: 'Unauthenticated' }); // prettier-ignore

export const signatureMissing = (profile: OneverseProfile): Answered =>
  told(profile, { status: 403, seed: { code: 4002, error: 'Missing HMAC header' }, name: 'MISSING_HMAC', says: 'Missing HMAC header' }); // prettier-ignore

export const signatureWrong = (profile: OneverseProfile): Answered =>
  told(profile, { status: 403, seed: { code: 4003, error: 'Invalid HMAC hash' }, name: 'INVALID_HMAC', says: 'Invalid HMAC hash' }); // prettier-ignore

export const tooMany = (profile: OneverseProfile, isLogin = false): Answered =>
  told(profile, {
    status: 429,
    seed: { code: 4001, message: 'Too many requests' },
    name: isLogin ? 'TOO_MANY_ATTEMPTS' : 'TOO_MANY_REQUESTS',
    says: 'Too Many Attempts.',
  });

export const unknownOrder = (profile: OneverseProfile, request_id: string): Answered => {
  const text = 'Transaction not found';
  const seed = { code: 4006, message: text, request_id };
  return told(profile, { status: 404, seed, name: 'RESOURCE_NOT_FOUND', says: 'Resource not found', v2: text });
};

/** The first wrong field in one sentence; V1 names every one (§5.3). */
export const invalid = (profile: OneverseProfile, errors: ReadonlyMap<string, string>): Answered => {
  const [message = ''] = errors.values();
  const more = profile === 'northbound-v1' ? { errors: Object.fromEntries(errors) } : {};
  return told(profile, { status: 422, seed: { code: 4005, message }, name: 'VALIDATION_ERROR', says: message, more });
};

/** A login that lacks a field: V1 lists several texts a field (§2). † The seed's body. */
export const loginInvalid = (profile: OneverseProfile, errors: ReadonlyMap<string, string>): Answered => {
  const [message = ''] = errors.values();
  const lists = Object.fromEntries([...errors].map(([field, text]) => [field, [text]]));
  const more = profile === 'northbound-v1' ? { errors: lists } : {};
  return told(profile, { status: 422, seed: { code: 4005, message }, name: 'UNPROCESSABLE_CONTENT', says: message, more }); // prettier-ignore
};

export const loginRefused = (profile: OneverseProfile): Answered => {
  const text = 'Invalid credentials';
  return told(profile, { status: 401, seed: { error: text }, name: 'UNAUTHORIZED', says: text });
};

/** † Nothing is published about paths nobody documents. */
export const unknownPath: Answered = [404, { code: 4000, message: 'Not found' }];

/** 500 carries V1's `tracking` everywhere (§13.19). @param name such as `LIST_ERROR` */
export const failed = (profile: OneverseProfile, name: string, tracking: string): Answered => {
  const text = 'An unexpected error occurred.';
  return told(profile, { status: 500, seed: { code: 4000, message: text }, name, says: text, more: { tracking } });
};

/** What a status asked for by a fault comes with. @param name V1's code of a 500 */
export const saysOf =
  (profile: OneverseProfile, name: string, names: { readonly tracking: string; readonly requestId: string }) =>
  (status: number): object => {
    if (status === 401) return unauthenticated(profile, 4000)[1];
    if (status === 403) return signatureWrong(profile)[1];
    if (status === 404) return unknownOrder(profile, names.requestId)[1];
    if (status === 429) return tooMany(profile)[1];
    return failed(profile, name, names.tracking)[1];
  };
