import type { Field, Method } from '@tillkit/core/gateway';
import { isAmount, isCurrency, MAX_AMOUNT } from '@tillkit/core/money';

/** One way to pay. Which there are, with which currencies and limits, is not published: the account's manager tells. */
export interface Channel {
  /** The API's own code, such as `qr_promptpay_thb`; `for_testing` moves no money. */
  readonly channel: string;
  /** Names the method on our wire: letters, digits, `-` and `_`. Made of the code when absent. */
  readonly id?: string;
  /** What the buyer reads. */
  readonly label: string;
  /** A second line of words under the label. */
  readonly detail?: string;
  /** ISO 4217, upper case. */
  readonly currencies: readonly string[];
  /** Minor units of whichever currency; from 1. */
  readonly min?: number;
  readonly max?: number;
}

/** Asks the buyer which character is topped up. */
export interface CharacterField {
  readonly label: string;
  /** As HTML's `pattern` has it. */
  readonly pattern?: string;
  /** What to say of a name that does not match, in one sentence. */
  readonly correction?: string;
}

export const CHARACTER = 'character';

export const idOf = ({ id, channel }: Channel): string =>
  id ?? channel.replace(/[^\w-]+/g, '-').replace(/^-+|-+$/g, '');

const fieldsOf = (character: CharacterField | undefined): readonly Field[] =>
  character ? [{ ...character, name: CHARACTER, autocomplete: 'off', personal: true }] : [];

export const methodOf = (channel: Channel, character: CharacterField | undefined): Method => ({
  id: idOf(channel),
  label: channel.label,
  ...(channel.detail === undefined ? {} : { detail: channel.detail }),
  currencies: channel.currencies,
  min: channel.min ?? 1,
  max: channel.max ?? MAX_AMOUNT,
  fields: fieldsOf(character),
  kinds: ['redirect'],
});

const checkChannel = (given: Channel): void => {
  const { channel, label, currencies, min = 1, max = MAX_AMOUNT } = given;
  if (channel === '') throw new TypeError('A channel needs the code the API has for it, such as for_testing.');
  if (!/^[\w-]{1,64}$/.test(idOf(given)))
    throw new TypeError(`channels: "${channel}" needs an id of letters, digits, - and _, 64 at most.`);
  if (label.trim() === '') throw new TypeError(`channels: "${channel}" needs a label the buyer can read.`);
  if (currencies.length === 0) throw new TypeError(`channels: "${channel}" has no currency, so nothing could be paid.`);
  const wrong = currencies.find((code) => !isCurrency(code));
  if (wrong !== undefined)
    throw new TypeError(`channels: "${wrong}" of "${channel}" is not three upper-case letters of ISO 4217.`);
  if (!isAmount(min) || !isAmount(max) || min < 1 || min > max)
    throw new TypeError(`channels: min and max of "${channel}" are whole numbers of minor units, 1 ≤ min ≤ max.`);
};

/** @throws TypeError with the fix */
export const checkChannels = (channels: readonly Channel[]): void => {
  if (channels.length === 0) throw new TypeError('channels is empty: nothing could be paid. Name at least one.');
  for (const channel of channels) checkChannel(channel);
  const ids = channels.map(idOf);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new TypeError(`channels: two are called "${twice}". Give one of them another id.`);
};
