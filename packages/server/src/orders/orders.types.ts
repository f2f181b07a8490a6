import { createCheckout } from '../checkout/index.ts';
import { createStrongbox } from '../fixture/boxes.fixture.ts';
import { createPaybox } from '../fixture/paybox.fixture.ts';
import { memoryStore } from '../memory/index.ts';
import { fromCatalog } from '../pricing/index.ts';

const { account } = createPaybox();
const { account: strongbox } = createStrongbox();
const options = { url: 'https://a.example/c', secret: 's', origins: [], store: memoryStore(), price: fromCatalog([]) };
const checkout = createCheckout({ ...options, accounts: [account({}), account({ id: 'second' }), strongbox({})] });

const ids: 'paybox' | 'second' | 'strongbox' = {} as keyof typeof checkout.accounts;
void ids;

void checkout.accounts.paybox.cancel('cs_1', { key: 'a' });
void checkout.accounts.second.cancel('cs_1', { key: 'a' });
// @ts-expect-error -- this gateway gives nothing back: the verb is not there
void checkout.accounts.paybox.refund;
void checkout.accounts.strongbox.refund('cs_1', { key: 'a', amount: 100, attempt: 'at_2' });
// @ts-expect-error -- it refunds by amount: say how much
void checkout.accounts.strongbox.refund('cs_1', { key: 'a', attempt: 'at_2' });
// @ts-expect-error -- a mutation takes a key
void checkout.orders.cancel('cs_1');
// @ts-expect-error -- there is no such account
void checkout.accounts.stripe;
