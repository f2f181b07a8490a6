// What each account can do, as a merchant's editor sees it: a verb the gateway lacks is not there.
import { createCheckout, fromCatalog, memoryStore } from '@tillkit/server';
import { shopAccounts } from '../../demo/shop/accounts.ts';
import { newKeys } from '../../demo/start/index.ts';

const { accounts } = createCheckout({
  url: 'https://shop.example/checkout',
  secret: 's',
  origins: [],
  accounts: shopAccounts('http://localhost:4243', newKeys()),
  store: memoryStore(),
  price: fromCatalog([]),
});
const key = 'k';

const ids: 'opencheckout' | 'onecheckout' | 'one-cp' | 'oneverse' | 'one2pays' = {} as keyof typeof accounts;
void ids;

void accounts.opencheckout.cancel('cs_1', { key });
// @ts-expect-error -- OpenCheckout takes the money by itself
void accounts.opencheckout.capture;
// @ts-expect-error -- and gives none back
void accounts.opencheckout.refund;

void accounts.onecheckout.capture('cs_1', { key });
// @ts-expect-error -- Onecheckout captures the whole
void accounts.onecheckout.capture('cs_1', { key, amount: 100 });
// @ts-expect-error -- and cancels nothing
void accounts.onecheckout.cancel;
// @ts-expect-error -- nor gives anything back
void accounts.onecheckout.refund;

void accounts['one-cp'].refund('cs_1', { key, attempt: 'at_1', lines: [0] });
void accounts['one-cp'].refund('cs_1', { key, attempt: 'at_1', lines: [0], amount: 100 });
// @ts-expect-error -- One-CP gives back by items: say which
void accounts['one-cp'].refund('cs_1', { key, attempt: 'at_1', amount: 100 });
// @ts-expect-error -- to cancel is to give back there
void accounts['one-cp'].cancel;
// @ts-expect-error -- and nothing is authorised first
void accounts['one-cp'].capture;

// @ts-expect-error -- Oneverse only creates and reads
void accounts.oneverse.cancel;
// @ts-expect-error -- Oneverse only creates and reads
void accounts.oneverse.capture;
// @ts-expect-error -- Oneverse only creates and reads
void accounts.oneverse.refund;

void accounts.one2pays.cancel('cs_1', { key });
// @ts-expect-error -- One2Pays takes the money by itself
void accounts.one2pays.capture;
// @ts-expect-error -- and its payouts are another matter than a refund
void accounts.one2pays.refund;
