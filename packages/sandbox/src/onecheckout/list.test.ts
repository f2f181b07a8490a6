import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bearer, type Body, codeOf, detailsOf, K1, K2, openStall, START, type Stall, xApiKey } from '../../test/onecheckout.ts'; // prettier-ignore

const HOUR = 3_600_000;
const list = async (stall: Stall, body: Body = {}): Promise<Body> => {
  const answer = await stall.api('POST', '/orders-list', body, xApiKey(K1));
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const ids = (page: Body): unknown[] => (page['orders'] as Body[]).map(({ id }) => id);

/** Orders 0042 to 0051, an hour apart; 0042, 0047 and 0051 are paid. */
const filled = async (): Promise<Stall> => {
  const stall = openStall();
  const prices: Readonly<Record<number, number>> = { 42: 8.4, 47: 80, 51: 12.5 };
  for (let number = 42; number <= 51; number += 1) {
    await stall.create({
      order_lines: [{ title: 'A', quantity: number === 42 ? 3 : 1, unit_price: prices[number] ?? 5 }],
    });
    if (prices[number]) await stall.act(`00${number}`, 'pay');
    await stall.sandbox.clock.advance(HOUR);
  }
  return stall;
};

test('§12.9 E12 two pages of paid orders', async () => {
  const stall = await filled();
  const first = await list(stall, { limit: 2, status: 'PAID' });
  assert.deepEqual(Object.keys(first), ['anchor', 'limit', 'count', 'next_anchor', 'orders']);
  assert.partialDeepStrictEqual(first, {
    anchor: '', limit: 2, count: 3, next_anchor: '0047',
    orders: [{ id: '0051', status: 'PAID', amount: 12.5 }, { id: '0047', status: 'PAID', amount: 80 }],
  }); // prettier-ignore
  const second = await list(stall, { limit: 2, status: 'PAID', anchor: '0047' });
  assert.partialDeepStrictEqual(second, {
    anchor: '0047', limit: 2, count: 3, next_anchor: '', orders: [{ id: '0042', status: 'PAID', amount: 25.2 }],
  }); // prettier-ignore
  assert.equal(ids(second).length, 1);
});

test('§12.9 every order comes once, newest first †, whatever the page’s size; also when it is exactly full', async () => {
  const stall = await filled();
  const all = ids(await list(stall));
  assert.deepEqual(all, ['0051', '0050', '0049', '0048', '0047', '0046', '0045', '0044', '0043', '0042']);
  for (const limit of [1, 3, 5, 10]) {
    const seen: unknown[] = [];
    let anchor: unknown = '';
    let pages = 0;
    do {
      const page = await list(stall, { limit, anchor });
      seen.push(...ids(page));
      anchor = page['next_anchor'];
      pages += 1;
    } while (anchor !== '');
    assert.deepEqual([seen, pages], [all, Math.ceil(10 / limit)]);
  }
});

test('§12.9 20 by default; a limit beyond 1024 is clamped †, or refused with listOverLimit 400 †', async () => {
  const stall = openStall();
  for (let made = 0; made < 21; made += 1) await stall.create();
  assert.partialDeepStrictEqual(await list(stall), { limit: 20, count: 21, next_anchor: '0043' });
  assert.partialDeepStrictEqual(await list(stall, { limit: 5000 }), { limit: 1024, count: 21, next_anchor: '' });
  const strict = openStall({ listOverLimit: '400' });
  const refused = await strict.api('POST', '/orders-list', { limit: 1025 });
  assert.deepEqual([refused.status, detailsOf(refused)], [400, ['limit invalid']]);
  assert.partialDeepStrictEqual(await list(strict, { limit: 1024 }), { limit: 1024 });
});

test('§12.9 what no filter can mean is a validation_error †', async () => {
  const stall = openStall();
  for (const [body, details] of [
    [{ status: 'SOLD' }, ['status invalid']],
    [{ status: 'paid' }, ['status invalid']],
    [{ limit: 0 }, ['limit invalid']],
    [{ limit: 1.5 }, ['limit invalid']],
    [{ limit: '20' }, ['limit invalid']],
    [{ anchor: 'x' }, ['anchor invalid']],
    [{ created_hour_from: '1' }, ['created_hour_from invalid']],
    ['{', ['body invalid']],
  ] as const) {
    const answer = await stall.api('POST', '/orders-list', body);
    assert.deepEqual([answer.status, codeOf(answer), detailsOf(answer)], [400, 'validation_error', details], JSON.stringify(body)); // prettier-ignore
  }
});

test('§12.9 the status filter is exact, for each of the five', async () => {
  const stall = openStall();
  for (const verbs of [[], ['authorize'], ['pay'], ['cancel'], ['pay', 'refund']]) {
    const { id } = await stall.create();
    for (const verb of verbs) await stall.act(String(id), verb);
  }
  for (const [status, id] of [['OPEN', '0042'], ['AWAITING_CAPTURE', '0043'], ['PAID', '0044'], ['CANCELLED', '0045'], ['REFUNDED', '0046']] as const)
    assert.deepEqual(ids(await list(stall, { status })), [id], status); // prettier-ignore
  assert.equal(ids(await list(stall, { status: '' })).length, 5);
});

test('§12.9 † times in seconds, milliseconds and hours mean the same orders', async () => {
  const stall = await filled();
  const [from, to] = [START + 2 * HOUR, START + 4 * HOUR];
  const expected = ['0046', '0045', '0044'];
  for (const unit of [1, 1000, HOUR])
    assert.deepEqual(ids(await list(stall, { created_hour_from: from / unit, created_hour_to: to / unit })), expected, String(unit)); // prettier-ignore
  assert.deepEqual(ids(await list(stall, { created_hour_from: START + 10 * HOUR })), []);
  assert.deepEqual(ids(await list(stall, { created_hour_from: (START + 8 * HOUR) / 1000 })), ['0051', '0050']);
  assert.deepEqual(
    ids(await list(stall, { paid_hour_from: START / 1000 })),
    ['0051', '0047', '0042'],
    'paid ones alone',
  );
  assert.deepEqual(ids(await list(stall, { paid_hour_to: START / HOUR })), ['0042']);
  await stall.act('0043', 'cancel');
  assert.deepEqual(ids(await list(stall, { updated_hour_from: START + 10 * HOUR })), ['0043']);
});

test('§12.9 † the last hour, second or millisecond of a filter is whole', async () => {
  const stall = openStall();
  await stall.sandbox.clock.advance(HOUR - 1);
  await stall.create();
  for (const unit of [1, 1000, HOUR]) {
    const last = Math.floor((START + HOUR - 1) / unit);
    assert.deepEqual(ids(await list(stall, { created_hour_to: last })), ['0042'], String(unit));
    assert.deepEqual(ids(await list(stall, { created_hour_to: last - 1 })), [], String(unit));
  }
});

test('§4.6 an item has nearly the whole order, but no reference_id and payment_id, and † no token', async () => {
  const stall = openStall();
  await stall.create();
  await stall.act('0042', 'pay');
  const [item = assert.fail()] = (await list(stall))['orders'] as Body[];
  for (const field of ['reference_id', 'payment_id', 'payment_token', 'links'])
    assert.equal(field in item, false, field);
  for (const field of ['id', 'name', 'created', 'paid', 'order_lines', 'payment_gateway'])
    assert.ok(field in item, field);
});

test('§12.9 a merchant lists its own orders alone', async () => {
  const stall = openStall();
  await stall.create();
  const theirs = await stall.api('POST', '/orders-list', {}, bearer(K2));
  assert.partialDeepStrictEqual(theirs.body, { count: 0, orders: [], next_anchor: '' });
});
