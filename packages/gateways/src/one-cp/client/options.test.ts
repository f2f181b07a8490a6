import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import { AUTHORIZATION, E1, E6, json, SECRET, T10, WIDGET } from './examples.fixture.ts';
import { createOneCpClient, type ClientOptions } from './index.ts';
import { setUp } from './staged.fixture.ts';

const sentWith = async (widgetId: string, backendSecret: string) => {
  const { client, asked } = setUp([json(E1)], { widgetId, backendSecret });
  await client.check();
  return asked[0]?.headers.get('authorization');
};

test('§2 Basic of widget id and secret; in UTF-8; a secret may hold a colon', async () => {
  assert.equal(await sentWith(WIDGET, SECRET), AUTHORIZATION);
  assert.equal(await sentWith('wdg_ä', 'pässwörd€'), `Basic ${Buffer.from('wdg_ä:pässwörd€', 'utf8').toString('base64')}`);
  assert.equal(await sentWith('wdg', 'a:b'), `Basic ${Buffer.from('wdg:a:b').toString('base64')}`);
}); // prettier-ignore

for (const [name, options, fault] of [
  ['a missing widget id', { widgetId: undefined }, /widgetId is empty/],
  ['an empty widget id', { widgetId: ' ' }, /widgetId is empty/],
  ['a widget id with a colon', { widgetId: 'wdg_demo:PLANTED' }, /widgetId holds a colon/],
  ['a widget id with a line feed', { widgetId: 'wdg_demo\n' }, /widgetId holds white space/],
  ['a widget id with half a character', { widgetId: 'wdg\ud800' }, /widgetId holds white space/],
  ['a missing secret', { backendSecret: undefined }, /backendSecret is empty/],
  ['an empty secret', { backendSecret: '' }, /backendSecret is empty/],
  ['a secret with a copied line feed', { backendSecret: 'PLANTED\n' }, /backendSecret/],
  ['a secret with a line feed inside', { backendSecret: 'PLANTED\nX-Injected: 1' }, /backendSecret/],
  ['plain http', { baseUrl: 'http://api.1-cp.io' }, /https/],
  ['an address with credentials', { baseUrl: 'https://wdg:PLANTED@api.1-cp.io' }, /credentials/],
  ['no address', { baseUrl: 'api.1-cp.io' }, /baseUrl/],
  ['nothing in flight', { inFlight: 0 }, /inFlight/],
  ['an unknown unit', { amountUnit: 'cents' }, /major, minor/],
  ['an unknown form of a list', { multipartArrayStyle: 'commas' }, /repeat, brackets, json/],
  ['an unknown form of methods', { restrictedMethodsAs: 'text' }, /array, scalar/],
  ['a part without name', { invoiceFileField: '' }, /invoiceFileField/],
  ['no type of invoice', { invoiceTypes: [] }, /invoiceTypes/],
  ['a type of invoice that is none', { invoiceTypes: ['pdf'] }, /invoiceTypes/],
  ['an invoice of no bytes', { invoiceMaxBytes: 0 }, /invoiceMaxBytes/],
] as const)
  test(`${name} is refused when the client is made, without quoting a secret`, () => {
    assert.throws(
      () => setUp([], options as Partial<ClientOptions>),
      (error) => error instanceof TypeError && fault.test(error.message) && !error.message.includes('PLANTED'),
    );
  });

test('C1 the address is the .io one by default, and configurable with a path', async () => {
  const byDefault = setUp([json(E1)]);
  await byDefault.client.check();
  assert.equal(byDefault.asked[0]?.url, 'https://api.1-cp.io/status');
  for (const baseUrl of ['https://api.1-cp.com', 'http://127.0.0.1:4243/one-cp', 'https://proxy.example/one-cp/']) {
    const { client, asked } = setUp([json(E6)], { baseUrl });
    await client.transactions.read(T10);
    assert.equal(asked[0]?.url, `${baseUrl.replace(/\/$/, '')}/status/${T10}`);
  }
});

/** A server that holds every request until told. */
const holding = () => {
  const held: (() => void)[] = [];
  const seen = { now: 0, most: 0 };
  const fetch = async (): Promise<Response> => {
    seen.now += 1;
    seen.most = Math.max(seen.most, seen.now);
    await new Promise<void>((resolve) => held.push(resolve));
    seen.now -= 1;
    return json(E6);
  };
  return { fetch, seen, letGo: () => held.splice(0).forEach((go) => go()) };
};

test('§9 five requests at once, or as many as are told', async () => {
  for (const [inFlight, most] of [[undefined, 5], [2, 2], [11, 11]] as const) {
    const { fetch, seen, letGo } = holding();
    const clock = manualClock();
    const client = createOneCpClient({ widgetId: WIDGET, backendSecret: SECRET, inFlight, ports: { fetch, clock } });
    const reads = Promise.all(Array.from({ length: 11 }, () => client.transactions.read(T10)));
    for (let round = 0; round < 6; round += 1) {
      await clock.advance(500);
      letGo();
    }
    await clock.advance(0);
    assert.equal((await reads).length, 11);
    assert.equal(seen.most, most);
  }
}); // prettier-ignore
