import type { Answer, Call, Created } from '@tillkit/core/gateway';
import { isoTime } from '../adapter/index.ts';
import type { CheckoutSession, OpenCheckoutClient } from './client/index.ts';
import { answerOf, notOurs } from './complaint.ts';
import { attemptIn, toldBy } from './facts.ts';
import { fromGateway } from './scale.ts';
import { isPayPage } from '../transport/index.ts';

const createdBy = (session: CheckoutSession, call: Call): Answer<Created> => {
  const whose = attemptIn(session.metadata);
  // v0.1 replays the stored session to any body under a known key.
  if (whose !== null && whose !== call.attempt) return notOurs("another attempt's session");
  if (!isPayPage(session.url)) return notOurs('a pay page that is not an https address');
  const amount = fromGateway(session.amount_total, session.currency);
  if (amount === null && session.amount_total !== null)
    return {
      is: 'refused',
      problem: { code: 'gateway_amount_differs', detail: 'OpenCheckout told an amount its currency cannot hold.' },
    };
  const expiresAt = isoTime(session.expires_at);
  return {
    is: 'done',
    value: { action: { kind: 'redirect', url: session.url, popup: 'severed', expiresAt }, amount },
    facts: [toldBy(session)],
  };
};

/** Sends the sealed bytes as they are, under the attempt's key. */
export const createSession = async (
  client: OpenCheckoutClient,
  call: Call,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Answer<Created>> => {
  try {
    const session = await client.sessions.create(bytes, { idempotencyKey: call.key, signal: call.signal });
    return createdBy(session, call);
  } catch (error) {
    return answerOf(error);
  }
};
