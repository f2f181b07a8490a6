import type { GatewayPorts } from '@tillkit/core/gateway';
import { utf8 } from '@tillkit/core/hmac';
import { createSend, resolveGatewayPorts } from '../../transport/index.ts';
import { asking } from './ask.ts';
import { cancelBody, checkCancel, type Cancel, type Canceled } from './cancel.ts';
import { canceling, type Canceling } from './canceling.ts';
import { readCredential } from './credential.ts';
import { OneCpError } from './error.ts';
import { createGivenBack } from './given-back.ts';
import { initializeBody, type Initialize } from './initialize.ts';
import { cancelForm, checkInvoice, type Invoice } from './invoice.ts';
import { readAddress, readSettings, type SettingOptions } from './settings.ts';
import {
  checkTransactionId,
  connectionSchema,
  initializedSchema,
  transactionSchema,
  updatedSchema,
  type Connection,
  type Initialized,
  type Transaction,
  type Updated,
} from './transaction.ts';

export interface ClientOptions extends SettingOptions {
  /** `https://api.1-cp.io` (dossier §1). No test host is published; test credentials are presumably another widget's. */
  readonly baseUrl?: string | undefined;
  /** The user of HTTP Basic (dossier §2). */
  readonly widgetId: string;
  /** Its password. Never in a browser. */
  readonly backendSecret: string;
  /** Requests under way at once from this client; 5, as no limit is published (dossier §9). */
  readonly inFlight?: number | undefined;
  /** Requests a minute, shared with other processes where `ports.shared` is; no limit when absent, as none is published. */
  readonly perMinute?: number | undefined;
  /** Milliseconds for all tries of one call, waiting for its turn included; 7,000, and 30,000 for a cancellation. */
  readonly deadlineMs?: number | undefined;
  /** Who calls, for the log; the gateway's name when absent. */
  readonly account?: string | undefined;
  readonly ports?: Partial<GatewayPorts> | undefined;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Both are of the contract, which customers see as title; absent ones are left out of the request (dossier §4.6). */
export interface Update {
  readonly title?: string | undefined;
  readonly note?: string | undefined;
}

/**
 * Every call throws `OneCpError`; a mistake in the call itself is a TypeError before anything is sent. Only the two reads
 * are repeated where they may have arrived: there is no idempotency key (dossier §9).
 */
export interface OneCpClient {
  /** `GET /status`: whether the credentials work, and whose they are (dossier §4.1). */
  check(options?: CallOptions): Promise<Connection>;
  readonly transactions: {
    /** `POST /initialize`. Bytes are sent as they are. A second one makes a second transaction (dossier §9). */
    initialize(body: Initialize | Uint8Array<ArrayBuffer>, options?: CallOptions): Promise<Initialized>;
    /** `GET /status/{transactionId}`. Holds personal data. */
    read(id: string, options?: CallOptions): Promise<Transaction>;
    /** `PATCH /cancel/{transactionId}`: cancels items and gives their money back, at once (dossier §4.4). */
    cancel(id: string, cancel: Cancel, options?: CallOptions): Promise<Canceled>;
    /** `PATCH /cancel/{transactionId}/invoice`: the same as a form, with a file or without (dossier §4.5). */
    cancelWithInvoice(
      id: string,
      cancel: Cancel & { readonly invoice?: Invoice | undefined },
      options?: CallOptions,
    ): Promise<Canceled>;
    /** `PUT /{transactionId}`: title and note, nothing else (dossier §4.6). */
    update(id: string, update: Update, options?: CallOptions): Promise<Updated>;
  };
}

const IN_FLIGHT = 5;
/** The refund is made while the call waits (dossier §4.4); an answer that comes too late leaves it to a person. */
const CANCEL_MS = 30_000;

const updateBody = ({ title, note }: Update): Uint8Array<ArrayBuffer> => {
  if (title === undefined && note === undefined)
    throw new TypeError('Nothing to update. Give a title, a note or both; what an empty update does is not published.');
  return utf8(JSON.stringify({ title, note }));
};

/** @throws TypeError when an option cannot work */
export const createOneCpClient = (options: ClientOptions): OneCpClient => {
  const { account = 'one-cp', deadlineMs, inFlight = IN_FLIGHT, perMinute } = options;
  const settings = readSettings(options);
  const credential = readCredential(options.widgetId, options.backendSecret);
  const baseUrl = readAddress(options.baseUrl);
  const ports = resolveGatewayPorts(options.ports);
  const ask = asking(createSend({ baseUrl, ports, account, deadlineMs, inFlight, perMinute }), credential);
  const cancels = canceling(ask, credential.secrets, deadlineMs ?? CANCEL_MS);
  const givenBack = createGivenBack();

  const cancelOnce = (id: string, items: readonly number[], request: Canceling): Promise<Canceled> =>
    givenBack.once(
      id.toLowerCase(),
      items,
      () => cancels(id, request),
      (again) => new OneCpError(`PATCH ${request.to}`, { kind: 'canceled-before', items: again }, 'cancel'),
    );

  return {
    check: async ({ signal } = {}) =>
      ask({ method: 'GET', to: '/status', deed: 'read', answers: connectionSchema, signal }),
    transactions: {
      initialize: async (body, { signal } = {}) =>
        ask({
          method: 'POST',
          to: '/initialize',
          deed: 'change',
          body: body instanceof Uint8Array ? body : initializeBody(body, settings),
          answers: initializedSchema,
          signal,
        }),
      read: async (id, { signal } = {}) =>
        ask({
          method: 'GET',
          to: `/status/${checkTransactionId(id)}`,
          deed: 'read',
          answers: transactionSchema,
          signal,
        }),
      cancel: async (id, cancel, { signal } = {}) => {
        const to = `/cancel/${checkTransactionId(id)}`;
        checkCancel(cancel, settings.amountUnit);
        return cancelOnce(id, cancel.itemsOrder, { to, body: cancelBody(cancel), signal });
      },
      cancelWithInvoice: async (id, { invoice, ...cancel }, { signal } = {}) => {
        const to = `/cancel/${checkTransactionId(id)}/invoice`;
        checkCancel(cancel, settings.amountUnit);
        if (invoice) checkInvoice(invoice, settings);
        const form = await cancelForm(cancel, invoice, settings);
        return cancelOnce(id, cancel.itemsOrder, { ...form, to, signal });
      },
      update: async (id, update, { signal } = {}) =>
        ask({
          method: 'PUT',
          to: `/${checkTransactionId(id)}`,
          deed: 'change',
          body: updateBody(update),
          answers: updatedSchema,
          signal,
        }),
    },
  };
};
