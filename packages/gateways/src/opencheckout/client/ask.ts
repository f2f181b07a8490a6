import type { Secret } from '@tillkit/core/hmac';
import * as z from 'zod/mini';
import {
  maskText,
  placesOf,
  readJson,
  unansweredOf,
  type GatewayAnswer,
  type Headings,
  type JsonRead,
  type Request,
  type Send,
} from '../../transport/index.ts';
import { OpenCheckoutError, type Failure } from './error.ts';
import { withReferenceNames } from './names.ts';

const errorSchema = z.object({ error: z.object({ type: z.optional(z.string()), message: z.optional(z.string()) }) });

const failureOf = (answer: GatewayAnswer, read: JsonRead, secrets: readonly Secret[]): Failure => {
  const { status, retryAfter, doubt } = answer;
  const parsed = read.is === 'json' ? errorSchema.safeParse(read.value) : null;
  const { type = null, message } = parsed?.data?.error ?? {};
  const words = message ?? (read.is === 'json' ? null : `the body ${read.detail}`);
  return { kind: 'refused', status, type, said: words === null ? null : maskText(words, secrets), retryAfter, doubt };
};

export interface AskOptions {
  readonly send: Send;
  readonly apiKey: Secret;
  readonly readCamelCase: boolean;
}

/** One call whose answer is read by a schema. `open` calls carry no credential. */
export interface Question<T> extends Omit<Request, 'headers'> {
  readonly headers?: Headings;
  readonly answers: z.ZodMiniType<T>;
  readonly open?: boolean;
  /** A status besides 2xx whose body is the answer too. */
  readonly also?: number;
}

export type Ask = <T>(question: Question<T>) => Promise<T>;

/** @throws OpenCheckoutError for whatever is not a readable success */
export const asking =
  ({ send, apiKey, readCamelCase }: AskOptions): Ask =>
  async ({ answers, open, also, ...request }) => {
    const call = `${request.method} ${request.to.split('?')[0] ?? ''}`;
    const credential = open ? {} : { authorization: `Bearer ${apiKey.reveal()}` };
    const headers = { accept: 'application/json', ...request.headers, ...credential };
    const sent = await send({ ...request, headers });
    if (sent.is !== 'answer') throw new OpenCheckoutError(call, unansweredOf(sent));
    const read = readJson(sent, [apiKey]);
    const isSuccess = (sent.status >= 200 && sent.status < 300) || sent.status === also;
    if (!isSuccess) throw new OpenCheckoutError(call, failureOf(sent, read, [apiKey]));
    const invalid = (detail: string) =>
      new OpenCheckoutError(call, { kind: 'answer-invalid', status: sent.status, detail });
    if (read.is !== 'json') throw invalid(read.detail);
    const parsed = answers.safeParse(readCamelCase ? withReferenceNames(read.value) : read.value);
    if (!parsed.success) throw invalid(`is not what the reference says at: ${placesOf(parsed.error)}`);
    return parsed.data;
  };
