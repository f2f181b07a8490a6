import type { Call } from '@tillkit/core/gateway';
import { resolvePorts } from '@tillkit/core/clock';
import { opencheckout } from './index.ts';

const options = { baseUrl: 'https://pay.example', apiKey: 'sk_x', webhookSecret: 's' };
const account = opencheckout(options);
const adapter = account.connect(resolvePorts());
declare const call: Call;

const name: 'opencheckout' = account.id;
const named: 'wallets' | 'opencheckout' = opencheckout({ ...options, id: 'wallets' }).id;
const canceling: Promise<unknown> = adapter.cancel(call);
const finding: Promise<unknown> = adapter.find(call);

// @ts-expect-error -- OpenCheckout has no refund
adapter.refund(call, { amount: 100 });
// @ts-expect-error -- and nothing to capture
adapter.capture(call, {});
// @ts-expect-error -- a secret is not optional: without one a push would be believed
opencheckout({ baseUrl: 'https://pay.example', apiKey: 'sk_x' });
// @ts-expect-error -- no such API generation
opencheckout({ ...options, generation: 'v0.3' });
