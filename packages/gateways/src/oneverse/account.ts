import { defineGateway, type Adapter, type GatewayPorts } from '@tillkit/core/gateway';
import { MAX_AMOUNT } from '@tillkit/core/money';
import { noticing } from '../adapter/index.ts';
import { toGateway } from './amount.ts';
import { capabilities, type OneverseCapabilities } from './capabilities.ts';
import { idOf, methodOf } from './channels.ts';
import { createOneverseClient } from './client/index.ts';
import { readAccess } from './client/access.ts';
import { writerOf } from './client/write.ts';
import { createOrder } from './create.ts';
import { stateOf } from './facts.ts';
import { findOrder } from './find.ts';
import { checkOptions, type OneverseOptions } from './options.ts';
import { readOrders, type Desk } from './read.ts';
import { buildRequest } from './request.ts';
import { readPush } from './webhook.ts';

const connect = (options: OneverseOptions, ports: GatewayPorts, account: string): Adapter<OneverseCapabilities> => {
  const { channels, character, exponents = {}, profile = 'payment-api' } = options;
  const desk: Desk = { client: createOneverseClient({ ...options, ports, account }), profile, exponents };
  const writer = writerOf(readAccess(options));
  const isUnknown = (raw: string): boolean => stateOf(raw) === null;
  const notice = noticing({ gateway: 'oneverse', log: ports.log, isUnknown });
  return {
    methods: () => channels.map((channel) => methodOf(channel, character)),
    fits: ({ total, currency }, method) => {
      const channel = channels.find((one) => idOf(one) === method);
      if (!channel?.currencies.includes(currency)) return 'currency';
      if (toGateway({ amount: total, currency }, exponents) === null) return 'inexact';
      return total >= (channel.min ?? 1) && total <= (channel.max ?? MAX_AMOUNT) ? 'yes' : 'amount';
    },
    request: (input) => buildRequest(input, options, writer),
    create: (call, bytes) => notice(createOrder(desk, call, bytes)),
    read: (call) => notice(readOrders(desk, call)),
    find: (call) => notice(findOrder(desk, call)),
    webhook: (bytes) => Promise.resolve(readPush(bytes, profile, ports.log)),
  };
};

/**
 * Oneverse's payment page for game top-ups:
 * `oneverse({ login, password, secretKey, merchantUuid, gameName, country, channels, webhookPath })`.
 */
export const oneverse = defineGateway({
  name: 'oneverse',
  label: 'Oneverse',
  capabilities,
  check: checkOptions,
  connect,
});
