import { toWire, type AmountUnit } from './amount.ts';
import { checkCreate, factsOfBody, json } from './body.ts';
import type { Connection } from './connection.ts';
import { askPage, everyItem, type AllOptions, type CallOptions, type Page, type PageOptions } from './pages.ts';
import { paymentSchema, type CreatePayment, type Payment } from './payment.ts';
import { pathOf } from './resource.ts';

/** Every call throws `One2PaysError`; a mistake in the call itself is a TypeError before anything is sent. */
export interface PaymentCalls {
  /** `POST /api/v1/payments`. Bytes are sent as they are. Repeated by itself only with an `idempotencyKey` in the body. */
  create(body: CreatePayment | Uint8Array<ArrayBuffer>, options?: CallOptions): Promise<Payment>;
  /** `GET /api/v1/payments`: one page. No filter is published. */
  list(options?: PageOptions): Promise<Page<Payment>>;
  /** All pages, one payment after another. */
  all(options?: AllOptions): AsyncGenerator<Payment, void, undefined>;
  /** `GET /api/v1/payments/:id` */
  read(id: string, options?: CallOptions): Promise<Payment>;
  /** `POST /api/v1/payments/:id/cancel`, without a body. A payment that is over answers 409. */
  cancel(id: string, options?: CallOptions): Promise<Payment>;
}

const PERSONAL = ['customerBankAccountName', 'customerBankAccountNumber'];

/** Dossier §5.1. @throws TypeError */
const checkPayment = (payment: CreatePayment): void => {
  checkCreate(payment);
  const { description = '', customerBankCode, expiresInMinutes: minutes = 5 } = payment;
  if (!/^\d{3}$/.test(customerBankCode)) throw new TypeError('customerBankCode is three digits, such as 004.');
  if (description.length > 255) throw new TypeError('description is longer than 255 characters.');
  if (!Number.isInteger(minutes) || minutes < 5 || minutes > 1_440)
    throw new TypeError('expiresInMinutes is a whole number from 5 to 1440.');
};

const bodyOf = (payment: CreatePayment, unit: AmountUnit): Uint8Array<ArrayBuffer> => {
  checkPayment(payment);
  const { amount, ...rest } = payment;
  return json({ amount: toWire(amount, unit), currency: 'THB', ...rest });
};

export const paymentCalls = ({ ask, unit }: Connection): PaymentCalls => {
  const answers = paymentSchema(unit);
  return {
    create: async (given, { signal } = {}) => {
      const body = given instanceof Uint8Array ? given : bodyOf(given, unit);
      return ask({ method: 'POST', to: '/api/v1/payments', body, ...factsOfBody(body, PERSONAL), answers, signal });
    },
    list: async (options = {}) => askPage(ask, 'payments', answers, options),
    all: (options = {}) => everyItem((page) => askPage(ask, 'payments', answers, { ...options, page })),
    read: async (id, { signal } = {}) => ask({ method: 'GET', to: pathOf('payments', id), answers, signal }),
    // Harmless to repeat: what is over stays over, and says so.
    cancel: async (id, { signal } = {}) =>
      ask({ method: 'POST', to: pathOf('payments', id, '/cancel'), keyed: true, answers, signal }),
  };
};
