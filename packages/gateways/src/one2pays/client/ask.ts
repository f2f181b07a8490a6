import type { Clock } from '@tillkit/core/clock';
import { Secret, utf8 } from '@tillkit/core/hmac';
import * as z from 'zod/mini';
import {
  placesOf,
  readJson,
  unansweredOf,
  type GatewayAnswer,
  type JsonRead,
  type Request,
  type Send,
  type Sent,
} from '../../transport/index.ts';
import { readErrorBody } from './error-body.ts';
import { One2PaysError } from './error.ts';
import type { Keys } from './keys.ts';
import { signatureOf, stringToSign, type EmptyBody } from './signature.ts';
import type { Timestamps } from './timestamps.ts';

export interface AskOptions {
  readonly send: Send;
  readonly keys: Keys;
  readonly emptyBody: EmptyBody;
  readonly timestamps: Timestamps;
  readonly clock: Clock;
  /** Milliseconds for all tries of one call. */
  readonly deadlineMs: number;
}

/** One call whose answer, inside its envelope, is read by a schema. */
export interface Question<T> extends Pick<Request, 'method' | 'to' | 'keyed' | 'maxBytes' | 'signal'> {
  /** Bytes, sent as they are. */
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly answers: z.ZodMiniType<T>;
  /** What in the body is the buyer's, so that no error repeats it. */
  readonly personal?: readonly string[];
}

export type Ask = <T>(question: Question<T>) => Promise<T>;

const refusal = (call: string, answer: GatewayAnswer, read: JsonRead, hidden: readonly Secret[]): One2PaysError => {
  const { status, retryAfter, doubt } = answer;
  const told =
    read.is === 'json'
      ? readErrorBody(read.value, hidden)
      : { code: null, said: `the body ${read.detail}`, field: null };
  return new One2PaysError(call, { kind: 'refused', status, ...told, retryAfter, doubt });
};

type Signed = Pick<Request, 'method' | 'to' | 'headers' | 'keyed' | 'maxBytes' | 'signal'> & {
  readonly body?: Uint8Array<ArrayBuffer>;
};

/**
 * Sends, and once more where the answer is 401 and its `Date` says that our clock is wrong (dossier §9): what was not
 * authenticated was not done. Both share one deadline.
 */
const sendOnTime = async (request: Signed, { send, timestamps, clock, deadlineMs }: AskOptions): Promise<Sent> => {
  const [began, skew] = [clock.now(), timestamps.skew()];
  const sent = await send({ ...request, deadlineMs });
  if (sent.is !== 'answer' || sent.status !== 401 || sent.doubt) return sent;
  const left = began + deadlineMs - clock.now();
  // Of several under way at once the first to come back sets the clock, for all of them.
  const isCorrected = timestamps.correct(sent.headers.get('date')) || timestamps.skew() !== skew;
  if (!isCorrected || left <= 0) return sent;
  return send({ ...request, deadlineMs: left });
};

/** @throws One2PaysError for whatever is not a readable success */
export const asking = (options: AskOptions): Ask => {
  const { keys, emptyBody, timestamps } = options;
  const signing = (body: Uint8Array | undefined) => async () => {
    const timestamp = timestamps.next();
    return {
      accept: 'application/json',
      ...(body ? { 'content-type': 'application/json' } : {}),
      'x-api-key': keys.api.reveal(),
      'x-timestamp': timestamp,
      'x-signature': await signatureOf(keys.signing, stringToSign(timestamp, body, emptyBody)),
    };
  };

  return async ({ answers, personal = [], ...question }) => {
    const call = `${question.method} ${question.to}`;
    const hidden = [keys.api, keys.signing, ...personal.filter((text) => text !== '').map((text) => new Secret(text))];
    const wantsObject = emptyBody === 'empty-object' && question.method === 'POST';
    const body = question.body ?? (wantsObject ? utf8('{}') : undefined);
    const request = { ...question, headers: signing(body), ...(body ? { body } : {}) };
    const sent = await sendOnTime(request, options);
    if (sent.is !== 'answer') throw new One2PaysError(call, unansweredOf(sent));
    const read = readJson(sent, hidden);
    if (sent.status < 200 || sent.status >= 300) throw refusal(call, sent, read, hidden);
    const invalid = (detail: string) =>
      new One2PaysError(call, { kind: 'answer-invalid', status: sent.status, detail });
    if (read.is !== 'json') throw invalid(read.detail);
    const parsed = z.object({ success: z.literal(true), data: answers }).safeParse(read.value);
    if (!parsed.success) throw invalid(`is not what the reference says at: ${placesOf(parsed.error)}`);
    return parsed.data.data;
  };
};
