import type { Clock } from '@tillkit/core/clock';
import type { Delivery } from './delivery.ts';
import type { WebhookDesk } from './desk.ts';

/** † How late a late webhook is, and how long a stuck payment stays in processing. */
export const LATE = 30_000;

/** What a gateway has to say, and to whom. */
export type Message = Pick<Delivery, 'gateway' | 'merchant' | 'order' | 'to' | 'payload' | 'modes'>;

/**
 * Posts a webhook as its modes have it: `off` is written down and not sent, `twice` goes out twice, `late` later.
 * @param wait milliseconds
 */
export const postCopies = (
  { clock, desk }: { readonly clock: Clock; readonly desk: WebhookDesk },
  message: Message,
  wait = 0,
): void => {
  const { modes } = message;
  const withheld = modes.includes('off');
  const copies = modes.includes('twice') && !withheld ? 2 : 1;
  const dueAt = clock.now() + wait + (modes.includes('late') ? LATE : 0);
  for (let copy = 0; copy < copies; copy += 1)
    desk.post({ ...message, state: withheld ? 'withheld' : 'pending', dueAt });
};
