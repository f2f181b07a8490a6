import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUYER, E17, E6, E7, html, json, said, T10, T11 } from './client/examples.fixture.ts';
import { guessedStatuses, type OneCpOptions } from './index.ts';
import { call, problemOf, REF, reset, setUp } from './staged.fixture.ts';

const told = async (answer: unknown, more: Partial<OneCpOptions> = {}) => {
  const read = await setUp([json(answer)], more).adapter.read(call());
  assert.ok(read.is === 'done');
  return read.facts;
};

test('E6 PENDING is pending; E7 PAID is paid, without amount or anything of the payer; C4 a checkout decides nothing', async () => {
  const { adapter, verbs } = setUp([json(E6)]);
  const pending = [{ state: 'pending', raw: 'PENDING', refs: [REF] }];
  assert.deepEqual(await adapter.read(call()), { is: 'done', value: null, facts: pending });
  assert.deepEqual(verbs(), [`GET /status/${T10}`]);
  assert.deepEqual(await told(E7), [{ state: 'paid', raw: 'PAID', refs: [REF] }]);
  assert.deepEqual(await told(E7.replace('PAID', 'PENDING')), pending);
});

test('§4.2 personal data reach neither facts nor log; the twin finds them in the answer', async () => {
  const { adapter, logged } = setUp([json(E7)]);
  const words = `${JSON.stringify(await adapter.read(call()))} ${logged.join()}`;
  for (const word of BUYER) {
    assert.ok(!words.includes(word), word);
    assert.ok(E7.includes(word));
  }
});

test('E17 a status nobody published says nothing of the state: kept, logged once, never paid', async () => {
  const { adapter, logged } = setUp([json(E17), json(E17), json({ status: 'HELD' })]);
  assert.deepEqual(await adapter.read(call()), { is: 'done', value: null, facts: [{ raw: 'ON_HOLD', refs: [REF] }] });
  await adapter.read(call());
  await adapter.read(call());
  assert.deepEqual(logged, [
    `warn one-cp.status_unknown {"ref":"${REF}","raw":"ON_HOLD"}`,
    `warn one-cp.status_unknown {"ref":"${REF}","raw":"HELD"}`,
  ]);
});

test('E17 a server that makes up words does not fill the log', async () => {
  const { adapter, logged } = setUp(Array.from({ length: 60 }, (_, n) => json({ status: `W${n}` })));
  for (let n = 0; n < 60; n += 1) await adapter.read(call());
  assert.equal(logged.length, 50);
});

for (const [status, state] of [
  ['paid', 'paid'],
  ['Pending', 'pending'],
] as const)
  test(`§5 ${status} is the same word, and told as it came`, async () => {
    assert.deepEqual(await told({ status }), [{ state, raw: status, refs: [REF] }]);
  });

for (const status of ['PAID ', ' PAID', 'paıd', 'PAİD', 'PAID_', 'UNPAID', 'SUCCESS', '', 'constructor', '__proto__', ...Object.keys(guessedStatuses)])
  test(`§5 ${JSON.stringify(status)} is not a word we know, so it is nothing`, async () => {
    assert.deepEqual(await told({ status }), [{ raw: status, refs: [REF] }]);
  }); // prettier-ignore

const guesses: readonly [string, object][] = [
  ['CANCELED', { state: 'canceled' }],
  ['CANCELLED', { state: 'canceled' }],
  ['PARTIALLY_CANCELED', { state: 'paid', returned: 'some' }],
  ['PARTIALLY_CANCELLED', { state: 'paid', returned: 'some' }],
  ['REFUNDED', { state: 'paid', returned: 'all' }],
  ['PARTIALLY_REFUNDED', { state: 'paid', returned: 'some' }],
  ['EXPIRED', { state: 'expired' }],
  ['FAILED', { state: 'failed' }],
];
for (const [status, fact] of guesses)
  test(`§5 the guess ${status}, once it is enabled`, async () => {
    assert.deepEqual(await told({ status }, { statuses: guessedStatuses }), [{ ...fact, raw: status, refs: [REF] }]);
  });
test('§5 that is every guess', () => {
  assert.deepEqual(guesses.map(([word]) => word).sort(), Object.keys(guessedStatuses).sort());
});

test('§5 a table of one’s own, in any letters, beside the two published words', async () => {
  const statuses = { settled: 'paid', constructor: 'failed' } as const;
  assert.equal((await told({ status: 'SETTLED' }, { statuses }))[0]?.state, 'paid');
  assert.equal((await told({ status: 'CONSTRUCTOR' }, { statuses }))[0]?.state, 'failed');
  assert.equal((await told({ status: 'PENDING' }, { statuses }))[0]?.state, 'pending');
});

test('E8 404 for what we created is missing, not a fact; 401, 400 and 403 are no fact either, and not missing', async () => {
  for (const [status, missing] of [
    [404, true],
    [401, undefined],
    [400, undefined],
    [403, undefined],
  ] as const)
    for (const body of [said('no'), '']) {
      const answer = await setUp([json(body, status)]).adapter.read(call());
      assert.deepEqual([answer.is, problemOf(answer).code, problemOf(answer).missing], ['refused', 'gateway_refused', missing]);
      assert.ok(!('facts' in answer));
    }
  const elsewhere = await setUp([html('Not found', 404)]).adapter.read(call());
  assert.equal(problemOf(elsewhere).missing, undefined);
}); // prettier-ignore

test('C8 a 401 says that it may be another widget’s transaction', async () => {
  const answer = await setUp([json('', 401)]).adapter.read(call());
  assert.match(problemOf(answer).detail ?? '', /another widget/);
});

test('a read that fails for a while is asked again; one that fails for good is unknown', async () => {
  const { adapter, soon } = setUp([reset, html('Bad gateway', 502), json(E7)]);
  assert.equal((await soon(adapter.read(call()))).is, 'done');
  const dead = setUp([reset, reset, reset]);
  const answer = await dead.soon(dead.adapter.read(call()));
  assert.deepEqual([answer.is, problemOf(answer).code], ['unknown', 'gateway_unavailable']);
});

test('two transactions are both read; a payment counts though the other cannot be read', async () => {
  const refs = [REF, `transaction:${T11}`];
  const both = await setUp([json(E6), json(E7)]).adapter.read(call({ refs }));
  assert.ok(both.is === 'done' && both.facts.length === 2);
  const half = await setUp([json('', 404), json(E7)]).adapter.read(call({ refs }));
  assert.ok(half.is === 'done' && half.facts[0]?.state === 'paid');
  const open = await setUp([json('', 404), json(E6)]).adapter.read(call({ refs }));
  assert.equal(problemOf(open).missing, true);
});

test('without a transaction there is nothing to read or give back, and nothing is sent', async () => {
  const { adapter, asked } = setUp();
  for (const refs of [[], ['order:0042']])
    for (const answer of [
      await adapter.read(call({ refs })),
      await adapter.refund(call({ refs }), { lines: [0], whole: true }),
    ])
      assert.deepEqual([answer.is, problemOf(answer).code], ['not-sent', 'state_refused']);
  assert.equal(asked.length, 0);
});
