import { secret, utf8, type Secret } from '@tillkit/core/hmac';
import * as z from 'zod/mini';
import { placesOf, readJson, unansweredOf, whyUnanswered, type Send } from '../../transport/index.ts';
import { readErrorBody } from './error-body.ts';
import { toldBy } from './error.ts';
import type { Failed } from './login-lock.ts';

/** Opaque; what cannot stand in a header is none. The pipe in it stays as it is (dossier §2). */
const answerSchema = z.looseObject({ token: z.string().check(z.regex(/^[\x21-\x7e]{1,4096}$/)) });

export interface LoginFailed extends Failed {
  /** Milliseconds the API asks to wait. */
  readonly retryAfter: number | null;
}

export type LoginOutcome = { readonly token: Secret } | { readonly failed: LoginFailed };

const failed = (
  why: Failed['why'],
  detail: string,
  status: number | null = null,
  retryAfter: number | null = null,
) => ({
  failed: { why, status, detail, retryAfter },
});

const whyOf = (status: number): Failed['why'] => {
  if (status === 429) return 'limited';
  return status >= 500 ? 'unavailable' : 'refused';
};

export interface LoginOptions {
  readonly send: Send;
  readonly path: string;
  readonly login: string;
  readonly password: Secret;
  /** Masked wherever the API repeats them. */
  readonly secrets: readonly Secret[];
}

/** `POST …/login`, unsigned (dossier §2). Never throws: what went wrong is what the next ones are told. */
export const loggingIn =
  ({ send, path, login, password, secrets }: LoginOptions) =>
  async (deadlineMs: number): Promise<LoginOutcome> => {
    const sent = await send({
      method: 'POST',
      to: path,
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: utf8(JSON.stringify({ login, password: password.reveal() })),
      deadlineMs,
    });
    if (sent.is !== 'answer') return failed('unavailable', whyUnanswered(unansweredOf(sent)));
    const { status, retryAfter, doubt } = sent;
    const read = readJson(sent, secrets);
    if (status < 200 || status >= 300) {
      const said = readErrorBody(read.is === 'json' ? read.value : null, secrets);
      return failed(whyOf(status), toldBy({ kind: 'refused', status, retryAfter, doubt, ...said }), status, retryAfter);
    }
    const invalid = (detail: string) => failed('unavailable', `answered ${status}, but the body ${detail}`, status);
    if (read.is !== 'json') return invalid(read.detail);
    const parsed = answerSchema.safeParse(read.value);
    return parsed.success
      ? { token: secret(parsed.data.token, 'token') }
      : invalid(`is not what the reference says at: ${placesOf(parsed.error)}`);
  };
