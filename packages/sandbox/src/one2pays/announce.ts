import { toHex } from '@tillkit/core/hmac';
import { endpointsOf, type One2PaysMerchant } from '../config/index.ts';
import type { WebhookMode } from '../fault/index.ts';
import type { Parts } from '../parts.ts';
import { postCopies } from '../webhook/index.ts';
import { type Event, payloadOf, STRANGERS, wants } from './event.ts';

/** Who it is about: a payment, or a withdraw. */
interface About {
  readonly merchant: string;
  readonly id: string;
}

/** Sends one event to every endpoint that asked for it (§8.1), broken as `modes` say. @param wait milliseconds */
export type Announce = (about: About, event: Event, modes?: readonly WebhookMode[], wait?: number) => void;

export const openAnnounce = (parts: Parts, sellerOf: (merchant: string) => One2PaysMerchant | undefined): Announce => {
  const { clock, ports } = parts;
  const announce: Announce = ({ merchant, id }, event, modes = [], wait = 0) => {
    const seller = sellerOf(merchant);
    if (!seller) return;
    if (modes.includes('families')) for (const stranger of STRANGERS) announce({ merchant, id }, stranger);
    const eventId = `evt_${toHex(ports.random(12))}`;
    for (const endpoint of endpointsOf(seller).filter((one) => wants(one, event.name))) {
      const payload = payloadOf(event, endpoint, eventId, clock.now());
      postCopies(parts, { gateway: 'one2pays', merchant, order: id, to: endpoint.url, payload, modes }, wait);
    }
  };
  return announce;
};
