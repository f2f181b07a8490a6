import type { Secret } from '@tillkit/core/hmac';
import type * as z from 'zod/mini';
import {
  placesOf,
  readJson,
  unansweredOf,
  type GatewayAnswer,
  type JsonRead,
  type Request,
  type Send,
} from '../../transport/index.ts';
import { credential, type AuthHeader, type Operation } from './credential.ts';
import { readErrorBody } from './error-body.ts';
import { OnecheckoutError, type Failure } from './error.ts';

const failureOf = (answer: GatewayAnswer, read: JsonRead, secrets: readonly Secret[]): Failure => {
  const { status, retryAfter, doubt } = answer;
  const told =
    read.is === 'json'
      ? readErrorBody(read.value, secrets)
      : { code: null, said: `the body ${read.detail}`, faults: [] };
  return { kind: 'refused', status, ...told, retryAfter, doubt };
};

export interface AskOptions {
  readonly send: Send;
  readonly apiKey: Secret;
  readonly headers: Readonly<Record<Operation, AuthHeader>>;
}

/** One call whose answer is read by a schema. */
export interface Question<T> extends Omit<Request, 'body' | 'headers'> {
  readonly as: Operation;
  /** Bytes, sent as they are. */
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly answers: z.ZodMiniType<T>;
}

export type Ask = <T>(question: Question<T>) => Promise<T>;

/** @throws OnecheckoutError for whatever is not a readable success */
export const asking =
  ({ send, apiKey, headers }: AskOptions): Ask =>
  async ({ as, answers, ...request }) => {
    const call = `${request.method} ${request.to}`;
    const content = request.body === undefined ? {} : { 'content-type': 'application/json' };
    const sent = await send({
      ...request,
      headers: { accept: 'application/json', ...content, ...credential(headers[as], apiKey) },
    });
    if (sent.is !== 'answer') throw new OnecheckoutError(call, unansweredOf(sent));
    const read = readJson(sent, [apiKey]);
    if (sent.status < 200 || sent.status >= 300) throw new OnecheckoutError(call, failureOf(sent, read, [apiKey]));
    const invalid = (detail: string) =>
      new OnecheckoutError(call, { kind: 'answer-invalid', status: sent.status, detail });
    if (read.is !== 'json') throw invalid(read.detail);
    const parsed = answers.safeParse(read.value);
    if (!parsed.success) throw invalid(`is not what the reference says at: ${placesOf(parsed.error)}`);
    return parsed.data;
  };
