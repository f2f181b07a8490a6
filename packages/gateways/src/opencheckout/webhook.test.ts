import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tillkit/core/hmac';
import { header, receive, sign, signed, V1 } from './vectors.fixture.ts';

test('E12 says what it says: paid, how much, and which session', async () => {
  const { push } = await receive({ body: V1.body, header: header(V1) });
  assert.deepEqual(push, {
    is: 'facts',
    event: 'cs_7Kd2mQ9xTz4LpW1a:completed',
    refs: ['session:cs_7Kd2mQ9xTz4LpW1a'],
    attempt: undefined,
    fact: {
      state: 'paid',
      refs: ['session:cs_7Kd2mQ9xTz4LpW1a'],
      raw: 'completed',
      captured: { USD: 3400 },
    },
  });
});

test('a delivery and its later replay under a new time are one event', async () => {
  const [first, again] = [
    await receive(signed(V1.body)),
    await receive({ body: V1.body, header: sign(V1.body, V1.t + 9) }),
  ];
  assert.deepEqual(first.push, again.push);
});

const body = (parts: object): string =>
  JSON.stringify({ id: 'cs_Zq81', status: 'completed', amount_total: 500, currency: 'jpy', ...parts });
const factOf = async (parts: object) => {
  const { push } = await receive(signed(body(parts)));
  assert.ok(push.is === 'facts');
  return push;
};

test('our attempt comes back in the metadata, when it is text', async () => {
  assert.equal((await factOf({ metadata: { tillkit_attempt: 'at_1' } })).attempt, 'at_1');
  for (const metadata of [
    null,
    {},
    [],
    'at_1',
    { tillkit_attempt: 1 },
    { tillkit_attempt: '' },
    { tillkit_attempt: {} },
  ])
    assert.equal((await factOf({ metadata })).attempt, undefined);
});

test('completed without an amount we can read is paid with nothing reported, never with a wrong amount', async () => {
  for (const amount_total of [null, '500', 500.5, -500, 2 ** 60, {}])
    assert.equal((await factOf({ amount_total })).fact.captured, undefined, JSON.stringify(amount_total));
  assert.equal((await factOf({ currency: null })).fact.captured, undefined);
  assert.equal((await factOf({ currency: 'yen!' })).fact.captured, undefined);
  assert.deepEqual((await factOf({})).fact.captured, { JPY: 500 });
  assert.deepEqual((await factOf({ currency: 'isk', amount_total: 50000 })).fact.captured, { ISK: 500 });
});

test('expired and canceled carry no money', async () => {
  const { fact } = await factOf({ status: 'expired' });
  assert.deepEqual([fact.state, fact.captured, fact.raw], ['expired', undefined, 'expired']);
});

test('a status we do not know, or none, only causes a read', async () => {
  for (const status of ['refunded', 'COMPLETED', '', 1, null, undefined]) {
    const { push, logged } = await receive(signed(body({ status, metadata: { tillkit_attempt: 'at_1' } })));
    assert.deepEqual(push, { is: 'hint', refs: ['session:cs_Zq81'], attempt: 'at_1' });
    assert.ok(logged.some((line) => line.startsWith('warn opencheckout.push_status_unknown')));
  }
});

const invalidUtf8 = new Uint8Array([...utf8('{"id":"cs_Zq81","status":"completed","x":"'), 0xff, 0x22, 0x7d]);
for (const [name, unreadable] of [
  ['an array', '[]'],
  ['a number', '1'],
  ['no id', '{"status":"completed"}'],
  ['an id that is none', '{"id":"../x","status":"completed"}'],
  ['broken JSON', '{"id":"cs_Zq81"'],
  ['bytes that are not UTF-8', invalidUtf8],
] as const)
  test(`genuine but about no session, ${name}: ignored, with a line in the log`, async () => {
    const { push, logged } = await receive(signed(unreadable));
    assert.deepEqual(push, { is: 'ignored' });
    assert.equal(logged.length, 1);
    assert.match(logged[0] ?? '', /^warn opencheckout\.push_unreadable \{"bytes":\d+\}$/);
  });

test('nothing of a forged body is parsed or logged; a genuine one that is broken is, which the log shows', async () => {
  const broken = '{"id":"cs_Zq81"';
  assert.deepEqual((await receive({ body: broken, header: `t=${V1.t},v1=${V1.v1}` })).logged, []);
  assert.equal((await receive(signed(broken))).logged.length, 1);
});
