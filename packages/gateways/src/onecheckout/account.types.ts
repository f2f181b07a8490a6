import { resolvePorts } from '@tillkit/core/clock';
import type { Call } from '@tillkit/core/gateway';
import { onecheckout } from './index.ts';

const options = { baseUrl: 'https://api.example/api/v1.0', apiKey: 'k' };
const account = onecheckout({ ...options, webhookPath: 'kZ3vQ8-1mT0aXc5bR7nW2y' });
const adapter = account.connect(resolvePorts());
declare const call: Call;

const name: 'onecheckout' = account.id;
const named: 'cards' | 'onecheckout' = onecheckout({ ...options, id: 'cards' }).id;
const capturing: Promise<unknown> = adapter.capture(call, {});
const finding: Promise<unknown> = adapter.find(call);

// @ts-expect-error -- only the whole amount can be captured
void adapter.capture(call, { amount: 100 });
// @ts-expect-error -- Onecheckout has no refund: one appears by itself
void adapter.refund(call, { amount: 100 });
// @ts-expect-error -- nor a cancel
void adapter.cancel(call);
// @ts-expect-error -- C8: there is no address to fall back to
onecheckout({ apiKey: 'k' });
// @ts-expect-error -- no such unit
onecheckout({ ...options, amountUnit: 'cents' });
// @ts-expect-error -- no such operation
onecheckout({ ...options, authHeaderByOperation: { 'orders.refund': 'bearer' } });

void [name, named, capturing, finding];
