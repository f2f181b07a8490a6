import type { CreateRequest } from '@tillkit/core/gateway';
import { MAX_AMOUNT } from '@tillkit/core/money';
import { Problem } from '@tillkit/core/problem';
import { itemise, type ItemLimits, type Quote } from '@tillkit/core/quote';
import { toGateway } from './amount.ts';
import { CHARACTER, idOf, type Channel } from './channels.ts';
import type { CreatePayment, GameAccount } from './client/index.ts';
import type { Writer } from './client/write.ts';
import type { OneverseOptions } from './options.ts';

/** The API has no lines (dossier §5.3), so it is told one: the quote's title and total. 255 is the default of its lengths. */
const ONE_LINE: ItemLimits = { maxLines: 0, maxTitle: 255, maxUnit: MAX_AMOUNT };

const titleOf = (quote: Quote): string => itemise(quote, ONE_LINE)[0]?.title ?? quote.title;

/** One line's SKU says what is bought; of several there is no one code. */
const itemCodeOf = ({ lines }: Quote, fallback: string | undefined): string | undefined => {
  const [only, ...others] = lines;
  return (others.length === 0 ? only?.sku : '') || fallback;
};

const channelOf = (channels: readonly Channel[], method: string): Channel => {
  const channel = channels.find((one) => idOf(one) === method);
  if (channel) return channel;
  throw new Problem('method_unavailable', { detail: `There is no channel "${method}" at this Oneverse account.` });
};

/** What every profile calls alike. */
const sharedOf = ({ quote, method, returnUrl }: CreateRequest, { gameName, country, channels }: OneverseOptions) => ({
  game_name: gameName,
  country,
  payment_channel: channelOf(channels, method).channel,
  currency: quote.currency,
  merchant_return_url: returnUrl,
});

const amountOf = ({ total, currency }: Quote, { exponents = {} }: OneverseOptions): number => {
  const amount = toGateway({ amount: total, currency }, exponents);
  if (amount !== null) return amount;
  throw new Problem('method_unavailable', { detail: `Oneverse cannot be told an amount of ${currency} exactly.` });
};

/**
 * The body of a create, as it is signed and sent. Of the buyer it holds the character's name alone, where one was asked for.
 * @throws Problem `method_unavailable` for a channel that is not there, or an amount the gateway cannot be told exactly
 */
export const buildRequest = (
  input: CreateRequest,
  options: OneverseOptions,
  writer: Writer,
): Uint8Array<ArrayBuffer> => {
  const { quote, attempt, fields } = input;
  const character = options.character ? fields[CHARACTER] : undefined;
  const account: GameAccount | undefined = character === undefined ? undefined : { name: character };
  const shared = sharedOf(input, options);
  const amount = amountOf(quote, options);
  if (options.profile === 'northbound-v2')
    return writer.v2({
      ...shared,
      transaction_id: attempt,
      tenant_id: options.merchantUuid,
      amount_cents: String(amount),
      item_title: titleOf(quote),
      item_code: itemCodeOf(quote, options.itemCode) ?? options.itemCode,
      account,
      webhook_url: options.webhookUrl,
    });
  const payment: CreatePayment = {
    ...shared,
    merchant_transaction_id: attempt,
    merchant_uuid: options.merchantUuid,
    amount_cents: amount,
    title: titleOf(quote),
    item_code: itemCodeOf(quote, options.itemCode),
  };
  return options.profile === 'northbound-v1'
    ? writer.payment({ ...payment, account_info: account, webhook_url: options.webhookUrl })
    : writer.payment({ ...payment, game_character: character });
};
