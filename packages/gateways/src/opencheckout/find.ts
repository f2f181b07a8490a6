import type { Answer, Call, Found } from '@tillkit/core/gateway';
import { unavailable } from '../transport/index.ts';
import type { OpenCheckoutClient } from './client/index.ts';
import { answerOf } from './complaint.ts';
import { attemptIn, refOf, toldBy } from './facts.ts';

/** Five pages of a hundred. */
const SCAN = 500;

/**
 * Looks for the attempt among the merchant's sessions. "Not there" is answered only after the whole list was seen with
 * its metadata; a list that is longer, or tells none, leaves it open.
 */
export const findSession = async (client: OpenCheckoutClient, call: Call): Promise<Answer<Found | null>> => {
  let scanned = 0;
  let silent = false;
  try {
    for await (const session of client.sessions.all({ limit: 100, signal: call.signal })) {
      if (attemptIn(session.metadata) === call.attempt)
        return { is: 'done', value: { refs: [refOf(session.id)], created: null }, facts: [toldBy(session)] };
      silent ||= session.metadata === undefined;
      scanned += 1;
      if (scanned >= SCAN) return unavailable('unknown', `Not among the ${SCAN} sessions looked at.`);
    }
  } catch (error) {
    return answerOf(error);
  }
  return silent
    ? unavailable('unknown', 'The server lists sessions without their metadata.')
    : { is: 'done', value: null, facts: [] };
};
