import { createOne2PaysClient, type Payment, type PaymentCalls, type Withdraw } from './index.ts';

const keys = { baseUrl: 'https://api.example', apiKey: 'pk_test_x', secretKey: 'sk_test_x' };
const client = createOne2PaysClient({ ...keys, environment: 'test', withdrawFieldMap: { bankCode: 'bank' } });
const paying = {
  amount: 1250,
  referenceId: 'r',
  customerBankAccountName: 'n',
  customerBankAccountNumber: '1112223334',
  customerBankCode: '004',
};

const each = async (): Promise<void> => {
  for await (const payment of client.payments.all({ limit: 100 })) {
    const amount: number = payment.amount;
    // @ts-expect-error -- the reference may be missing
    const reference: string = payment.referenceId;
    void [amount, reference];
  }
  for await (const { id } of client.withdraws.all()) void id;
};
const status: Payment['status'] = 'something_new';
const payout: Promise<Withdraw> = client.withdraws.read('wd_1');
const part: PaymentCalls = client.payments;
void client.payments.create({ ...paying, paymentMethod: 'promptpay' });

// @ts-expect-error -- amounts are satang, not the API's text
void client.payments.create({ ...paying, paymentMethod: 'promptpay', amount: '1250.00' });
// @ts-expect-error -- no such way to pay
void client.payments.create({ ...paying, paymentMethod: 'card' });
// @ts-expect-error -- the payer's account is mandatory
void client.payments.create({ amount: 1250, referenceId: 'r', paymentMethod: 'promptpay' });
// @ts-expect-error -- there is no refund
void client.payments.refund('p');
// @ts-expect-error -- the dashboard's login is not called
void client.auth.login();
// @ts-expect-error -- no filter is published
void client.payments.list({ status: 'succeeded' });
// @ts-expect-error -- which page is the iterator's business
client.payments.all({ page: 2 });
// @ts-expect-error -- there is no address to fall back to
createOne2PaysClient({ apiKey: 'pk_test_x', secretKey: 'sk_test_x', environment: 'test' });
// @ts-expect-error -- what the keys are for must be said
createOne2PaysClient(keys);

void [each, status, payout, part];
