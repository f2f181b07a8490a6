import * as z from 'zod';
import { isWebAddress, type OnecheckoutMerchant } from '../config/index.ts';

/** What `POST /me` may change (§4.2); † the empty string clears. */
const webAddress = z.union([z.literal(''), z.string().max(2048).refine(isWebAddress)]);
const accountChanges = z.object({
  email: z.union([z.literal(''), z.email()]).optional(),
  full_name: z.string().optional(),
  phone: z.string().optional(),
  address: z.string().optional(),
  theme: z.string().optional(),
  webhook_url: webAddress.optional(),
  success_url: webAddress.optional(),
  cancel_url: webAddress.optional(),
  gateways: z.array(z.unknown()).optional(),
});
type AccountChanges = z.infer<typeof accountChanges>;

/** The body of `POST /me`: what changes, and † for whom, who must be the key’s own merchant. */
export const accountUpdate = accountChanges.extend({ delegate_merchant_id: z.string().optional() });

/** What is remembered of an account; the rest is configuration. */
export interface AccountRecord {
  readonly merchant: string;
  readonly id: string;
  readonly gatewayId: string;
  readonly created: number;
  readonly updated: number;
  readonly changes: AccountChanges;
}

/** The merchant as `GET /me` tells it (§4.1). */
export const accountOf = ({ id, gatewayId, created, updated, changes }: AccountRecord, seller: OnecheckoutMerchant) => {
  const { webhook_url, success_url, cancel_url, ...told } = changes;
  // † The shape of an element is not published.
  const gateways: readonly unknown[] = changes.gateways ?? [{ id: gatewayId, type: 'STRIPE' }];
  return {
    id,
    email: seller.email ?? '',
    full_name: '',
    phone: '',
    address: '',
    theme: '',
    ...told,
    order_prefix: seller.orderPrefix ?? '',
    currencies: seller.currencies ?? Intl.supportedValuesOf('currency'),
    payment_methods: ['stripe_hosted'],
    success_url: success_url ?? seller.successUrl ?? '',
    cancel_url: cancel_url ?? seller.cancelUrl ?? '',
    webhook_url: webhook_url ?? seller.webhook?.url ?? '',
    gateways,
    created,
    updated,
  };
};
export type Account = ReturnType<typeof accountOf>;
