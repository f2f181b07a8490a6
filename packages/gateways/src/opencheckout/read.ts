import type { Answer, Call, Told } from '@tillkit/core/gateway';
import { joinReads } from '../adapter/index.ts';
import type { CheckoutSession, OpenCheckoutClient } from './client/index.ts';
import { answerOf, noRef, notOurs } from './complaint.ts';
import { attemptIn, sessionIds, toldBy } from './facts.ts';

type Read = Answer<null>;

/** An answer is believed only where it is about the session asked for, and not known to be another attempt's. */
export const tellFor = (session: CheckoutSession, id: string, call: Call): Told | null => {
  const whose = attemptIn(session.metadata);
  return session.id === id && (whose === null || whose === call.attempt) ? toldBy(session) : null;
};

const readOne = async (client: OpenCheckoutClient, call: Call, id: string): Promise<Read> => {
  try {
    const told = tellFor(await client.sessions.retrieve(id, { signal: call.signal }), id, call);
    return told ? { is: 'done', value: null, facts: [told] } : notOurs('another session than the one asked for');
  } catch (error) {
    return answerOf(error);
  }
};

/**
 * Reads every session of the attempt: a create repeated after its key was forgotten may have left two. What failed is
 * answered, so that it is read again, unless a payment was found.
 */
export const readSessions = async (client: OpenCheckoutClient, call: Call): Promise<Read> => {
  const reads: Read[] = [];
  for (const id of sessionIds(call.refs)) reads.push(await readOne(client, call, id));
  return reads.length === 0 ? noRef() : joinReads(reads);
};
