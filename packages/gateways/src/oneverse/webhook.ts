import type { Log } from '@tillkit/core/clock';
import type { Push } from '@tillkit/core/gateway';
import { parseJson, partOf } from '../transport/index.ts';
import { ORDER_ID, type Profile } from './client/index.ts';
import { referenceIn, refOf } from './facts.ts';

/** What could be the id of an attempt; an id of ours is looked up, nothing else is done with it. */
const attemptIn = (body: object, profile: Profile): string | undefined => {
  const reference = referenceIn(body, profile);
  return reference !== null && /^[\w-]{1,255}$/.test(reference) ? reference : undefined;
};

/**
 * A callback carries no signature (dossier §7), so it says at most which order to look at. What it says of money is not
 * believed, and `verify_url` never fetched: that address is whoever's who sent it.
 */
export const readPush = (bytes: Uint8Array<ArrayBuffer>, profile: Profile, log: Log): Push => {
  const body = parseJson(bytes);
  const id = partOf(body, 'order_id');
  if (typeof body === 'object' && body !== null && typeof id === 'string' && ORDER_ID.test(id))
    return { is: 'hint', refs: [refOf(id)], attempt: attemptIn(body, profile) };
  log('warn', 'oneverse.push_unreadable', { bytes: bytes.length });
  return { is: 'ignored' };
};
