import { defineGateway, type Adapter, type GatewayPorts, type Method } from '@tillkit/core/gateway';
import { MAX_AMOUNT } from '@tillkit/core/money';
import { noticing } from '../adapter/index.ts';
import { toGateway } from './amount.ts';
import { capabilities, type OnecheckoutCapabilities } from './capabilities.ts';
import { captureOrder } from './capture.ts';
import { createOnecheckoutClient } from './client/index.ts';
import { createOrder } from './create.ts';
import { stateOf } from './facts.ts';
import { findOrder } from './find.ts';
import { checkOptions, type OnecheckoutOptions } from './options.ts';
import { readOrders, type Desk } from './read.ts';
import { buildRequest } from './request.ts';
import { readVerifier } from './signature.ts';
import { readPush } from './webhook.ts';

/** Minor units. The one minimum that is published (dossier §3.1). */
const MINIMUM: Readonly<Record<string, number>> = { USD: 50 };

const methodOf = (currencies: readonly string[] | undefined): Method => ({
  id: 'card',
  label: 'Onecheckout',
  detail: 'Continue on its payment page',
  currencies: currencies ?? 'any',
  min: 1,
  max: MAX_AMOUNT,
  fields: [],
  kinds: ['redirect'],
});

const connect = (
  options: OnecheckoutOptions,
  ports: GatewayPorts,
  account: string,
): Adapter<OnecheckoutCapabilities> => {
  const { amountUnit: unit = 'major', currencies, extra = {} } = options;
  const verification = options.verifyWebhook ? readVerifier(options.verifyWebhook) : null;
  const desk: Desk = { client: createOnecheckoutClient({ ...options, ports, account }), unit };
  const isUnknown = (raw: string): boolean => stateOf(raw) === null;
  const secrets = verification?.secrets ?? [];
  const notice = noticing({ gateway: 'onecheckout', log: ports.log, isUnknown, secrets });
  return {
    methods: () => [methodOf(currencies)],
    fits: ({ total, currency }) => {
      if (currencies && !currencies.includes(currency)) return 'currency';
      if (toGateway({ amount: total, currency }, unit) === null) return 'inexact';
      return total >= (MINIMUM[currency] ?? 1) && total <= MAX_AMOUNT ? 'yes' : 'amount';
    },
    request: (input) => buildRequest(input, { unit, extra }),
    create: (call, bytes) => notice(createOrder(desk, call, bytes)),
    read: (call) => notice(readOrders(desk, call)),
    find: (call) => notice(findOrder(desk, call, ports.clock)),
    capture: (call) => notice(captureOrder(desk, call)),
    webhook: (bytes, headers) => readPush(bytes, headers, verification, ports.log),
  };
};

/** Onecheckout's payment page: `onecheckout({ baseUrl, apiKey, webhookPath })`. */
export const onecheckout = defineGateway({
  name: 'onecheckout',
  label: 'Onecheckout',
  capabilities,
  check: checkOptions,
  connect,
});
