import { isCurrency } from '@tillkit/core/money';
import type { Exponents } from './amount.ts';
import { checkChannels, type Channel, type CharacterField } from './channels.ts';
import {
  createOneverseClient,
  type NorthboundV1Access,
  type NorthboundV2Access,
  type PaymentApiAccess,
} from './client/index.ts';

interface Shop {
  /** The merchant's UUID, `tenant_id` in V2. */
  readonly merchantUuid: string;
  /** The game's slug. */
  readonly gameName: string;
  /** Of the shop: `MY`, or `MY-10` (dossier §5.3: the sources disagree). */
  readonly country: string;
  /** One method each. */
  readonly channels: readonly Channel[];
  /**
   * Decimal places the gateway counts a currency with, where they are not two: `{ JPY: 0 }`. What it does with yen is not
   * published (dossier §1). A wrong one makes payments a hundred times too large or too small and shows in no answer: look
   * at one order in the dashboard before going live.
   */
  readonly exponents?: Exponents;
  /** Of carts with more than one line; one line's SKU is its own item code. */
  readonly itemCode?: string;
  /** Asks the buyer for the character that is topped up. */
  readonly character?: CharacterField;
}

interface PerOrderCallback {
  /** Where each order's callback goes: the account's webhook address. Without it, the address set for the account. */
  readonly webhookUrl?: string;
}

interface AccountCallback {
  readonly webhookUrl?: never;
}

interface ItemCodeNeeded {
  readonly itemCode: string;
}

export type OneverseOptions =
  | (PaymentApiAccess & Shop & AccountCallback)
  | (NorthboundV1Access & Shop & PerOrderCallback)
  | (NorthboundV2Access & Shop & PerOrderCallback & ItemCodeNeeded);

const checkText = (name: string, text: string): void => {
  if (text.trim() === '' || text.trim() !== text)
    throw new TypeError(`${name} is empty, or has white space around it.`);
};

const checkExponents = (exponents: Exponents): void => {
  for (const [currency, places] of Object.entries(exponents))
    if (!isCurrency(currency) || !Number.isSafeInteger(places) || places < 0 || places > 4)
      throw new TypeError(`exponents: "${currency}" is a currency of ISO 4217 with 0 to 4 decimal places.`);
};

const checkCallback = ({ profile = 'payment-api', webhookUrl }: OneverseOptions): void => {
  if (webhookUrl === undefined) return;
  if (profile === 'payment-api')
    throw new TypeError('webhookUrl: the Payment API takes none per order. Have it set for the account.');
  const { protocol } = URL.parse(webhookUrl) ?? {};
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new TypeError('webhookUrl is not a whole http(s) address, such as https://shop.example/checkout/webhooks/….');
};

/** @throws TypeError with the fix, when the account is made */
export const checkOptions = (options: OneverseOptions): void => {
  const { merchantUuid, gameName, country, channels, exponents, itemCode } = options;
  checkText('merchantUuid', merchantUuid);
  checkText('gameName', gameName);
  if (!/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(country))
    throw new TypeError('country is two upper-case letters of ISO 3166, such as MY, or a part of one, such as MY-10.');
  checkChannels(channels);
  if (exponents) checkExponents(exponents);
  if (itemCode !== undefined) checkText('itemCode', itemCode);
  if (options.profile === 'northbound-v2' && itemCode === undefined)
    throw new TypeError('itemCode is needed by northbound-v2: what a cart of several lines is called.');
  checkCallback(options);
  // What the client takes it checks itself; making one sends nothing.
  createOneverseClient(options);
};
