import type { Clock } from '@tillkit/core/clock';
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
import type { Bearer, Held, Wait } from './bearer.ts';
import { readErrorBody } from './error-body.ts';
import { OneverseError, type Failure } from './error.ts';
import { signatureOf } from './signature.ts';

/** One call whose answer is read by a schema. */
export interface Question<T> extends Pick<Request, 'method' | 'maxBytes' | 'signal'> {
  /** A path below `baseUrl`, or a whole address. */
  readonly to: string;
  /** Signed and sent as it is. */
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly answers: z.ZodMiniType<T>;
}
export type Ask = <T>(question: Question<T>) => Promise<T>;

export interface AskOptions {
  readonly base: URL;
  readonly send: Send;
  readonly bearer: Bearer;
  readonly secretKey: Secret;
  readonly trailingNewline: boolean;
  readonly clock: Pick<Clock, 'now'>;
  /** Milliseconds for all of one call: waiting for a token, and every try. */
  readonly deadlineMs: number;
  /** Masked wherever the API repeats them, besides the token. */
  readonly secrets: readonly Secret[];
}

/** What is sent to, and signed: the very text the request goes to. */
const addressOf = (base: URL, to: string): string | null => {
  const url = URL.parse(to.startsWith('/') ? base.href.replace(/\/$/, '') + to : to);
  if (url) url.hash = '';
  return url?.href ?? null;
};

const failureOf = (answer: GatewayAnswer, read: JsonRead, secrets: readonly Secret[]): Failure => {
  const { status, retryAfter, doubt } = answer;
  const told = readErrorBody(read.is === 'json' ? read.value : null, secrets);
  const said = read.is === 'json' ? told.said : `the body ${read.detail}`;
  return { kind: 'refused', status, ...told, said, retryAfter, doubt };
};

const readAnswer = <T>(
  call: string,
  answer: GatewayAnswer,
  schema: z.ZodMiniType<T>,
  secrets: readonly Secret[],
): T => {
  const read = readJson(answer, secrets);
  if (answer.status < 200 || answer.status >= 300) throw new OneverseError(call, failureOf(answer, read, secrets));
  const invalid = (detail: string) =>
    new OneverseError(call, { kind: 'answer-invalid', status: answer.status, detail });
  if (read.is !== 'json') throw invalid(read.detail);
  const parsed = schema.safeParse(read.value);
  if (!parsed.success) throw invalid(`is not what the reference says at: ${placesOf(parsed.error)}`);
  return parsed.data;
};

/** @throws OneverseError for whatever is not a readable success */
export const asking =
  ({ base, send, bearer, secretKey, trailingNewline, clock, deadlineMs, secrets }: AskOptions): Ask =>
  async ({ to, answers, ...request }) => {
    const { method, body, signal } = request;
    const call = `${method} ${to}`;
    const url = addressOf(base, to);
    if (url === null) throw new OneverseError(call, { kind: 'not-sent', why: 'address', code: null });
    const wait: Wait = { ends: clock.now() + deadlineMs, signal };

    const exchange = async (token: Secret): Promise<GatewayAnswer> => {
      const left = wait.ends - clock.now();
      if (left <= 0) throw new OneverseError(call, { kind: 'not-sent', why: 'queued', code: null });
      const sent = await send({
        ...request,
        to: url,
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          authorization: `Bearer ${token.reveal()}`,
          'x-signature': await signatureOf({ method, url, body }, secretKey, trailingNewline),
        },
        deadlineMs: left,
      });
      if (sent.is !== 'answer') throw new OneverseError(call, unansweredOf(sent));
      return sent;
    };

    /** A 401 never did what was asked, so it is asked once more with another token: at most one login, and one token of another's. */
    const exchangeRenewed = async ({ token, fresh }: Held, renewals: number): Promise<[GatewayAnswer, Secret]> => {
      const answer = await exchange(token);
      if (answer.status !== 401) return [answer, token];
      if (fresh || renewals === 2) throw await bearer.distrust();
      const renewed = await bearer.renew(token, wait);
      return renewed === null ? [answer, token] : exchangeRenewed(renewed, renewals + 1);
    };

    const [answer, token] = await exchangeRenewed(await bearer.hold(wait), 0);
    return readAnswer(call, answer, answers, [...secrets, token]);
  };
