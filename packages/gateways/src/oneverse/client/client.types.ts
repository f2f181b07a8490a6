/** What the compiler promises about the client; checked by tsc, never run. */
import { createOneverseClient, type PaymentOrder, type V2Order } from './index.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <T extends true>(): T | undefined => undefined;

const login = { login: 'l', password: 'p', secretKey: 's' };
const payment = createOneverseClient(login);
const named = createOneverseClient({ ...login, profile: 'payment-api', referenceField: 'both' });
const first = createOneverseClient({ ...login, profile: 'northbound-v1' });
const second = createOneverseClient({ profile: 'northbound-v2', apiKey: 'k', secretKey: 's' });
is<Equal<typeof payment, typeof named>>();

// ---- credentials go with the profile
// @ts-expect-error -- login and password, not a key
createOneverseClient({ apiKey: 'k', secretKey: 's' });
// @ts-expect-error -- not both
createOneverseClient({ ...login, apiKey: 'k' });
// @ts-expect-error -- V2 has no login
createOneverseClient({ ...login, profile: 'northbound-v2' });
// @ts-expect-error -- nor both
createOneverseClient({ ...login, apiKey: 'k', profile: 'northbound-v2' });
// @ts-expect-error -- every profile signs
createOneverseClient({ login: 'l', password: 'p' });
// @ts-expect-error -- V2 names the reference one way
createOneverseClient({ profile: 'northbound-v2', apiKey: 'k', secretKey: 's', referenceField: 'reference' });
// @ts-expect-error -- only V2's page prints two
createOneverseClient({ ...login, orderPath: '/api/northbound/transactions' });
// @ts-expect-error -- no such profile
createOneverseClient({ ...login, profile: 'southbound' });
// @ts-expect-error -- no such order of keys
createOneverseClient({ ...login, signing: { keyOrder: 'random' } });

// ---- what differs between the profiles
void payment.login();
void first.login();
// @ts-expect-error -- V2 has no login
void second.login();

const order = {
  merchant_transaction_id: 'r',
  merchant_uuid: 'm',
  game_name: 'g',
  country: 'MY',
  payment_channel: 'for_testing',
  amount_cents: 100,
  currency: 'MYR',
  title: 't',
  merchant_return_url: 'https://shop.example/r',
};
void payment.orders.create({ ...order, game_character: 'Mira' });
// @ts-expect-error -- the Payment API's callback is set for the account
void payment.orders.create({ ...order, webhook_url: 'https://shop.example/hook' });
// @ts-expect-error -- the Payment API's amounts are numbers
void payment.orders.create({ ...order, amount_cents: '100' });
// @ts-expect-error -- a reference is needed
void payment.orders.create({ ...order, merchant_transaction_id: undefined });
void first.orders.create({ ...order, webhook_url: 'https://shop.example/hook', account_info: { name: 'Mira' } });
// @ts-expect-error -- V1 has account_info instead
void first.orders.create({ ...order, game_character: 'Mira' });
// @ts-expect-error -- whose name is needed
void first.orders.create({ ...order, account_info: { login_id: '7' } });

const v2Order = {
  transaction_id: 'r',
  tenant_id: 'm',
  game_name: 'g',
  country: 'MY',
  payment_channel: 'for_testing',
  amount_cents: '100',
  currency: 'MYR',
  item_title: 't',
  item_code: 'c',
  merchant_return_url: 'https://shop.example/r',
};
void second.orders.create(v2Order);
// @ts-expect-error -- V2's amounts are digits
void second.orders.create({ ...v2Order, amount_cents: 100 });
// @ts-expect-error -- V2 has names of its own
void second.orders.create(order);
// @ts-expect-error -- V2 needs an item code
void second.orders.create({ ...v2Order, item_code: undefined });
void second.orders.create(new Uint8Array());

is<Equal<PaymentOrder['amount_cents'], number>>();
is<Equal<V2Order['amount_cents'], string>>();
const each = async (): Promise<void> => {
  for await (const { order_id: id, reference } of payment.orders.all()) {
    const text: string = id;
    // @ts-expect-error -- an order may come without reference
    const own: string = reference;
    void [text, own];
  }
};

// ---- what the API has not
// @ts-expect-error -- no cancel
void payment.orders.cancel('x');
// @ts-expect-error -- no refund
void payment.orders.refund('x');
// @ts-expect-error -- no filter
void payment.orders.list({ status: 'paid' });
void each;
