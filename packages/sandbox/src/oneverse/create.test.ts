import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Body, B1, CRYSTALS, openRealm, ORDER, type Realm, sign } from '../../test/oneverse.ts';

const refused = async (realm: Realm, changes: Body) => {
  const told = await realm.api('POST', '/transactions', { ...CRYSTALS, ...changes });
  assert.equal(told.status, 422, JSON.stringify([changes, told.body]));
  assert.equal(told.body['code'], 4005);
  return told.body['message'];
};
const kept = (realm: Realm) => realm.sandbox.snapshot().oneverse?.orders.length;

test('item 4 a valid token with a path-only, Base64, upper-case or line-feed signature is 403, and stores nothing', async () => {
  const realm = openRealm();
  const url = 'https://games.oneone.com/payment-api/transactions';
  const right = sign('POST', url, B1);
  const base64 = Buffer.from(right, 'hex').toString('base64');
  for (const signature of [sign('POST', '/payment-api/transactions', B1), base64, right.toUpperCase(), sign('POST', url, `${B1}\n`), sign('POST', `${url}/`, B1), sign('post', url, B1)]) {
    const told = await realm.api('POST', '/transactions', B1, { 'x-signature': signature });
    assert.deepEqual([told.status, told.body], [403, { code: 4003, error: 'Invalid HMAC hash' }]);
  } // prettier-ignore
  assert.equal(kept(realm), 0);
  assert.equal((await realm.api('POST', '/transactions', B1, { 'x-signature': right })).status, 200, 'the twin');
});

test('item 6 acceptSortedDigest: a body in another order than it was signed in', async () => {
  const shuffled = JSON.stringify(Object.fromEntries(Object.entries(CRYSTALS).toReversed()));
  const headers = { 'x-signature': '7f5d309180857a6abdcfe62fd36c0d6be5a828bc6abfad3d7995b8be065573dd' };
  assert.equal((await openRealm().api('POST', '/transactions', shuffled, headers)).status, 403);
  assert.equal((await openRealm({ acceptSortedDigest: true }).api('POST', '/transactions', shuffled, headers)).status, 200); // prettier-ignore
});

test('item 7 the signature is over the address a caller sees: behind a proxy, or the sandbox’s own, with its query', async () => {
  for (const seen of ['https://games.oneone.com', 'https://games.oneone.com/', null]) {
    const realm = openRealm({ seen: seen?.replace(/\/$/, '') ?? null });
    for (const path of ['/transactions', '/transactions?page=2', '/transactions?a=%20b&c=d'])
      assert.equal((await realm.api('GET', path)).status, 200, `${String(seen)} ${path}`);
    const other = sign('GET', 'https://elsewhere.example/payment-api/transactions');
    assert.equal((await realm.api('GET', '/transactions', undefined, { 'x-signature': other })).status, 403);
    const bare = sign('GET', `${seen ?? 'https://pay.example.test/oneverse'}/payment-api/transactions`);
    assert.equal((await realm.api('GET', '/transactions?page=2', undefined, { 'x-signature': bare })).status, 403);
  }
});

test('item 8 either reference is taken; both with one value; both with two are 422, in lenient mode not', async () => {
  const { merchant_transaction_id: _a, reference: _b, ...rest } = CRYSTALS;
  for (const [names, expected] of [
    [{ merchant_transaction_id: 'one' }, 'one'],
    [{ reference: 'two' }, 'two'],
    [{ merchant_transaction_id: 'three', reference: 'three' }, 'three'],
    [{ merchant_transaction_id: 'four', reference: null }, 'four'],
  ] as const) {
    const told = await openRealm().api('POST', '/transactions', { ...rest, ...names });
    assert.equal((told.body['order'] as Body)['reference'], expected);
  }
  const two = { merchant_transaction_id: 'a', reference: 'b' };
  assert.equal(await refused(openRealm(), two), 'The reference field must match merchant transaction id.');
  const lenient = await openRealm({ mode: 'lenient' }).api('POST', '/transactions', { ...CRYSTALS, ...two });
  assert.equal((lenient.body['order'] as Body)['reference'], 'a');
});

test('item 9 an amount that is no whole number from 1 is 422', async () => {
  const realm = openRealm({ limits: { perMinute: 100 } });
  for (const [amount_cents, message] of [
    [12.5, 'The amount cents field must be an integer.'],
    ['12950', 'The amount cents field must be an integer.'],
    [-1, 'The amount cents field must be at least 1.'],
    [0, 'The amount cents field must be at least 1.'],
    [1e15, 'The amount cents field is too large.'],
    [null, 'The amount cents field is required.'],
    [undefined, 'The amount cents field is required.'],
    [true, 'The amount cents field must be an integer.'],
  ] as const)
    assert.equal(await refused(realm, { amount_cents }), message);
  assert.equal(kept(realm), 0);
  await realm.create({ amount_cents: 1 });
});

test('items 8, 10 every other field that is missing or wrong is 422, with † the words but those published', async () => {
  const realm = openRealm({ limits: { perMinute: 100 }, gameNames: ['aurora-quest'], currencies: ['MYR', 'THB'] });
  for (const [changes, message] of [
    [{ merchant_uuid: undefined }, 'The merchant uuid field is required.'],
    [{ merchant_uuid: '11111111-2222-4333-8444-555555555555' }, 'The selected merchant uuid is invalid.'],
    [{ game_name: undefined }, 'The game name field is required.'],
    [{ game_name: 'chess' }, 'The selected game name is invalid.'],
    [{ country: undefined }, 'The country field is required.'],
    [{ country: 'Malaysia' }, 'The country field format is invalid.'],
    [{ payment_channel: undefined }, 'The payment channel field is required.'],
    [{ payment_channel: 'nowhere' }, 'The selected payment channel is invalid.'],
    [{ currency: undefined }, 'The currency field is required.'],
    [{ currency: 'myr' }, 'The currency field format is invalid.'],
    [{ currency: 'EUR' }, 'The selected currency is invalid.'],
    [{ title: undefined }, 'The title field is required.'],
    [{ title: '' }, 'The title field is required.'],
    [{ title: 'x'.repeat(256) }, 'The title field must not be greater than 255 characters.'],
    [{ title: 7 }, 'The title field must be a string.'],
    [{ description: 7 }, 'The description field must be a string.'],
    [{ item_code: [] }, 'The item code field must be a string.'],
    [{ merchant_return_url: undefined }, 'The merchant return url field is required.'],
    [{ merchant_return_url: '/return' }, 'The merchant return url field must be a valid URL.'],
    [{ merchant_return_url: 'javascript:alert(1)' }, 'The merchant return url field must be a valid URL.'],
    [{ merchant_transaction_id: 'x'.repeat(256), reference: undefined }, 'The merchant transaction id field must not be greater than 255 characters.'],
  ] as const)
    assert.equal(await refused(realm, changes), message); // prettier-ignore
  for (const body of ['{', '[]', '7', '""'])
    assert.equal((await realm.api('POST', '/transactions', body)).status, 422, body);
  assert.equal(kept(realm), 0);
  await realm.create({ country: 'MY-14', currency: 'THB', description: 'Fifty', item_code: null });
});

test('item 10 channels are the account’s own', async () => {
  const realm = openRealm({ channels: ['qr_promptpay_thb'] });
  assert.equal(await refused(realm, {}), 'The selected payment channel is invalid.');
  await realm.create({ payment_channel: 'qr_promptpay_thb' });
});

test('§5.3 lenient: the seed’s own example, without country and return URL, passes; strict refuses it', async () => {
  const { country: _a, merchant_return_url: _b, merchant_transaction_id: _c, ...example } = CRYSTALS;
  assert.equal((await openRealm().api('POST', '/transactions', example)).status, 422);
  const realm = openRealm({ mode: 'lenient' });
  assert.equal((await realm.api('POST', '/transactions', example)).status, 200);
  assert.match(await (await realm.press('pay')).text(), /You can close this page/);
});

test('item 11 a reference is used once by an account, with any status; the text by switch; a neighbour may use it', async () => {
  const realm = openRealm();
  await realm.create();
  await realm.act('expire');
  assert.equal(await refused(realm, {}), 'The reference has already been taken.');
  assert.equal(await refused(realm, { merchant_transaction_id: undefined }), 'The reference has already been taken.');
  const uuid = '11111111-2222-4333-8444-555555555555';
  assert.equal((await realm.theirs('POST', '/transactions', { ...CRYSTALS, merchant_uuid: uuid })).status, 200);
  const other = openRealm({ duplicateText: 'Duplicate.' });
  await other.create();
  assert.equal(await refused(other, {}), 'Duplicate.');
});

test('item 11 of two creates with one reference that wait together, one is stored', async () => {
  const realm = openRealm();
  await realm.login();
  await realm.control('POST', '/faults', { on: 'create', do: 'slow', ms: 1000, times: 2 });
  const both = [realm.api('POST', '/transactions', B1), realm.api('POST', '/transactions', B1)];
  await realm.sandbox.clock.advance(1000);
  assert.deepEqual((await Promise.all(both)).map(({ status }) => status).sort(), [200, 422]);
  assert.equal(kept(realm), 1);
});

test('item 12 a create answers 200, or 201 by switch', async () => {
  assert.equal((await openRealm().api('POST', '/transactions', B1)).status, 200);
  const told = await openRealm({ createStatus: 201 }).api('POST', '/transactions', B1);
  assert.deepEqual([told.status, told.body['code']], [201, 2001]);
});

test('item 13 ids are ULIDs that count up with time; an unknown, malformed or foreign one is 404', async () => {
  const realm = openRealm();
  const first = await realm.create();
  await realm.sandbox.clock.advance(1);
  const second = await realm.create({ merchant_transaction_id: 'b', reference: 'b' });
  for (const id of [first, second]) assert.match(id, /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
  assert.ok(first < second);
  assert.equal(first, ORDER);
  const ids = ['01J9ZZZZZZZZZZZZZZZZZZZZZZ', 'nope', ORDER.toLowerCase(), '%20'];
  for (const told of [...(await Promise.all(ids.map((id) => realm.api('GET', `/transactions/${id}`)))), await realm.theirs('GET', `/transactions/${ORDER}`)]) {
    assert.equal(told.status, 404);
    assert.partialDeepStrictEqual(told.body, { code: 4006, message: 'Transaction not found' });
  } // prettier-ignore
});

test('§5.2 a list is the account’s own, newest first †, whole; by switch in pages of 20 with links', async () => {
  const realm = openRealm({ limits: { perMinute: 1000 }, paginate: true });
  const ids = [];
  for (let n = 0; n < 21; n += 1) {
    ids.push(await realm.create({ merchant_transaction_id: `r${n}`, reference: `r${n}` }));
    await realm.sandbox.clock.advance(1);
  }
  const idsOf = ({ body }: { body: Body }) => (body['data'] as Body[]).map(({ order_id }) => order_id);
  const first = await realm.api('GET', '/transactions');
  assert.deepEqual(idsOf(first), ids.toReversed().slice(0, 20));
  const url = 'https://games.oneone.com/payment-api/transactions';
  assert.deepEqual(first.body['links'], { first: `${url}?page=1`, last: `${url}?page=2`, prev: null, next: `${url}?page=2` }); // prettier-ignore
  assert.deepEqual(first.body['meta'], { current_page: 1, from: 1, last_page: 2, path: url, per_page: 20, to: 20, total: 21 }); // prettier-ignore
  const second = await realm.api('GET', '/transactions?page=2');
  assert.deepEqual(idsOf(second), [ids[0]]);
  assert.partialDeepStrictEqual(second.body['links'], { prev: `${url}?page=1`, next: null });
  assert.deepEqual(idsOf(await realm.api('GET', '/transactions?page=9')), []);
  assert.deepEqual(idsOf(await realm.api('GET', '/transactions?page=x')).length, 20);
  assert.deepEqual((await realm.theirs('GET', '/transactions')).body, { data: [] });
});

test('a planned amount fault strikes one create', async () => {
  const realm = openRealm();
  await realm.control('POST', '/faults', { on: 'amount', gateway: 'oneverse' });
  const told = await realm.api('POST', '/transactions', B1);
  assert.equal((told.body['order'] as Body)['amount_cents'], 12_951);
});
