import { toBase64url } from '@tillkit/core/hmac';
import { Problem } from '@tillkit/core/problem';
import type { Context } from '../checkout/context.ts';
import { problemPage } from '../pages/index.ts';

interface Reported {
  readonly problem: Problem;
  /** The id to quote when asking for help. */
  readonly support: string;
}

/** Anything thrown becomes a problem with a support id; what it was stays in the log, without bodies or names. */
const report = (context: Pick<Context, 'log' | 'random'>, thrown: unknown): Reported => {
  const problem =
    thrown instanceof Problem ? thrown : new Problem('store_unavailable', { cause: thrown, retryAfter: 5 });
  const support = toBase64url(context.random(6));
  if (problem.status >= 500) {
    const { cause } = problem;
    context.log('error', 'problem', {
      support,
      code: problem.code,
      cause: cause instanceof Error ? `${cause.name}: ${cause.message}` : undefined,
    });
  }
  return { problem, support };
};

/** RFC 9457. */
export const problemResponse = (context: Pick<Context, 'log' | 'random'>, thrown: unknown): Response => {
  const { problem, support } = report(context, thrown);
  return new Response(JSON.stringify(problem.body(support)), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(problem.retryAfter === undefined ? {} : { 'retry-after': String(problem.retryAfter) }),
    },
  });
};

/** The same where a person looks: a page, unless whoever asks takes none. */
export const problemSeen = async (context: Context, thrown: unknown, headers: Headers): Promise<Response> => {
  if (headers.get('accept')?.includes('text/html') !== true) return problemResponse(context, thrown);
  const { problem, support } = report(context, thrown);
  return problemPage(context, problem, support);
};

export const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
