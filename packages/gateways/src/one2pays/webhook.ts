import type { Log } from '@tillkit/core/clock';
import type { Push } from '@tillkit/core/gateway';
import type { One2PaysEvent } from './client/event.ts';
import { RESOURCE_ID } from './client/resource.ts';
import type { WebhookReader } from './client/webhook.ts';
import { refOf } from './facts.ts';

/** Every event of a payment is a reason to read it, whatever it is called: nothing a push says is believed (dossier §8.3). */
const hintOf = ({ family, id, referenceId }: One2PaysEvent): Push | null => {
  if (family !== 'payment') return { is: 'ignored' };
  const refs = id !== null && RESOURCE_ID.test(id) ? [refOf(id)] : [];
  if (refs.length === 0 && referenceId === null) return null;
  return { is: 'hint', refs, ...(referenceId === null ? {} : { attempt: referenceId }) };
};

/** Verifies the raw bytes, then parses. No signature at all is `unsigned`, everything else that does not verify `forged`. */
export const readPush = async (
  bytes: Uint8Array<ArrayBuffer>,
  headers: Headers,
  now: number,
  reader: WebhookReader,
  log: Log,
): Promise<Push> => {
  const received = await reader.read(bytes, headers, now);
  if (received.is === 'unsigned' || received.is === 'forged') return received;
  const push = received.is === 'event' ? hintOf(received.event) : null;
  if (push) return push;
  log('warn', 'one2pays.push_unreadable', { bytes: bytes.length });
  return { is: 'ignored' };
};
