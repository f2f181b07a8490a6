import { hmacSha256, toHex, utf8 } from '@tillkit/core/hmac';
import type { OpenCheckoutMerchant } from '../config/index.ts';
import type { Delivery, Envelope } from '../webhook/index.ts';
import type { Session } from './session.ts';
import { reported } from './wire.ts';

/** The completion notice, as text: what is signed is what is sent (dossier §11). */
export const payloadOf = (session: Session, reconciled: boolean): string =>
  JSON.stringify({
    id: session.id,
    status: session.status,
    amount_total: reported(session),
    currency: session.currency,
    metadata: Object.keys(session.metadata).length === 0 ? null : session.metadata,
    outgoing_payment: session.outgoingPayment,
    customer_wallet: session.customerWallet,
    ...(reconciled ? { reconciled: true } : {}),
  });

/**
 * `OpenCheckout-Signature`: HMAC-SHA256 over `<t>.<body>`, its key the secret's characters as text (dossier §11).
 * @param t seconds since the epoch
 */
export const signatureHeader = async (secret: string, t: number, body: string): Promise<string> =>
  `t=${t},v1=${toHex(await hmacSha256(utf8(secret), utf8(`${t}.${body}`)))}`;

/** Older, and further in the future, than any tolerance of five minutes. */
const FAR = 600;

/** Seals one round of a delivery. `wall`: milliseconds of real time, which signatures carry (design §5). */
export const seal = async (
  { payload, modes }: Delivery,
  webhook: NonNullable<OpenCheckoutMerchant['webhook']>,
  wall: number,
): Promise<Envelope> => {
  const shift = modes.includes('stale') ? -FAR : modes.includes('future') ? FAR : 0;
  const secret = modes.includes('forged') ? `forged ${webhook.secret}` : webhook.secret;
  const signature = await signatureHeader(secret, Math.floor(wall / 1000) + shift, payload);
  const reserialised = modes.includes('reserialised');
  return {
    url: webhook.url,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'OpenCheckout/1.0',
      'opencheckout-signature': signature,
    },
    body: reserialised ? JSON.stringify(JSON.parse(payload), null, 2) : payload,
  };
};
