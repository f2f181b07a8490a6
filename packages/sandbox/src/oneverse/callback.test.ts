import assert from 'node:assert/strict';
import { test } from 'node:test';
import { O, openRealm, ORDER, type Realm } from '../../test/oneverse.ts';

const URL = 'https://shop.example/hook';
const opened = async (options = {}): Promise<Realm> => {
  const realm = openRealm({ webhook: { url: URL }, ...options });
  await realm.create();
  return realm;
};
const times = (realm: Realm, since: number) => realm.received.map(({ at }) => at - since);

test('item 17 a callback is the bare order, without any signature; nothing else is ever called back', async () => {
  for (const verb of ['pay', 'decline', 'cancel', 'expire']) {
    const realm = await opened();
    await realm.act(verb);
    await realm.sandbox.clock.advance(3_600_000);
    if (verb !== 'pay') assert.equal(realm.received.length, 0, verb);
    else {
      const [{ url, headers, body } = assert.fail()] = realm.received;
      assert.deepEqual([url, body], [URL, JSON.stringify(O('paid'))]);
      assert.deepEqual([...headers.keys()].sort(), ['content-type', 'user-agent']);
    }
  }
});

test('item 17 without an address nothing is sent', async () => {
  const realm = openRealm();
  await realm.create();
  await realm.act('pay');
  await realm.sandbox.clock.advance(0);
  assert.equal(realm.sandbox.snapshot().webhooks.length, 0);
});

test('item 17 † retries after 10 s, 60 s and 300 s, then silence; only 200 is a receipt', async () => {
  for (const [status, expected] of [
    [500, [0, 10_000, 70_000, 370_000]],
    [201, [0, 10_000, 70_000, 370_000]],
    [204, [0, 10_000, 70_000, 370_000]],
    [302, [0, 10_000, 70_000, 370_000]],
    [200, [0]],
  ] as const) {
    const realm = await opened();
    realm.answer = async () => new Response(null, { status });
    const since = realm.sandbox.clock.now();
    await realm.act('pay');
    await realm.sandbox.clock.advance(86_400_000);
    assert.deepEqual(times(realm, since), expected, String(status));
    const state = status === 200 ? 'delivered' : 'failed';
    assert.partialDeepStrictEqual((await realm.control('GET', `/webhooks?order=${ORDER}`)).body, { webhooks: [{ state }] }); // prettier-ignore
  }
});

test('item 17 a retry that is received is the last', async () => {
  const realm = await opened();
  realm.answer = async () => new Response(null, { status: realm.received.length === 1 ? 503 : 200 });
  const since = realm.sandbox.clock.now();
  await realm.act('pay');
  await realm.sandbox.clock.advance(86_400_000);
  assert.deepEqual(times(realm, since), [0, 10_000]);
});

test('item 17 † an attempt without an answer ends after 10 s and is retried', async () => {
  const realm = await opened();
  realm.answer = (_request, signal) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
  await realm.act('pay');
  await realm.sandbox.clock.advance(0);
  await realm.wall.advance(10_000);
  assert.partialDeepStrictEqual((await realm.control('GET', '/webhooks')).body, {
    webhooks: [{ state: 'pending', tries: 1 }],
  });
});

test('item 17 switches: duplicate, late, withheld and redelivered', async () => {
  for (const [fault, at] of [['late', [30_000]], ['twice', [0, 0]], ['off', []]] as const) {
    const realm = await opened();
    const since = realm.sandbox.clock.now();
    await realm.press('pay', [fault]);
    await realm.sandbox.clock.advance(60_000);
    assert.deepEqual(times(realm, since), at, fault);
    if (fault !== 'off') continue;
    await realm.control('POST', '/webhooks/redeliver');
    await realm.sandbox.clock.advance(0);
    assert.equal(realm.received.length, 1);
  } // prettier-ignore
});

test('item 17 † forged: a callback for what is unpaid, planned once; the order can still be paid', async () => {
  const realm = await opened();
  await realm.control('POST', '/faults', { on: 'webhook', modes: ['forged'], times: 1, gateway: 'oneverse' });
  assert.match(await (await realm.press('pay')).text(), /Nothing was charged/);
  await realm.sandbox.clock.advance(0);
  assert.equal(realm.received[0]?.body, JSON.stringify(O('paid')));
  assert.equal(await realm.status(), 'pending');
  await realm.press('pay');
  assert.equal(await realm.status(), 'paid');
});

test('item 17 the callback is there before the shopper is sent back', async () => {
  const realm = await opened();
  const html = await (await realm.press('pay')).text();
  assert.match(html, /data-onward="3"/);
  await realm.sandbox.clock.advance(0);
  assert.equal(realm.received.length, 1);
});

test('† otherAmount: callback and reads tell another amount', async () => {
  const realm = await opened();
  await realm.press('pay', ['otherAmount']);
  await realm.sandbox.clock.advance(0);
  assert.match(realm.received[0]?.body ?? '', /"amount_cents":12949,/);
  assert.partialDeepStrictEqual((await realm.api('GET', `/transactions/${ORDER}`)).body, { order: { amount_cents: 12_949 } }); // prettier-ignore
});

test('what can go wrong with a callback is offered only where one is sent', async () => {
  const offered = async (realm: Realm) => [...(await realm.page()).matchAll(/name="fault" value="(\w+)"/g)].map(([, value]) => value); // prettier-ignore
  const silent = openRealm();
  await silent.create();
  assert.deepEqual(await offered(silent), ['otherAmount', 'stuck']);
  assert.deepEqual(await offered(await opened()), ['late', 'twice', 'off', 'forged', 'otherAmount', 'stuck']);
});

test('the seed knows no webhook_url of an order: it is ignored', async () => {
  const realm = openRealm({ webhook: { url: URL } });
  await realm.create({ webhook_url: 'https://shop.example/own' });
  await realm.act('pay');
  await realm.sandbox.clock.advance(0);
  assert.equal(realm.received[0]?.url, URL);
});
