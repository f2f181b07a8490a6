/** What the compiler promises about the account; checked by tsc, never run. */
import { resolvePorts } from '@tillkit/core/clock';
import type { Call } from '@tillkit/core/gateway';
import { oneverse } from './index.ts';

const shop = {
  merchantUuid: 'm',
  gameName: 'g',
  country: 'MY',
  channels: [{ channel: 'for_testing', label: 'Test', currencies: ['MYR'] }],
};
const login = { login: 'l', password: 'p', secretKey: 's' };
const v2 = { profile: 'northbound-v2', apiKey: 'k', secretKey: 's' } as const;
const account = oneverse({ ...login, ...shop, webhookPath: 'kZ3vQ8-1mT0aXc5bR7nW2y' });
const adapter = account.connect(resolvePorts());
declare const call: Call;

const name: 'oneverse' = account.id;
const named: 'games' | 'oneverse' = oneverse({ ...login, ...shop, id: 'games' }).id;
const finding: Promise<unknown> = adapter.find(call);
oneverse({ ...login, ...shop, profile: 'northbound-v1', webhookUrl: 'https://shop.example/hook' });
oneverse({ ...v2, ...shop, itemCode: 'cart', webhookUrl: 'https://shop.example/hook' });

// @ts-expect-error -- Oneverse has no refund
void adapter.refund(call, { amount: 100 });
// @ts-expect-error -- nor a cancel
void adapter.cancel(call);
// @ts-expect-error -- nor a capture
void adapter.capture(call, {});
// @ts-expect-error -- the Payment API takes no callback address per order
oneverse({ ...login, ...shop, webhookUrl: 'https://shop.example/hook' });
// @ts-expect-error -- a key where there is a login
oneverse({ ...login, ...shop, apiKey: 'k' });
// @ts-expect-error -- V2 has no login
oneverse({ ...login, ...shop, profile: 'northbound-v2', itemCode: 'cart' });
// @ts-expect-error -- V2 needs an item code for carts of several lines
oneverse({ ...v2, ...shop });
// @ts-expect-error -- without channels nothing can be paid
oneverse({ ...login, ...shop, channels: undefined });

void [name, named, finding];
