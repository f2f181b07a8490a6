import { toWire, type AmountUnit } from './amount.ts';
import { checkCreate, factsOfBody, json } from './body.ts';
import type { Connection } from './connection.ts';
import { askPage, everyItem, type AllOptions, type CallOptions, type Page, type PageOptions } from './pages.ts';
import { pathOf } from './resource.ts';
import { readFieldMap, withdrawSchema, type CreateWithdraw, type Withdraw, type WithdrawFieldMap } from './withdraw.ts';

/** Every call throws `One2PaysError`; a mistake in the call itself is a TypeError before anything is sent. */
export interface WithdrawCalls {
  /** `POST /api/v1/withdraws`. Bytes are sent as they are. Repeated by itself only with an `idempotencyKey` in the body. */
  create(body: CreateWithdraw | Uint8Array<ArrayBuffer>, options?: CallOptions): Promise<Withdraw>;
  /** `GET /api/v1/withdraws`: one page. */
  list(options?: PageOptions): Promise<Page<Withdraw>>;
  /** All pages, one payout after another. */
  all(options?: AllOptions): AsyncGenerator<Withdraw, void, undefined>;
  /** `GET /api/v1/withdraws/:id` */
  read(id: string, options?: CallOptions): Promise<Withdraw>;
  /** `POST /api/v1/withdraws/:id/cancel`, while it is `pending`; later it answers 409 (dossier §6). */
  cancel(id: string, options?: CallOptions): Promise<Withdraw>;
}

const bodyOf = (withdraw: CreateWithdraw, unit: AmountUnit, names: WithdrawFieldMap): Uint8Array<ArrayBuffer> => {
  checkCreate(withdraw);
  const { amount, referenceId, idempotencyKey, bankCode, accountNumber, accountName, extra } = withdraw;
  if (!/^\d{3}$/.test(bankCode)) throw new TypeError('bankCode is three digits, such as 004.');
  return json({
    ...extra,
    amount: toWire(amount, unit),
    currency: 'THB',
    referenceId,
    [names.bankCode]: bankCode,
    [names.accountNumber]: accountNumber,
    [names.accountName]: accountName,
    idempotencyKey,
  });
};

/** @throws TypeError when the map cannot work */
export const withdrawCalls = (
  { ask, unit }: Connection,
  fieldMap: Partial<WithdrawFieldMap> | undefined,
): WithdrawCalls => {
  const names = readFieldMap(fieldMap);
  const answers = withdrawSchema(unit);
  const personal = [names.accountNumber, names.accountName];
  return {
    create: async (given, { signal } = {}) => {
      const body = given instanceof Uint8Array ? given : bodyOf(given, unit, names);
      return ask({ method: 'POST', to: '/api/v1/withdraws', body, ...factsOfBody(body, personal), answers, signal });
    },
    list: async (options = {}) => askPage(ask, 'withdraws', answers, options),
    all: (options = {}) => everyItem((page) => askPage(ask, 'withdraws', answers, { ...options, page })),
    read: async (id, { signal } = {}) => ask({ method: 'GET', to: pathOf('withdraws', id), answers, signal }),
    // Harmless to repeat: what is canceled stays canceled, and says so.
    cancel: async (id, { signal } = {}) =>
      ask({ method: 'POST', to: pathOf('withdraws', id, '/cancel'), keyed: true, answers, signal }),
  };
};
