import type { Answer, Call, Told } from '@tillkit/core/gateway';
import { OpenCheckoutError, type OpenCheckoutClient } from './client/index.ts';
import { answerOf, noRef, notOurs } from './complaint.ts';
import { sessionIds } from './facts.ts';
import { readSessions, tellFor } from './read.ts';

type Canceled = Answer<null>;

const isStateRefusal = (error: unknown): boolean =>
  error instanceof OpenCheckoutError && error.failure.kind === 'refused' && error.failure.status === 400;

/** "Session is already …": what was asked for has happened when it is over unpaid; else the state does not allow it. */
const settle = async (client: OpenCheckoutClient, call: Call, ref: string): Promise<Canceled> => {
  const read = await readSessions(client, { ...call, refs: [ref] });
  if (read.is !== 'done') return read;
  const isOver = ({ state }: Told) => state === 'canceled' || state === 'expired';
  if (read.facts.every(isOver)) return read;
  const raw = read.facts[0]?.raw ?? 'unknown';
  return { is: 'refused', problem: { code: 'state_refused', detail: `OpenCheckout does not cancel while ${raw}.` } };
};

const cancelOne = async (client: OpenCheckoutClient, call: Call, id: string): Promise<Canceled> => {
  try {
    const told = tellFor(await client.sessions.cancel(id, { signal: call.signal }), id, call);
    return told ? { is: 'done', value: null, facts: [told] } : notOurs('another session than the one asked for');
  } catch (error) {
    return isStateRefusal(error) ? settle(client, call, `session:${id}`) : answerOf(error);
  }
};

/** Cancels every session of the attempt; done only when none can be paid any more. */
export const cancelSessions = async (client: OpenCheckoutClient, call: Call): Promise<Canceled> => {
  const facts: Told[] = [];
  const ids = sessionIds(call.refs);
  if (ids.length === 0) return noRef();
  for (const id of ids) {
    const canceled = await cancelOne(client, call, id);
    if (canceled.is !== 'done') return canceled;
    facts.push(...canceled.facts);
  }
  return { is: 'done', value: null, facts };
};
