import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { manualClock } from '@tillkit/core/clock';
import type { ProblemBody } from '@tillkit/core/problem';
import type { SessionAnswer, SessionView } from '@tillkit/core/wire';
import { openMall, problemOf, type Mall } from '../fixture/shop.fixture.ts';
import { sqliteStore } from '../sqlite/index.ts';

const by = (method: string) => ({ attempt: { method } });
const attemptIn = ({ session }: SessionAnswer): string => session.attempt?.id ?? '';
const pageOf = ({ attempt }: SessionView): string | undefined =>
  attempt?.action?.kind === 'redirect' ? attempt.action.url : undefined;

const choose = async (mall: Mall, answer: SessionAnswer, method: string): Promise<SessionAnswer> => {
  const response = await mall.attempt(answer, { method });
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as SessionAnswer;
};

/** state of each attempt, by account, in the order they were begun */
const states = async (mall: Mall, { session }: SessionAnswer): Promise<string[]> =>
  (await mall.checkout.orders.get(session.id)).attempts.map(({ account, state }) => `${account} ${state}`);

const calls = (mall: Mall, verb: string): number =>
  [mall.paybox, mall.letterbox, mall.strongbox].flatMap((box) => box.calls).filter((c) => c.startsWith(verb)).length;

test('another method after Back: the former is cancelled at its gateway first, and nobody hears of a canceled order', async () => {
  const mall = openMall();
  const one = await mall.begin(1, by('paybox.card'));
  const two = await choose(mall, one, 'letterbox.post');
  assert.deepEqual(await states(mall, one), ['paybox canceled', 'letterbox created']);
  assert.equal(mall.paybox.bills.get(attemptIn(one))?.state, 'canceled');
  assert.match(pageOf(two.session) ?? '', /letters\.example/);
  assert.equal(two.session.status, 'created');
  await mall.checkout.work();
  assert.deepEqual(mall.heard, []);
});

test('where the gateway cannot cancel, the former is abandoned, never shown again, and read on: a late payment counts', async () => {
  const mall = openMall();
  const one = await mall.begin(1, by('letterbox.post'));
  const first = pageOf(one.session);
  const two = await choose(mall, one, 'paybox.card');
  assert.deepEqual(await states(mall, one), ['letterbox abandoned', 'paybox created']);
  assert.doesNotMatch(JSON.stringify(two.session), new RegExp(first ?? 'none'), 'its page is not shown again');
  mall.letterbox.pay(attemptIn(one));
  await mall.clock.advance(15_000);
  await mall.checkout.work();
  assert.equal((await mall.checkout.orders.get(one.session.id)).status, 'paid');
  assert.deepEqual(
    mall.heard.map((h) => h.kind),
    ['paid'],
  );
});

test('the former was paid before the change of mind, its webhook lost: read first, so nothing is begun', async () => {
  for (const method of ['letterbox.post', 'paybox.card']) {
    const mall = openMall();
    const one = await mall.begin(1, by(method));
    (method === 'paybox.card' ? mall.paybox : mall.letterbox).pay(attemptIn(one));
    assert.equal(await problemOf(await mall.attempt(one, { method: 'strongbox.card' })), '409 already_paid');
    assert.equal((await states(mall, one)).length, 1);
    assert.equal(mall.strongbox.calls.length, 0);
  }
});

test('the former is paid while we cancel it: already_paid, and no new attempt', async () => {
  const mall = openMall();
  const one = await mall.begin(1, by('paybox.card'));
  const paid = { event: 'e1', attempt: attemptIn(one), state: 'paid', amount: 2_500 };
  mall.paybox.next.during = () => mall.push(paid);
  assert.equal(await problemOf(await mall.attempt(one, { method: 'letterbox.post' })), '409 already_paid');
  assert.deepEqual(await states(mall, one), ['paybox paid']);
  assert.equal(mall.letterbox.calls.length, 0);
});

test('a cancel whose outcome is unknown: the buyer goes on, the order says checking until a read has told', async () => {
  for (const trouble of ['unknown', 'unknown-after'] as const) {
    const mall = openMall();
    const one = await mall.begin(1, by('paybox.card'));
    mall.paybox.next.cancel = trouble;
    const two = await choose(mall, one, 'letterbox.post');
    assert.match(pageOf(two.session) ?? '', /letters\.example/);
    const former = trouble === 'unknown' ? 'paybox abandoned' : 'paybox canceled';
    assert.deepEqual(await states(mall, one), [former, 'letterbox created'], trouble);
    assert.equal(two.session.checking, true);
    await mall.clock.advance(60_000);
    await mall.checkout.work();
    const order = await mall.checkout.orders.get(one.session.id);
    assert.deepEqual([order.status, order.checking], ['created', false]);
    assert.equal(calls(mall, 'cancel'), 1, 'never repeated blindly');
    await mall.checkout.work();
    assert.deepEqual(mall.heard, []);
  }
});

test('a gateway that hangs on the cancel does not hold the buyer for more than three seconds', async () => {
  const mall = openMall();
  const one = await mall.begin(1, by('paybox.card'));
  mall.paybox.next.cancel = 'hang';
  const answer = mall.attempt(one, { method: 'letterbox.post' });
  await mall.clock.advance(3_000);
  const two = (await (await answer).json()) as SessionAnswer;
  assert.match(pageOf(two.session) ?? '', /letters\.example/);
  assert.deepEqual(await states(mall, one), ['paybox abandoned', 'letterbox created']);
});

test('money that is held: another way is payment_in_progress, unless the gateway lets it go', async () => {
  const mall = openMall();
  const held = await mall.begin(1, by('paybox.card'));
  await mall.push({ event: 'e1', attempt: attemptIn(held), state: 'authorized' });
  for (const method of ['letterbox.post', 'paybox.card'])
    assert.equal(await problemOf(await mall.attempt(held, { method })), '409 payment_in_progress');
  assert.deepEqual(await states(mall, held), ['paybox authorized']);
  assert.equal(calls(mall, 'cancel'), 0);

  const free = await mall.begin(2, by('strongbox.card'));
  mall.strongbox.become(attemptIn(free), { state: 'authorized' });
  await mall.clock.advance(15_000);
  await mall.checkout.work();
  assert.equal(await problemOf(await mall.attempt(free, { method: 'strongbox.card' })), '409 payment_in_progress');
  const other = await choose(mall, free, 'letterbox.post');
  assert.deepEqual(await states(mall, free), ['strongbox canceled', 'letterbox created']);
  assert.equal(other.session.status, 'created');
});

test('held money whose release is refused or unknown stays what it is: nothing new is begun', async () => {
  for (const trouble of ['refused', 'unknown'] as const) {
    const mall = openMall();
    const free = await mall.begin(2, by('strongbox.card'));
    mall.strongbox.become(attemptIn(free), { state: 'authorized' });
    await mall.clock.advance(15_000);
    await mall.checkout.work();
    mall.strongbox.next.cancel = trouble;
    assert.equal(await problemOf(await mall.attempt(free, { method: 'letterbox.post' })), '409 payment_in_progress');
    assert.deepEqual(await states(mall, free), ['strongbox authorized']);
    assert.equal(mall.letterbox.calls.length, 0);
  }
});

test('held money that is let go only after the buyer was refused begins nothing behind their back', async () => {
  const mall = openMall();
  const free = await mall.begin(2, by('strongbox.card'));
  mall.strongbox.become(attemptIn(free), { state: 'authorized' });
  await mall.clock.advance(15_000);
  await mall.checkout.work();
  let answer = () => {};
  mall.strongbox.next.during = () => new Promise<void>((resolve) => (answer = resolve));
  const refused = mall.attempt(free, { method: 'letterbox.post' });
  await mall.clock.advance(3_000);
  assert.equal(await problemOf(await refused), '409 payment_in_progress');
  answer();
  await mall.clock.advance(60_000);
  await mall.checkout.work();
  assert.deepEqual(await states(mall, free), ['strongbox canceled']);
  assert.equal(mall.letterbox.calls.length, 0);
});

test('held money of an expired checkout is not let go for a payment that cannot begin', async () => {
  const mall = openMall();
  const free = await mall.begin(2, by('strongbox.card'));
  mall.strongbox.become(attemptIn(free), { state: 'authorized' });
  await mall.clock.advance(15_000);
  await mall.checkout.work();
  await mall.clock.advance(86_400_000);
  assert.equal(await problemOf(await mall.attempt(free, { method: 'letterbox.post' })), '409 payment_in_progress');
  assert.equal(calls(mall, 'cancel'), 0);
});

test('the buyer cancels what was paid a moment before: it is paid, and nobody hears that it was canceled', async () => {
  const mall = openMall();
  const one = await mall.begin(1, by('paybox.card'));
  mall.paybox.pay(attemptIn(one));
  const canceled = await mall.post(`/sessions/${one.session.id}/cancel`, {}, { authorization: `Bearer ${one.token}` });
  assert.equal(((await canceled.json()) as SessionAnswer).session.status, 'paid');
  await mall.checkout.work();
  assert.deepEqual(
    mall.heard.map((h) => h.kind),
    ['paid'],
  );
});

test('a create that was prepared when its process died is not sent once another attempt holds money', async () => {
  const mall = openMall();
  const one = await mall.begin(1, by('letterbox.post'));
  const mark = mall.store.mark;
  mall.store.mark = () => Promise.reject(new Error('the machine went away'));
  assert.equal((await mall.attempt(one, { method: 'paybox.card' })).status, 503);
  mall.store.mark = mark;
  mall.letterbox.pay(attemptIn(one));
  await mall.clock.advance(15_000);
  await mall.checkout.work();
  await mall.clock.advance(60_000);
  await mall.checkout.work();
  assert.deepEqual(await states(mall, one), ['letterbox paid', 'paybox failed']);
  assert.equal(mall.paybox.calls.length, 0);
  assert.equal((await mall.checkout.orders.get(one.session.id)).checking, false);
});

test('two tabs choose two methods at once: one new attempt is live, and one new order was made', async () => {
  const shapes = { memory: undefined, sqlite: () => join(mkdtempSync(join(tmpdir(), 'till-')), 'checkout.db') };
  for (const [name, file] of Object.entries(shapes)) {
    const clock = manualClock();
    const store = file && sqliteStore(file(), { clock });
    const mall = openMall({ clock, ...(store ? { store } : {}) });
    const one = await mall.begin(1, by('paybox.card'));
    const answers = await Promise.all(['letterbox.post', 'strongbox.card'].map((method) => choose(mall, one, method)));
    const all = await states(mall, one);
    assert.equal(all.filter((s) => s.endsWith(' created')).length, 1, `${name}: ${all.join()}`);
    assert.equal(all.length, 2);
    assert.equal(calls(mall, 'create'), 2, 'the first, and one of the two');
    assert.equal(new Set(answers.map((a) => a.session.attempt?.id)).size, 1, 'both tabs are told which');
    await store?.close();
  }
});

test('back to the first method: a fresh attempt, for the old page is over or another’s', async () => {
  for (const [first, second] of [
    ['paybox.card', 'letterbox.post'],
    ['letterbox.post', 'paybox.card'],
  ] as const) {
    const mall = openMall();
    const one = await mall.begin(1, by(first));
    await choose(mall, one, second);
    const three = await choose(mall, one, first);
    assert.notEqual(three.session.attempt?.id, one.session.attempt?.id);
    assert.notEqual(pageOf(three.session), pageOf(one.session));
    assert.equal(
      (await choose(mall, one, first)).session.attempt?.id,
      three.session.attempt?.id,
      'the live one is kept',
    );
  }
});

test('a first create that never answered is superseded, and its late answer cancels what it made', async () => {
  const mall = openMall();
  mall.paybox.next.trouble = 'unknown';
  await assert.rejects(mall.begin(1, by('paybox.card')), /gateway_unavailable/);
  const [order] = (await mall.checkout.orders.list()).orders;
  const answer = { session: { id: order?.id }, token: await mall.checkout.token(order?.id ?? '', { scope: ['pay'] }) };
  await choose(mall, answer as SessionAnswer, 'letterbox.post');
  await mall.clock.advance(60_000);
  await mall.checkout.work();
  const after = await mall.checkout.orders.get(order?.id ?? '');
  assert.deepEqual(
    after.attempts.map(({ account, state }) => `${account} ${state}`),
    ['paybox failed', 'letterbox created'],
  );
  assert.equal(after.checking, false);
  assert.equal(calls(mall, 'create pay'), 0);
  assert.equal(mall.paybox.calls.filter((c) => c.startsWith('create')).length, 1, 'not sent again for nobody');
});

test('a create that answers after the buyer went another way: the order it made is cancelled, its page never shown', async () => {
  const mall = openMall();
  let second: Promise<SessionAnswer> | undefined;
  mall.paybox.next.during = async () => {
    const [order] = (await mall.checkout.orders.list()).orders;
    const id = order?.id ?? '';
    const token = await mall.checkout.token(id, { scope: ['pay'] });
    second = choose(mall, { session: { id }, token } as never, 'letterbox.post');
    await second;
  };
  const one = await mall.begin(1, by('paybox.card'));
  assert.match(pageOf(one.session) ?? '', /letters\.example/, 'the first tab is told of the attempt that is live');
  assert.deepEqual(await states(mall, one), ['paybox canceled', 'letterbox created']);
  assert.equal([...mall.paybox.bills.values()][0]?.state, 'canceled');
});

test('a gateway that would charge another amount: failed, its page never shown, its order cancelled there', async () => {
  const mall = openMall();
  mall.paybox.next.amount = 2_501;
  const response = await mall.post(
    '/sessions',
    { cart: { items: [{ sku: 'tea', quantity: 2 }] }, ...by('paybox.card') },
    { 'idempotency-key': 'k1-0123456789abcdefghijklmnop' },
  );
  const body = (await response.json()) as ProblemBody & SessionAnswer;
  assert.equal(`${response.status} ${body.code}`, '502 gateway_amount_differs');
  assert.equal(body.session.attempt?.action, null);
  assert.equal([...mall.paybox.bills.values()][0]?.state, 'canceled');
  const order = await mall.checkout.orders.get(body.session.id);
  assert.deepEqual([order.status, order.checking], ['failed', false]);
  await mall.checkout.work();
  assert.deepEqual(
    mall.heard.map((h) => h.kind),
    ['failed'],
  );
});

test('whatever the buyer changes their mind to: one attempt live at most, none shown but it, no canceled order told', async () => {
  const methods = ['paybox.card', 'letterbox.post', 'strongbox.card'];
  let [runs, begun, paid] = [0, 0, 0];
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          method: fc.nat(2),
          trouble: fc.constantFrom(undefined, 'unknown', 'refused', 'unknown-after'),
          pay: fc.nat(9),
        }),
        { minLength: 1, maxLength: 6 },
      ),
      async (steps) => {
        const mall = openMall();
        const boxes = [mall.paybox, mall.letterbox, mall.strongbox] as const;
        const one = await mall.begin(1, by('letterbox.post'));
        runs += 1;
        for (const { method, trouble, pay } of steps) {
          for (const box of boxes) if (trouble) box.next.cancel = trouble;
          const order = await mall.checkout.orders.get(one.session.id);
          const last = order.attempts.at(-1);
          if (pay === 0 && last) {
            boxes.find((box) => box.bills.has(last.id))?.pay(last.id);
            paid += 1;
          }
          const response = await mall.attempt(one, { method: methods[method] });
          const after = await mall.checkout.orders.get(one.session.id);
          const live = after.attempts.filter(({ state }) => state === 'created' || state === 'pending');
          assert.ok(live.length <= 1, live.map((a) => a.account).join());
          if (response.status !== 201) continue;
          begun += 1;
          const { session } = (await response.json()) as SessionAnswer;
          assert.equal(session.attempt?.id, live[0]?.id);
        }
        await mall.checkout.work();
        assert.ok(
          mall.heard.every(({ kind }) => kind === 'paid' || kind === 'trouble'),
          mall.heard.map((h) => h.kind).join(),
        );
        assert.ok(mall.heard.filter(({ kind }) => kind === 'paid').length <= 1);
      },
    ),
    { numRuns: 40 },
  );
  console.log(`changes of mind: ${runs} walks, ${begun} attempts begun, ${paid} paid before the next change`);
});
