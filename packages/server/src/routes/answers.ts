import { toBase64url } from '@tillkit/core/hmac';
import { Problem } from '@tillkit/core/problem';
import type { Context } from '../checkout/context.ts';

/** Anything thrown becomes an RFC 9457 problem with a support id; what it was stays in the log, without bodies or names. */
export const problemResponse = (context: Pick<Context, 'log' | 'random'>, thrown: unknown): Response => {
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
  return new Response(JSON.stringify(problem.body(support)), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(problem.retryAfter === undefined ? {} : { 'retry-after': String(problem.retryAfter) }),
    },
  });
};

export const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
