import { createOneCpClient, OneCpError, type Category, type Item, type Transaction } from './index.ts';

const client = createOneCpClient({ widgetId: 'wdg_demo', backendSecret: 's3cret' });
const id = '65aa20000000000000000010';

const known: Category = 'RAIL';
const unheard: Category = 'LAP_SUPPLIES';
const item: Item = { name: 'Lab', category: unheard, price: 1, quantity: { value: 2 }, batch: ['anything'] };
const status: Transaction['status'] = 'ON_HOLD';
const word: unknown = new OneCpError('GET /status', { kind: 'unknown', why: 'broken' }, 'read').means;

// @ts-expect-error -- an item needs its price
const priceless: Item = { name: 'Lab', category: 'OTHER' };
// @ts-expect-error -- a known property keeps its type although others pass through
const texts: Item = { name: 'Lab', category: 'OTHER', price: '1' };
// @ts-expect-error -- a tax needs its value
const untaxed: Item = { name: 'Lab', category: 'OTHER', price: 1, taxes: [{ type: 'VAT' }] };
// @ts-expect-error -- a transaction needs its title
void client.transactions.initialize({ currency: 'EUR', items: [item] });
// @ts-expect-error -- there is no "cancel everything" (dossier §4.4, T2)
void client.transactions.cancel(id, {});
// @ts-expect-error -- the JSON endpoint takes no file
void client.transactions.cancel(id, { itemsOrder: [1], invoice: { name: 'a', type: 'b', bytes: new Uint8Array() } });
// @ts-expect-error -- items cannot be changed (dossier §4.6)
void client.transactions.update(id, { items: [] });
// @ts-expect-error -- there is no list (dossier §4.8)
void client.transactions.list();
const reading = async (): Promise<void> => {
  const { checkout } = await client.transactions.read(id);
  // @ts-expect-error -- who pays may be unknown
  const reference: string = checkout.reference;
  void reference;
};

void [known, status, word, priceless, texts, untaxed, reading];
