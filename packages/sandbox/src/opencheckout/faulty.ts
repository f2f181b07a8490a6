import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { CallFault, Operation } from '../fault/index.ts';
import type { Bound, Parts } from '../parts.ts';

/** A status and the JSON to answer. */
export type Answered = readonly [ContentfulStatusCode, object];

/** † The wording; the type is dossier §9's. */
export const failed: Answered = [500, { error: { type: 'api_error', message: 'Internal server error' } }];

/** Never sent: the fault takes its place. */
const nothing = (): Response => new Response(null, { status: 502 });

const statusAnswer = (status: number, retryAfter: number | undefined): Response => {
  const headers = new Headers({ 'content-type': 'application/json' });
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  const message = status === 429 ? 'Too many requests' : status >= 500 ? 'Internal server error' : 'Sandbox fault';
  const error = status === 429 ? { message } : { type: status >= 500 ? 'api_error' : 'invalid_request_error', message };
  return new Response(JSON.stringify({ error }), { status, headers });
};

/** What the caller sees instead of the answer. */
const breakWith = (c: Context<Bound>, fault: Exclude<CallFault, { do: 'slow' | 'truncate' }>): Response => {
  if (fault.do === 'status') return statusAnswer(fault.status, fault.retryAfter);
  c.env.fault = { fault: fault.do };
  return nothing();
};

/**
 * Runs one authenticated call, broken as the control API planned it.
 * @param run does the work; its argument is where a create waits between reserving its key and storing the session,
 * and answers whether to go on
 */
export const withFault = async (
  c: Context<Bound>,
  { clock, faults }: Parts,
  on: Operation,
  seller: { readonly id: string },
  run: (during: () => Promise<boolean>) => Answered | Promise<Answered>,
): Promise<Response> => {
  const answer = async (during: () => Promise<boolean>): Promise<Response> => {
    const [status, body] = await run(during);
    return c.json(body, status);
  };
  const fault = faults.takeCall(on, seller.id);
  if (!fault) return answer(async () => true);
  if (fault.do === 'slow') {
    const wait = async (): Promise<boolean> => {
      await clock.sleep(fault.ms);
      return true;
    };
    if (on === 'create') return answer(wait);
    await wait();
    return answer(async () => true);
  }
  if (fault.do === 'truncate') {
    const response = await answer(async () => true);
    c.env.fault = { fault: 'truncate', after: fault.after, response };
    return nothing();
  }
  if (fault.stage !== 'before') await answer(async () => fault.stage !== 'during');
  return breakWith(c, fault);
};
