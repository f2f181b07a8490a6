import { defineGateway, type Adapter, type GatewayPorts, type Method } from '@tillkit/core/gateway';
import { MAX_AMOUNT } from '@tillkit/core/money';
import type { Quote } from '@tillkit/core/quote';
import { noticing } from '../adapter/index.ts';
import { cancelSessions } from './cancel.ts';
import { capabilities, type OpenCheckoutCapabilities } from './capabilities.ts';
import { createOpenCheckoutClient } from './client/index.ts';
import { createSession } from './create.ts';
import { stateOf } from './facts.ts';
import { findSession } from './find.ts';
import { checkOptions, readWebhookSecrets, type OpenCheckoutOptions } from './options.ts';
import { readSessions } from './read.ts';
import { buildRequest } from './request.ts';
import { GATEWAY_MAX, toGateway } from './scale.ts';
import { readPush } from './webhook.ts';

const WALLET: Method = {
  id: 'wallet',
  label: 'Open Payments wallet',
  detail: 'Approve at your wallet provider',
  currencies: 'any',
  min: 1,
  max: MAX_AMOUNT,
  fields: [],
  kinds: ['redirect'],
};

const fits = ({ total, currency }: Quote): 'yes' | 'amount' | 'inexact' => {
  const amount = toGateway({ amount: total, currency });
  if (amount === null) return 'inexact';
  return amount >= 1 && amount <= GATEWAY_MAX ? 'yes' : 'amount';
};

const connect = (
  options: OpenCheckoutOptions,
  ports: GatewayPorts,
  account: string,
): Adapter<OpenCheckoutCapabilities> => {
  const { baseUrl, apiKey, generation, toleranceSeconds = 300, allowLoopbackUrls = false } = options;
  const client = createOpenCheckoutClient({ baseUrl, apiKey, generation, ports, account });
  const secrets = readWebhookSecrets(options.webhookSecret);
  if (toleranceSeconds === 0) ports.log('warn', 'opencheckout.push_age_unchecked');
  const isUnknown = (raw: string): boolean => stateOf(raw) === null;
  const notice = noticing({ gateway: 'opencheckout', log: ports.log, isUnknown, secrets });
  return {
    methods: () => [WALLET],
    fits,
    request: (input) => buildRequest(input, ports.clock, allowLoopbackUrls),
    create: (call, bytes) => notice(createSession(client, call, bytes)),
    read: (call) => notice(readSessions(client, call)),
    find: (call) => notice(findSession(client, call)),
    cancel: (call) => notice(cancelSessions(client, call)),
    webhook: (bytes, headers, now) => readPush(bytes, headers, { secrets, toleranceSeconds, now }, ports.log),
  };
};

/** OpenCheckout for Open Payments wallets: `opencheckout({ baseUrl, apiKey, webhookSecret })`. */
export const opencheckout = defineGateway({
  name: 'opencheckout',
  label: 'Open Payments wallet',
  capabilities,
  check: checkOptions,
  connect,
});
