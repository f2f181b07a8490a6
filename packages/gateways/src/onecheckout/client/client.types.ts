import { createOnecheckoutClient, type Order, type OrderEvent } from './index.ts';

const client = createOnecheckoutClient({ baseUrl: 'https://api.example/api/v1.0', apiKey: 'k' });

const each = async (): Promise<void> => {
  for await (const order of client.orders.all({ status: 'PAID', createdFrom: 0 })) {
    const id: string = order.id;
    // @ts-expect-error -- an order's reference may be missing, in lists it always is
    const reference: string = order.reference_id;
    void [id, reference];
  }
};
const status: Order['status'] = 'SOMETHING_NEW';
const type: OrderEvent['type'] = 'payment_created';
const updating: Promise<unknown> = client.account.update({ email: 'shop@shop.test' });

// @ts-expect-error -- currencies cannot be updated (dossier §4.2)
void client.account.update({ currencies: ['EUR'] });
// @ts-expect-error -- the API takes no amount to capture
void client.orders.capture('0042', { amount: 1 });
// @ts-expect-error -- a line needs its price
void client.orders.create({ currency: 'EUR', order_lines: [{ title: 'Tea', quantity: 1 }] });
// @ts-expect-error -- there is no refund
void client.orders.refund('0042');

void [each, status, type, updating];
