import {
  defineGateway,
  type Account,
  type AccountOptions,
  type Adapter,
  type Answer,
  type GatewayPorts,
} from '@tillkit/core/gateway';
import { maskSecrets, maskText } from '../transport/index.ts';
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

const connect = (options: One2PaysOptions, ports: GatewayPorts): Adapter<One2PaysCapabilities> => {
  const offered = offeredBy(options);
  const lasting = lastingOf(options);
  const methods = methodsOf(offered);
  const connection = connectClient({ ...options, ports });
  const reader = createWebhookReader(options.webhook);
  const secrets = readWebhookSecrets(options.webhook);
  const desk: Desk = { payments: paymentCalls(connection), details: detailsOf(options) };
  /** A server knows what its webhooks are signed with, and what it says is kept. */
  const noticing = async <T>(asked: Promise<Answer<T>>): Promise<Answer<T>> => {
    const answer = await asked;
    if (answer.is !== 'done') {
      const detail = maskSecrets(answer.problem.detail ?? '', secrets);
      return { is: answer.is, problem: { ...answer.problem, detail } };
    }
    for (const { raw = '', refs = [] } of answer.facts)
      if (stateOf(raw) === null) ports.log('warn', 'one2pays.status_unknown', { ref: refs[0], raw: maskText(raw) });
    return answer;
  };
  return {
    methods: () => methods,
    fits: ({ total, currency }, method) => {
      if (currency !== 'THB' || !methods.some(({ id }) => id === method)) return 'currency';
      return total >= offered.min && total <= offered.max ? 'yes' : 'amount';
    },
    request: (input) => buildRequest(input, { unit: connection.unit, clock: ports.clock, lasting }),
    create: (call, bytes) => noticing(createPayment(desk, call, bytes)),
    read: (call) => noticing(readPayments(desk, call)),
    find: (call) => noticing(findPayment(desk, call)),
    cancel: (call) => noticing(cancelPayments(desk, call)),
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
