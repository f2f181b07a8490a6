import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as examples from './examples.fixture.ts';
import { E8_UNKNOWN, json, PDF, SUCCESS, T10, T11 } from './examples.fixture.ts';
import type { Initialize, Invoice, OneCpClient } from './index.ts';
import { setUp } from './staged.fixture.ts';

const minimal: Initialize = JSON.parse(examples.E3_REQUEST);
const initializing = (parts: object) => (c: OneCpClient) => c.transactions.initialize({ ...minimal, ...parts });
const item = (parts: object) => initializing({ items: [minimal.items[0], { ...minimal.items[0], ...parts }] });
const canceling = (body: string) => (c: OneCpClient) => c.transactions.cancel(T11, JSON.parse(body));
const pdf: Invoice = { name: 'st-15.pdf', type: 'application/pdf', bytes: PDF };
const withFile = (parts: object) => (c: OneCpClient) =>
  c.transactions.cancelWithInvoice(T11, { itemsOrder: [1], invoice: { ...pdf, ...parts } });

const rows: readonly [string, (c: OneCpClient) => Promise<unknown>, RegExp][] = [
  ['E5 initialize without title', (c) => c.transactions.initialize({ title: '', ...JSON.parse(examples.E5_REQUEST) }), /title is empty/],
  ['a blank title', initializing({ title: '  ' }), /title is empty/],
  ['a blank currency', initializing({ currency: '' }), /currency is empty/],
  ['no items', initializing({ items: [] }), /items is empty/],
  ['an item without name', item({ name: '' }), /items\[1\]\.name/],
  ['an item without category', item({ category: ' ' }), /items\[1\]\.category/],
  ['an item without price', item({ price: undefined }), /items\[1\]\.price/],
  ['a price that is text', item({ price: '240' }), /items\[1\]\.price/],
  ['a price below nothing', item({ price: -1 }), /items\[1\]\.price/],
  ['an endless total', item({ total: Infinity }), /items\[1\]\.total/],
  ['a tax that is no number', item({ totalTax: Number.NaN }), /items\[1\]\.totalTax/],
  ['E14 an empty selection', canceling(examples.E14_REQUEST), /itemsOrder is empty/],
  ['E11 amount 0, which means the policy', canceling(examples.E11_REQUEST), /amount is 0.*Leave it out/],
  ['the number 0', canceling('{"itemsOrder":[0]}'), /counted from 1/],
  ['half an item', canceling('{"itemsOrder":[1,1.5]}'), /counted from 1/],
  ['an item that is text', canceling('{"itemsOrder":["1"]}'), /counted from 1/],
  ['an item twice', canceling('{"itemsOrder":[2,1,2]}'), /twice/],
  ['an amount below nothing', canceling('{"itemsOrder":[1],"amount":-5}'), /amount is no amount/],
  ['an amount that is text', canceling('{"itemsOrder":[1],"amount":"5"}'), /amount is no amount/],
  ['E14 an empty selection in a form', (c) => c.transactions.cancelWithInvoice(T11, { itemsOrder: [] }), /itemsOrder is empty/],
  ['E11 amount 0 in a form', (c) => c.transactions.cancelWithInvoice(T11, { itemsOrder: [1], amount: 0 }), /amount is 0/],
  ['an empty update', (c) => c.transactions.update(T11, {}), /Nothing to update/],
  ['an update of nothing', (c) => c.transactions.update(T11, { title: undefined }), /Nothing to update/],
  ['an invoice that is a web page', withFile({ type: 'text/html' }), /must be one of: application\/pdf, image\/png, image\/jpeg/],
  ['a web page that is called a PDF', withFile({ bytes: new TextEncoder().encode('<!DOCTYPE html>') }), /does not begin as application\/pdf/],
  ['an empty invoice', withFile({ bytes: new Uint8Array(0) }), /is empty/],
  ['an invoice over 10 MiB', withFile({ bytes: new Uint8Array(10 * 1024 * 1024 + 1) }), /10485761 bytes/],
  ['an invoice without name', withFile({ name: ' ' }), /file name/],
  ['an invoice named by a path', withFile({ name: '../st.pdf' }), /without a path/],
  ['an invoice named with a line feed', withFile({ name: 'a\r\nX: 1.pdf' }), /file name/],
]; // prettier-ignore
for (const [name, call, fault] of rows)
  test(`${name} is refused here, and nothing is sent`, async () => {
    const { client, asked } = setUp([json(SUCCESS)]);
    await assert.rejects(call(client), { name: 'TypeError', message: fault });
    assert.equal(asked.length, 0);
  });

const ids = [
  '',
  'status',
  'xyz',
  '..',
  `${T10}/invoice`,
  `${T10}0`,
  T10.slice(1),
  `${T10}\n`,
  '65aa2000000000000000001g',
  E8_UNKNOWN.replace('f', '%'),
];
for (const id of ids)
  test(`E8 the id ${JSON.stringify(id)} never becomes a path: PUT /status cannot happen`, async () => {
    const { client, asked } = setUp([]);
    const { read, cancel, cancelWithInvoice, update } = client.transactions;
    const cancels = { itemsOrder: [1] };
    for (const call of [() => read(id), () => cancel(id, cancels), () => cancelWithInvoice(id, cancels), () => update(id, { note: 'x' })])
      await assert.rejects(call(), { name: 'TypeError', message: /24 hex digits/ });
    assert.equal(asked.length, 0);
  }); // prettier-ignore

test('the twins: what these rows change is what made them fail', async () => {
  for (const call of [initializing({}), item({ total: 0, totalTax: 0 })])
    await call(setUp([json(examples.E3, 201)]).client);
  for (const call of [canceling(examples.E12_REQUEST), withFile({}), withFile({ bytes: new Uint8Array([...PDF, 0]) })])
    await call(setUp([json(SUCCESS)]).client);
});

test('in minor units a fraction is refused; zero-decimal and three-decimal amounts go as they are', async () => {
  const { client, asked } = setUp([json(examples.E3, 201), json(SUCCESS)], { amountUnit: 'minor' });
  await assert.rejects(item({ total: 285.6 })(client), /amountUnit is 'minor'/);
  await assert.rejects(client.transactions.cancel(T11, { itemsOrder: [1], amount: 0.5 }), /amountUnit is 'minor'/);
  const whole = { ...minimal.items[0], name: 'A', category: 'OTHER', price: 1300, total: 1300 };
  await client.transactions.initialize({ ...minimal, currency: 'JPY', items: [whole] });
  await client.transactions.cancel(T11, { itemsOrder: [1], amount: 1300 });
  assert.equal(asked.length, 2);
});
