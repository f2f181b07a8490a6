import * as z from 'zod/mini';
import { connect, type ConnectionOptions } from './connection.ts';
import type { CallOptions } from './pages.ts';
import { paymentCalls, type PaymentCalls } from './payments.ts';
import type { WithdrawFieldMap } from './withdraw.ts';
import { withdrawCalls, type WithdrawCalls } from './withdraws.ts';

export interface ClientOptions extends ConnectionOptions {
  /** What the API calls a payout's destination: `bankCode`, `bankAccountNumber`, `bankAccountName`, which are placeholders (dossier §6). */
  readonly withdrawFieldMap?: Partial<WithdrawFieldMap> | undefined;
}

/** Its shape is not published (dossier §7): it is passed on untouched. */
export type Balance = Readonly<Record<string, unknown>>;

/** Every call throws `One2PaysError`; a mistake in the call itself is a TypeError before anything is sent. */
export interface One2PaysClient {
  readonly payments: PaymentCalls;
  readonly withdraws: WithdrawCalls;
  readonly balance: {
    /** `GET /api/v1/balance` */
    read(options?: CallOptions): Promise<Balance>;
  };
}

const balanceSchema = z.record(z.string(), z.unknown());

/**
 * The whole API, payouts too. Amounts are satang.
 * @throws TypeError when an option cannot work
 */
export const createOne2PaysClient = (options: ClientOptions): One2PaysClient => {
  const connection = connect(options);
  return {
    payments: paymentCalls(connection),
    withdraws: withdrawCalls(connection, options.withdrawFieldMap),
    balance: {
      read: async ({ signal } = {}) =>
        connection.ask({ method: 'GET', to: '/api/v1/balance', answers: balanceSchema, signal }),
    },
  };
};
