import { defineGateway, type Adapter, type GatewayPorts, type Method } from '@tillkit/core/gateway';
import { MAX_AMOUNT } from '@tillkit/core/money';
import { noticing } from '../adapter/index.ts';
import { capabilities, type OneCpCapabilities } from './capabilities.ts';
import { createOneCpClient } from './client/index.ts';
import { createTransaction } from './create.ts';
import { checkOptions, type OneCpOptions } from './options.ts';
import { actionOf, kindsOf, type Presenter } from './presenter.ts';
import { readTransactions, type Desk } from './read.ts';
import { refundLines } from './refund.ts';
import { buildRequest, toGateway, type RequestOptions } from './request.ts';
import { isKnown, readStatuses, type Statuses } from './statuses.ts';

const methodOf = (currencies: readonly string[] | undefined, presenter: Presenter): Method => ({
  id: 'corporate',
  label: 'One-CP',
  detail: 'Pay through your company',
  currencies: currencies ?? 'any',
  min: 1,
  max: MAX_AMOUNT,
  fields: [],
  kinds: kindsOf(presenter),
});

const requestOptionsOf = (options: OneCpOptions): RequestOptions => ({
  amountUnit: options.amountUnit ?? 'major',
  restrictedMethodsAs: options.restrictedMethodsAs ?? 'array',
  category: options.category ?? 'OTHER',
  quantityAs: options.quantityAs ?? ((pieces) => pieces),
  restrictedMethods: options.restrictedMethods,
});

/** So many different words are told in the log, each once: a server that makes up more must not fill it. */
const WORDS = 50;

/** Whether a word is in no table and was not told before. */
const newWords = (statuses: Statuses): ((raw: string) => boolean) => {
  const seen = new Set<string>();
  return (raw) => {
    if (isKnown(statuses, raw) || seen.has(raw) || seen.size === WORDS) return false;
    seen.add(raw);
    return true;
  };
};

const connect = (options: OneCpOptions, ports: GatewayPorts, account: string): Adapter<OneCpCapabilities> => {
  const { amountUnit: unit = 'major', currencies, widgetId, presenter = { mode: 'widget' } } = options;
  const statuses = readStatuses(options.statuses);
  const client = createOneCpClient({ ...options, ports, account });
  const desk: Desk = { client, statuses, unit };
  const written = requestOptionsOf(options);
  const notice = noticing({ gateway: 'one-cp', log: ports.log, isUnknown: newWords(statuses) });
  return {
    methods: () => [methodOf(currencies, presenter)],
    fits: ({ total, currency }) => {
      if (currencies && !currencies.includes(currency)) return 'currency';
      if (toGateway(total, currency, unit) === null) return 'inexact';
      return total >= 1 && total <= MAX_AMOUNT ? 'yes' : 'amount';
    },
    request: (input) => buildRequest(input, written),
    create: (call, bytes) => createTransaction(client, call, bytes, (id) => actionOf(presenter, widgetId, id)),
    read: (call) => notice(readTransactions(desk, call)),
    refund: (call, given) => refundLines(desk, call, given),
  };
};

/** One-CP's corporate checkout: `oneCp({ widgetId, backendSecret })`. */
export const oneCp = defineGateway({ name: 'one-cp', label: 'One-CP', capabilities, check: checkOptions, connect });
