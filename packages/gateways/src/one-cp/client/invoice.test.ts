import assert from 'node:assert/strict';
import { test } from 'node:test';
import { E15_FIELDS, json, PDF, SUCCESS, T12 } from './examples.fixture.ts';
import type { ClientOptions, Invoice } from './index.ts';
import { setUp } from './staged.fixture.ts';

const pdf: Invoice = { name: 'st-15.pdf', type: 'application/pdf', bytes: PDF };
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 255]);
const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]);

/** What a server makes of the form: read back by the platform from the bytes and the header as they left. */
const sent = async (
  cancel: { amount?: number; invoiceTitle?: string; invoiceNumber?: string; invoice?: Invoice },
  options: Partial<ClientOptions> = {},
) => {
  const forms: Promise<FormData>[] = [];
  const catching = (asked: { headers: Headers }, init: RequestInit) => {
    forms.push(new Response(init.body, { headers: { 'content-type': asked.headers.get('content-type') ?? '' } }).formData());
    return json(SUCCESS);
  }; // prettier-ignore
  const { client, asked } = setUp([catching], options);
  await client.transactions.cancelWithInvoice(T12, { itemsOrder: [1, 2], ...cancel });
  const form = await forms[0];
  assert.ok(form);
  return { form, header: asked[0]?.headers.get('content-type'), body: asked[0]?.body ?? '' };
};

test('E15 cancel with file: a form of the platform’s own boundary, numbers as text, the file as it is', async () => {
  const { form, header, body } = await sent({ invoiceNumber: 'ST-15', invoice: pdf });
  const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(header ?? '')?.[1] ?? '';
  assert.ok(boundary.length > 10 && body.startsWith(`--${boundary}`));
  const file = form.get('file');
  assert.ok(file instanceof File);
  assert.deepEqual([file.name, file.type], ['st-15.pdf', 'application/pdf']);
  assert.deepEqual(new Uint8Array(await file.arrayBuffer()), PDF);
  const fields = [...form].filter(([, value]) => typeof value === 'string');
  assert.deepEqual(fields, E15_FIELDS);
});

test('E15 the same without the file part', async () => {
  const { form } = await sent({ invoiceNumber: 'ST-15' });
  assert.deepEqual([...form], E15_FIELDS);
});

test('§4.5 all other fields go along', async () => {
  const { form } = await sent({ amount: 92.5, invoiceTitle: 'Storno "1"\r\nX: 1', invoiceNumber: 'ST-14' });
  assert.deepEqual(Object.fromEntries(form), {
    itemsOrder: '2',
    amount: '92.5',
    invoiceTitle: 'Storno "1"\r\nX: 1',
    invoiceNumber: 'ST-14',
  });
});

for (const [style, fields] of [
  ['repeat', [['itemsOrder', '1'], ['itemsOrder', '2']]],
  ['brackets', [['itemsOrder[]', '1'], ['itemsOrder[]', '2']]],
  ['json', [['itemsOrder', '[1,2]']]],
] as const)
  test(`§4.5 itemsOrder in the form, ${style}`, async () => {
    assert.deepEqual([...(await sent({}, { multipartArrayStyle: style })).form], fields);
  }); // prettier-ignore

test('§4.5 the file part may be called otherwise', async () => {
  const { form } = await sent({ invoice: pdf }, { invoiceFileField: 'invoice' });
  assert.deepEqual([form.has('file'), form.get('invoice') instanceof File], [false, true]);
});

for (const [name, type, bytes] of [
  ['st.png', 'image/png', PNG],
  ['st.jpg', 'image/jpeg', JPEG],
  ['Störnö “1”.pdf', 'application/pdf', PDF],
] as const)
  test(`§4.5 ${name} arrives byte for byte, under its name`, async () => {
    const file = (await sent({ invoice: { name, type, bytes } })).form.get('file');
    assert.ok(file instanceof File);
    assert.deepEqual([file.name, file.type], [name, type]);
    assert.deepEqual(new Uint8Array(await file.arrayBuffer()), bytes);
  });

test('§4.5 our limits are configurable: other types, other sizes', async () => {
  const text = { name: 'st.xml', type: 'application/xml', bytes: new TextEncoder().encode('<a/>') };
  await assert.rejects(sent({ invoice: text }), /must be one of/);
  const { form } = await sent({ invoice: text }, { invoiceTypes: ['application/xml'] });
  assert.ok(form.get('file') instanceof File);
  await assert.rejects(sent({ invoice: pdf }, { invoiceMaxBytes: PDF.length - 1 }), /at most/);
  await sent({ invoice: pdf }, { invoiceMaxBytes: PDF.length });
});
