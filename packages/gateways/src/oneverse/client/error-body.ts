import type { Secret } from '@tillkit/core/hmac';
import { maskText, partOf } from '../../transport/index.ts';

/** One place of a body the API did not take. */
export interface Fault {
  readonly field: string;
  readonly issue: string;
}

export interface Said {
  /** Such as `4005`; `null` when the body has none. */
  readonly code: number | string | null;
  /** V1's word beside it, such as `VALIDATION_ERROR`. */
  readonly symbol: string | null;
  readonly said: string | null;
  readonly faults: readonly Fault[];
  /** What to tell the API's support: `request_id`, or V1's and V2's `tracking`. */
  readonly trace: string | null;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** A word or a number to branch on; anything longer is a sentence, or what must not be repeated. */
const codeOf = (value: unknown, secrets: readonly Secret[]): number | string | null => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  const text = textOf(value);
  return text !== null && /^\w{1,40}$/.test(text) && maskText(text, secrets) === text ? text : null;
};

/** 32 characters or a UUID: it may look like a secret, so its form is asked, and that it is none of ours. */
const traceOf = (value: unknown, secrets: readonly Secret[]): string | null => {
  const text = textOf(value);
  if (text === null || !/^(?:[A-Za-z0-9]{32}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i.test(text)) return null;
  return secrets.some((secret) => secret.reveal() === text) ? null : text;
};

/** A field's messages: a text at create, a list at login (dossier §5.3). */
const faultsOf = (errors: unknown, secrets: readonly Secret[]): readonly Fault[] =>
  typeof errors !== 'object' || errors === null
    ? []
    : Object.entries(errors)
        .slice(0, 20)
        .flatMap(([field, issues]: [string, unknown]) =>
          (Array.isArray(issues) ? issues.slice(0, 5) : [issues]).map((issue: unknown) => ({
            field: maskText(field, secrets, 60),
            issue: maskText(textOf(issue) ?? '?', secrets, 120),
          })),
        );

/** What an error body says, in any of the API's shapes (dossier §8.1). Whatever else it is says nothing. */
export const readErrorBody = (body: unknown, secrets: readonly Secret[]): Said => {
  const error = partOf(body, 'error');
  const message = textOf(partOf(body, 'message')) ?? textOf(partOf(error, 'message')) ?? textOf(error);
  const symbol = codeOf(partOf(error, 'code'), secrets);
  const traces = [partOf(body, 'request_id'), partOf(error, 'tracking'), partOf(body, 'tracking')];
  return {
    code: codeOf(partOf(body, 'code'), secrets) ?? symbol,
    symbol: typeof symbol === 'string' ? symbol : null,
    said: message === null ? null : maskText(message, secrets),
    faults: faultsOf(partOf(error, 'errors') ?? partOf(body, 'errors'), secrets),
    trace: traces.map((trace) => traceOf(trace, secrets)).find((trace) => trace !== null) ?? null,
  };
};
