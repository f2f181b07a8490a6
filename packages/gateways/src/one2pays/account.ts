import {
  defineGateway,
  type Account,
  type AccountOptions,
  type Adapter,
  type GatewayPorts,
} from '@tillkit/core/gateway';
import { noticing } from '../adapter/index.ts';
import { cancelPayments } from './cancel.ts';
import { capabilities, type One2PaysCapabilities } from './capabilities.ts';
import { connect as connectClient } from './client/connection.ts';
import { paymentCalls } from './client/payments.ts';
import { createWebhookReader, readWebhookSecrets } from './client/webhook.ts';
import { createPayment } from './create.ts';
import { stateOf } from './facts.ts';
import { findPayment } from './find.ts';
import { methodsOf } from './methods.ts';
import { checkOptions, detailsOf, lastingOf, offeredBy, type One2PaysOptions } from './options.ts';
import { readPayments, type Desk } from './read.ts';
import { buildRequest } from './request.ts';
import { readPush } from './webhook.ts';

const connect = (options: One2PaysOptions, ports: GatewayPorts, account: string): Adapter<One2PaysCapabilities> => {
  const offered = offeredBy(options);
  const lasting = lastingOf(options);
  const methods = methodsOf(offered);
  const connection = connectClient({ ...options, ports, account });
  const reader = createWebhookReader(options.webhook);
  const secrets = readWebhookSecrets(options.webhook);
  const desk: Desk = { payments: paymentCalls(connection), details: detailsOf(options) };
  const isUnknown = (raw: string): boolean => stateOf(raw) === null;
  const notice = noticing({ gateway: 'one2pays', log: ports.log, isUnknown, secrets });
  return {
    methods: () => methods,
    fits: ({ total, currency }, method) => {
      if (currency !== 'THB' || !methods.some(({ id }) => id === method)) return 'currency';
      return total >= offered.min && total <= offered.max ? 'yes' : 'amount';
    },
    request: (input) => buildRequest(input, { unit: connection.unit, clock: ports.clock, lasting }),
    create: (call, bytes) => notice(createPayment(desk, call, bytes)),
    read: (call) => notice(readPayments(desk, call)),
    find: (call) => notice(findPayment(desk, call)),
    cancel: (call) => notice(cancelPayments(desk, call)),
    webhook: (bytes, headers, now) => readPush(bytes, headers, now, reader, ports.log),
  };
};

const define = defineGateway({ name: 'one2pays', label: 'One2Pays', capabilities, check: checkOptions, connect });

/**
 * One2Pays, PromptPay QR and bank transfer in baht:
 * `one2pays({ baseUrl, apiKey, secretKey, environment, webhook: { secret } })`. In `test` it is shown to the buyer as such.
 */
export const one2pays = <const Id extends string = 'one2pays'>(
  options: One2PaysOptions & AccountOptions<Id>,
): Account<One2PaysCapabilities, NoInfer<Id>> =>
  define<Id>({ ...options, test: options.test ?? options.environment === 'test' });
