import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AUTH, type Corp, openCorp, PAIR, SUCCESS } from '../../test/onecp.ts';

type Part = readonly [name: string, value: string | Blob, filename?: string];
const pdf = new Blob(['%PDF-1.7'], { type: 'application/pdf' });
const form = (...parts: readonly Part[]): FormData => {
  const made = new FormData();
  for (const [name, value, filename] of parts)
    if (typeof value === 'string') made.append(name, value);
    else made.append(name, value, filename);
  return made;
};
const send = (corp: Corp, id: string, body: unknown) => corp.api('PATCH', `/cancel/${id}/invoice`, body);
const receipt = (corp: Corp) => corp.sandbox.snapshot().onecp?.transactions[0]?.receipts[0];

test('item 12 E15 a cancel with a file, and the same without it', async () => {
  const fields = [['itemsOrder', '1'], ['itemsOrder', '2'], ['invoiceNumber', 'ST-15']] as const; // prettier-ignore
  for (const [parts, file] of [
    [[...fields, ['file', pdf, 'st-15.pdf']], { name: 'st-15.pdf', type: 'application/pdf', size: 8 }],
    [fields, null],
  ] as const) {
    const corp = openCorp();
    const told = await send(corp, await corp.paid(PAIR), form(...parts));
    assert.deepEqual([told.status, told.body], [200, SUCCESS]);
    assert.partialDeepStrictEqual(receipt(corp), { items: [1, 2], amount: 12_050, invoiceNumber: 'ST-15' });
    assert.deepEqual(receipt(corp)?.file, file);
  }
});

test('item 12 E15 byte for byte, as the dossier writes it', async () => {
  const corp = openCorp();
  const id = await corp.paid(PAIR);
  const part = (head: string, body: string) => `--b1\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
  const file = 'name="file"; filename="st-15.pdf"\r\nContent-Type: application/pdf';
  const body = `${part('name="itemsOrder"', '1')}${part('name="itemsOrder"', '2')}${part('name="invoiceNumber"', 'ST-15')}${part(file, 'bytes')}--b1--\r\n`;
  const headers = { authorization: AUTH, 'content-type': 'multipart/form-data; boundary=b1' };
  const answer = await corp.call(`/one-cp/cancel/${id}/invoice`, { method: 'PATCH', headers, body });
  assert.deepEqual([answer.status, await answer.json()], [200, { status: 'SUCCESS', errorMessage: null }]);
  assert.deepEqual(receipt(corp)?.file, { name: 'st-15.pdf', type: 'application/pdf', size: 5 });
});

test('item 12 † itemsOrder as repeated parts, with brackets, or as one JSON list; any part with a filename is the file', async () => {
  for (const [what, ...parts] of [
    ['repeat', ['itemsOrder', '1'], ['itemsOrder', '2']],
    ['brackets', ['itemsOrder[]', '1'], ['itemsOrder[]', '2']],
    ['json', ['itemsOrder', '[1,2]']],
    ['another name', ['itemsOrder', '[1, 2]'], ['cancellation', pdf, 'a.pdf']],
  ] as [string, ...Part[]][]) {
    const corp = openCorp();
    assert.deepEqual((await send(corp, await corp.paid(PAIR), form(...parts))).body, SUCCESS, what);
    assert.deepEqual(receipt(corp)?.items, [1, 2], what);
    if (what === 'another name') assert.equal(receipt(corp)?.file?.name, 'a.pdf');
  }
});

test('item 12 numbers come as text; an amount and a title are read', async () => {
  const corp = openCorp();
  const parts = form(['itemsOrder', '1'], ['amount', '12.34'], ['invoiceTitle', 'Storno ü']);
  await send(corp, await corp.paid(PAIR), parts);
  assert.partialDeepStrictEqual(receipt(corp), { items: [1], amount: 1234, invoiceTitle: 'Storno ü' });
});

test('item 12 what is no selection is 400 here too, and changes nothing', async () => {
  const corp = openCorp();
  const id = await corp.paid(PAIR);
  for (const parts of [
    [],
    [['itemsOrder', '']],
    [['itemsOrder', 'one']],
    [['itemsOrder', '1.5']],
    [['itemsOrder', '0']],
    [['itemsOrder', '3']],
    [['itemsOrder', '1'], ['itemsOrder', '1']],
    [['itemsOrder', '[1']],
    [['itemsOrder', '[]']],
    [['itemsOrder', '["1"]']],
    [['itemsOrder', '1'], ['amount', '-1']],
    [['itemsOrder', '1'], ['amount', 'all']],
    [['itemsOrder', pdf, 'a.pdf']],
  ] as Part[][])
    assert.equal((await send(corp, id, form(...parts))).status, 400, JSON.stringify(parts)); // prettier-ignore
  assert.deepEqual(corp.refunds(id), []);
});

test('item 12 † JSON to /invoice, and a form to the JSON endpoint, are 400; a torn form too', async () => {
  const corp = openCorp();
  const id = await corp.paid(PAIR);
  assert.equal((await send(corp, id, { itemsOrder: [1] })).status, 400);
  assert.equal((await corp.api('PATCH', `/cancel/${id}`, form(['itemsOrder', '1']))).status, 400);
  const headers = { authorization: AUTH, 'content-type': 'multipart/form-data; boundary=b1' };
  const torn = await corp.call(`/one-cp/cancel/${id}/invoice`, { method: 'PATCH', headers, body: '--b1\r\nContent' });
  assert.equal(torn.status, 400);
  assert.deepEqual(corp.refunds(id), []);
});
