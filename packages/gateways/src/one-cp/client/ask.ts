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
import type { Credential } from './credential.ts';
import { saidIn } from './error-body.ts';
import { OneCpError, type Deed, type Failure } from './error.ts';

const failureOf = (answer: GatewayAnswer, read: JsonRead, { secrets }: Credential): Failure => {
  const { status, retryAfter, doubt } = answer;
  const said = read.is === 'json' ? saidIn(read.value, secrets) : `the body ${read.detail}`;
  return { kind: 'refused', status, said, body: read.is, found: null, retryAfter, doubt };
};

/** One call whose answer is read by a schema. */
export interface Question<T> extends Pick<Request, 'method' | 'to' | 'body' | 'signal'> {
  readonly deed: Deed;
  /** Of `body`; JSON when absent. */
  readonly contentType?: string | undefined;
  readonly answers: z.ZodMiniType<T>;
}

export type Ask = <T>(question: Question<T>) => Promise<T>;

export const callOf = ({ method, to }: Pick<Request, 'method' | 'to'>): string => `${method} ${to}`;

/** @throws OneCpError for whatever is not a readable success. Any status of 2xx is one (dossier C3). */
export const asking =
  (send: Send, credential: Credential): Ask =>
  async ({ deed, contentType = 'application/json', answers, ...request }) => {
    const failed = (failure: Failure) => new OneCpError(callOf(request), failure, deed);
    const content = request.body === undefined ? {} : { 'content-type': contentType };
    const headers = { accept: 'application/json', ...content, authorization: credential.header.reveal() };
    const sent = await send({ ...request, headers });
    if (sent.is !== 'answer') throw failed(unansweredOf(sent));
    const read = readJson(sent, credential.secrets);
    if (sent.status < 200 || sent.status >= 300) throw failed(failureOf(sent, read, credential));
    const invalid = (detail: string) => failed({ kind: 'answer-invalid', status: sent.status, detail });
    if (read.is !== 'json') throw invalid(read.detail);
    const parsed = answers.safeParse(read.value);
    if (!parsed.success) throw invalid(`is not what the reference says at: ${placesOf(parsed.error)}`);
    return parsed.data;
  };
