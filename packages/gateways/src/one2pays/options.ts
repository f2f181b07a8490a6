import { isAmount, MAX_AMOUNT } from '@tillkit/core/money';
import { readBaseUrl } from '../transport/index.ts';
import { BANKS, checkBanks, type Bank } from './banks.ts';
import { connect, type ConnectionOptions } from './client/connection.ts';
import type { PaymentMethod } from './client/payment.ts';
import { createWebhookReader, type WebhookOptions } from './client/webhook.ts';
import { METHODS, type Offered } from './methods.ts';
import { checkLasting, LASTING, type Lasting } from './request.ts';
import { checkTransferDetails, TRANSFER_DETAILS, type TransferDetail } from './transfer.ts';

export interface One2PaysOptions extends Omit<ConnectionOptions, 'ports'> {
  /** How pushes are verified; without a secret one would be believed. */
  readonly webhook: WebhookOptions;
  /** Which ways to pay are offered, in this order; both. */
  readonly methods?: readonly PaymentMethod[];
  /** Satang; 100, which is 1 baht. What the API takes is not published (dossier §3). */
  readonly min?: number;
  /** Satang; none when absent. */
  readonly max?: number;
  /** How long a payment stands: 15 for a QR code, a day for a transfer; never past the session (dossier §5.1: 5–1440). */
  readonly expiresInMinutes?: Partial<Lasting>;
  /** What the buyer may choose from; the banks of the dossier (§5.1). */
  readonly banks?: readonly Bank[];
  /** What is shown of where to transfer to, and the names it is looked for under; they are not published (dossier §5.1). */
  readonly transferDetails?: readonly TransferDetail[];
}

/** What the options offer, defaults filled in. */
export const offeredBy = (options: One2PaysOptions): Offered => ({
  methods: options.methods ?? METHODS,
  banks: options.banks ?? BANKS,
  min: options.min ?? 100,
  max: options.max ?? MAX_AMOUNT,
});

export const detailsOf = ({ transferDetails }: One2PaysOptions): readonly TransferDetail[] =>
  transferDetails ?? TRANSFER_DETAILS;

export const lastingOf = ({ expiresInMinutes }: One2PaysOptions): Lasting => ({ ...LASTING, ...expiresInMinutes });

const checkMethods = (methods: readonly PaymentMethod[]): void => {
  if (methods.length === 0 || new Set(methods).size !== methods.length || !methods.every((id) => METHODS.includes(id)))
    throw new TypeError(`methods must name one or more of: ${METHODS.join(', ')}; each once.`);
};

/** @throws TypeError with the fix, when the account is made */
export const checkOptions = (options: One2PaysOptions): void => {
  readBaseUrl(options.baseUrl);
  // What connecting and verifying take they check themselves; neither sends anything.
  connect(options);
  createWebhookReader(options.webhook);
  const { methods, banks, min, max } = offeredBy(options);
  checkMethods(methods);
  checkBanks(banks);
  checkTransferDetails(detailsOf(options));
  checkLasting(lastingOf(options));
  if (!isAmount(min) || !isAmount(max) || min < 1 || min > max)
    throw new TypeError('min and max must be whole numbers of satang from 1, and min no more than max.');
};
