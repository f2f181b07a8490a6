import { partOf } from '../../transport/index.ts';

/** Which of the two payload styles, where the sources disagree (dossier §8.3); `auto` tells them apart by their keys. */
export type PayloadStyle = 'auto' | 'envelope' | 'flat';

/** A push in one form. Nothing in it proves a payment: read it before anything is fulfilled. */
export interface One2PaysEvent {
  /** As it came, such as `payment.succeeded`. */
  readonly name: string;
  /** `withdraw` also for `withdrawal.*` (dossier §6); `other` is acknowledged and ignored. */
  readonly family: 'payment' | 'withdraw' | 'other';
  /** Of the payment or the payout. */
  readonly id: string | null;
  readonly referenceId: string | null;
  readonly status: string | null;
  /** The API's own text, not converted: an amount is believed from a read alone. */
  readonly amount: string | null;
  /** The same for a repeat of the same push: its id, or what it says of what. */
  readonly key: string;
}

const FAMILIES: ReadonlyMap<string, One2PaysEvent['family']> = new Map([
  ['payment', 'payment'],
  ['withdraw', 'withdraw'],
  ['withdrawal', 'withdraw'],
]);

const textOf = (value: unknown, name: string): string | null => {
  const found = partOf(value, name);
  return typeof found === 'string' && found !== '' && found.length <= 255 ? found : null;
};

const eventOf = (name: string, about: unknown, idName: string, eventId: string | null): One2PaysEvent => {
  const [id, status] = [textOf(about, idName), textOf(about, 'status')];
  return {
    name,
    family: FAMILIES.get(name.split('.')[0] ?? '') ?? 'other',
    id,
    referenceId: textOf(about, 'referenceId'),
    status,
    amount: textOf(about, 'amount'),
    key: eventId ?? [name, id, status].join(':'),
  };
};

/** What a verified body says, whichever style; `null` when it is neither. */
export const readEvent = (body: unknown, style: PayloadStyle): One2PaysEvent | null => {
  const type = textOf(body, 'type');
  if (style !== 'flat' && type !== null && typeof partOf(body, 'data') === 'object')
    return eventOf(type, partOf(body, 'data'), 'id', textOf(body, 'id'));
  const event = textOf(body, 'event');
  if (style === 'envelope' || event === null) return null;
  return eventOf(event, body, textOf(body, 'paymentId') === null ? 'withdrawId' : 'paymentId', null);
};
