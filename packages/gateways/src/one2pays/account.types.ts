import { resolvePorts } from '@tillkit/core/clock';
import type { Call } from '@tillkit/core/gateway';
import { one2pays } from './index.ts';

const options = {
  baseUrl: 'https://api.example',
  apiKey: 'pk_test_x',
  secretKey: 'sk_test_x',
  environment: 'test',
  webhook: { secret: 's' },
} as const;
const account = one2pays(options);
const adapter = account.connect(resolvePorts());
declare const call: Call;

const name: 'one2pays' = account.id;
const named: 'thai' | 'one2pays' = one2pays({ ...options, id: 'thai' }).id;
const canceling: Promise<unknown> = adapter.cancel(call);
const finding: Promise<unknown> = adapter.find(call);

// @ts-expect-error -- One2Pays has no refund
void adapter.refund(call, { amount: 100 });
// @ts-expect-error -- and nothing to capture
void adapter.capture(call, {});
// @ts-expect-error -- a secret is not optional: without one a push would be believed
one2pays({ ...options, webhook: {} });
// @ts-expect-error -- there is no address to fall back to
one2pays({ apiKey: 'pk_test_x', secretKey: 'sk_test_x', environment: 'test', webhook: { secret: 's' } });
// @ts-expect-error -- no such way to pay
one2pays({ ...options, methods: ['card'] });
// @ts-expect-error -- payouts are the client's alone
one2pays({ ...options, withdrawFieldMap: {} });

void [name, named, canceling, finding];
