import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { CallFault, Operation } from '../fault/index.ts';
import type { Bound, Parts } from '../parts.ts';

/** A status and the JSON to answer. */
export type Answered = readonly [ContentfulStatusCode, object];

/** Whose call of which gateway it is: a planned fault may be meant for one alone. */
export interface Caller {
  readonly gateway: string;
  readonly merchant: string;
  /** The gateway's body for a status a fault asks for. */
  readonly says: (status: number, retryAfter?: number) => object;
}

/** Never sent: the fault takes its place. */
const nothing = (): Response => new Response(null, { status: 502 });

const statusAnswer = (status: number, retryAfter: number | undefined, body: object): Response => {
  const headers = new Headers({ 'content-type': 'application/json' });
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  return new Response(JSON.stringify(body), { status, headers });
};

/** What a proxy says of a server it cannot reach. */
const htmlAnswer = (status: number): Response =>
  new Response(`<!doctype html><title>${status}</title><h1>${status}</h1><p>The server could not be reached.</p>`, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });

/** What the caller sees instead of the answer. */
const breakWith = (
  c: Context<Bound>,
  fault: Exclude<CallFault, { do: 'slow' | 'truncate' }>,
  { says }: Caller,
): Response => {
  if (fault.do === 'status') return statusAnswer(fault.status, fault.retryAfter, says(fault.status, fault.retryAfter));
  if (fault.do === 'html') return htmlAnswer(fault.status);
  c.env.fault = { fault: fault.do };
  return nothing();
};

/**
 * Runs one authenticated call, broken as the control API planned it.
 * @param run does the work; its argument is where a create waits before it stores anything, and answers whether to
 * go on
 */
export const withFault = async (
  c: Context<Bound>,
  { clock, faults }: Parts,
  on: Operation,
  caller: Caller,
  run: (during: () => Promise<boolean>) => Answered | Promise<Answered>,
): Promise<Response> => {
  const answer = async (during: () => Promise<boolean>): Promise<Response> => {
    const [status, body] = await run(during);
    return c.json(body, status);
  };
  const fault = faults.takeCall(on, caller);
  if (!fault) return answer(async () => true);
  if (fault.do === 'slow') {
    const wait = async (): Promise<boolean> => {
      await clock.sleep(fault.ms);
      return true;
    };
    if (fault.stage === 'after') {
      const late = await answer(async () => true);
      await wait();
      return late;
    }
    if (on === 'create' || on === 'withdraw') return answer(wait);
    await wait();
    return answer(async () => true);
  }
  if (fault.do === 'truncate') {
    const response = await answer(async () => true);
    c.env.fault = { fault: 'truncate', after: fault.after, response };
    return nothing();
  }
  if (fault.stage !== 'before') await answer(async () => fault.stage !== 'during');
  return breakWith(c, fault, caller);
};
