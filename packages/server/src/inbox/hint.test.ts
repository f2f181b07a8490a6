import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import { PATH } from '../fixture/boxes.fixture.ts';
import { BASE, openMall, openShop, ORIGIN, problemOf, type Mall } from '../fixture/shop.fixture.ts';
import { memoryStore } from '../memory/index.ts';
import { sqliteStore } from '../sqlite/index.ts';

const HINTS = `letterbox/${PATH}`;
const reads = ({ letterbox }: Mall): number => letterbox.calls.filter((c) => c.startsWith('read')).length;

const beginByPost = async (mall: Mall) => {
  const answer = await mall.begin(1, { attempt: { method: 'letterbox.post' } });
  const attempt = answer.session.attempt?.id ?? '';
  const order = mall.letterbox.bills.get(attempt)?.id ?? '';
  return { id: answer.session.id, attempt, order };
};

/** The work loop as it runs beside the requests: a round every `everyMs`. */
const workFor = async (mall: Mall, ms: number, everyMs: number, meanwhile: () => Promise<unknown> = async () => {}) => {
  for (let elapsed = 0; elapsed < ms; elapsed += everyMs) {
    await meanwhile();
    await mall.checkout.work();
    await mall.clock.advance(everyMs);
  }
};

test('an unsigned push is taken at its exact path only; everything else is one and the same 404', async () => {
  const mall = openMall();
  const { order } = await beginByPost(mall);
  const answers = new Set<string>();
  for (const at of [
    'letterbox',
    `letterbox/${PATH.slice(0, -1)}`,
    `letterbox/${PATH}x`,
    `letterbox/${PATH.toLowerCase()}`,
    `letterbox/${'A'.repeat(PATH.length)}`,
    `paybox/${PATH}`,
    'paybox/x',
    `nobody/${PATH}`,
    'nobody',
    'strongbox',
  ]) {
    const body = (await (await mall.push({ order }, 'genuine', at)).json()) as Record<string, unknown>;
    delete body['support'];
    answers.add(JSON.stringify(body));
  }
  assert.equal(answers.size, 1, 'nobody learns which of them is nearer');
  assert.match([...answers][0] ?? '', /"account_unknown"/);
  await mall.checkout.work();
  assert.equal(reads(mall), 0);
  assert.equal((await mall.push({ order }, null, HINTS)).status, 200, 'the exact path is taken');
  await mall.checkout.work();
  assert.equal(reads(mall), 1);
});

test('an account whose pushes are unsigned takes none without a path; a signed one with a path only there', async () => {
  const { letterbox, paybox } = openMall();
  const open = openShop();
  const { createCheckout } = await import('../checkout/index.ts');
  const checkout = createCheckout({
    url: BASE,
    secret: 'a-secret-for-tests-only-0123456789',
    origins: [ORIGIN],
    accounts: [letterbox.account({}), paybox.account({ webhookPath: PATH })],
    store: open.store,
    price: () => ({ currency: 'EUR', lines: [], total: 1 }),
    clock: open.clock,
  });
  const post = (path: string) =>
    checkout.fetch(
      new Request(`${BASE}/webhooks/${path}`, {
        method: 'POST',
        headers: { 'paybox-signature': 'genuine' },
        body: JSON.stringify({ event: 'e', attempt: 'at_1', state: 'paid', amount: 1 }),
      }),
    );
  for (const path of ['letterbox', `letterbox/${PATH}`, 'letterbox/', 'paybox'])
    assert.match(await problemOf(await post(path)), /^404 (account|route)_unknown$/, path);
  const answer = post(`paybox/${PATH}`);
  await open.clock.advance(5);
  assert.equal((await answer).status, 200);
});

test('a webhook address by another HTTP method is 405, with and without a path', async () => {
  const mall = openMall();
  for (const path of ['/webhooks/paybox', `/webhooks/${HINTS}`])
    assert.equal(await problemOf(await mall.get(path)), '405 method_refused');
});

test('a path is a credential: it stands in no log', async () => {
  const mall = openMall();
  const { order } = await beginByPost(mall);
  await mall.push({ order }, null, HINTS);
  await mall.push({ order }, null, `${HINTS}x`);
  mall.letterbox.next.gone = true;
  await mall.checkout.work();
  assert.ok(mall.log.length > 0);
  assert.doesNotMatch(JSON.stringify(mall.log), new RegExp(PATH));
});

test('request 28: a hint only causes a read: forged words in it change nothing', async () => {
  const mall = openMall();
  const { id, attempt, order } = await beginByPost(mall);
  await mall.push({ order, status: 'PAID', state: 'paid', amount: 2_500 }, null, HINTS);
  assert.equal((await mall.checkout.orders.get(id)).status, 'created');
  await mall.checkout.work();
  assert.equal((await mall.checkout.orders.get(id)).status, 'created', 'the gateway says it is not paid');
  mall.letterbox.pay(attempt);
  await mall.clock.advance(1_000);
  await mall.push({ attempt }, null, HINTS);
  await mall.checkout.work();
  assert.equal((await mall.checkout.orders.get(id)).status, 'paid');
});

test('a hint about an order nobody knows, or of another account, answers 200 and causes no read', async () => {
  const mall = openMall();
  const other = await mall.begin(2, { attempt: { method: 'paybox.card' } });
  for (const body of [{ order: 'b99' }, { attempt: 'at_nope' }, {}, { attempt: other.session.attempt?.id }])
    assert.equal((await mall.push(body, null, HINTS)).status, 200);
  await mall.checkout.work();
  assert.deepEqual(
    [mall.letterbox, mall.paybox].flatMap(({ calls }) => calls.filter((c) => c.startsWith('read'))),
    [],
  );
});

test('a flood of hints is no flood of reads: at most one a second, and hardly a write', async () => {
  const mall = openMall();
  const { id, order } = await beginByPost(mall);
  const before = (await mall.checkout.orders.get(id)).version;
  let hints = 0;
  const flood = async () => {
    for (let n = 0; n < 5; n += 1) await mall.push({ order }, null, HINTS);
    hints += 5;
  };
  const from = mall.clock.now();
  await workFor(mall, 10_000, 400, flood);
  const seconds = (mall.clock.now() - from) / 1_000;
  console.log(`hints: ${hints} in ${seconds} s caused ${reads(mall)} reads`);
  assert.ok(reads(mall) <= seconds + 1, `${reads(mall)} reads in ${seconds} s`);
  assert.ok(reads(mall) >= seconds / 2, 'and it is read');
  assert.ok((await mall.checkout.orders.get(id)).version - before <= reads(mall) + 1, 'a hint too many writes nothing');
});

for (const name of ['memory', 'sqlite'] as const)
  test(`a hint that comes right after a read is not lost: it is read again a second later (${name})`, async () => {
    const clock = manualClock();
    const mall = openMall({
      clock,
      store: name === 'memory' ? memoryStore({ clock }) : sqliteStore(':memory:', { clock }),
    });
    const { id, attempt, order } = await beginByPost(mall);
    await mall.push({ order }, null, HINTS);
    await mall.checkout.work();
    mall.letterbox.pay(attempt);
    await mall.clock.advance(200);
    await mall.push({ order }, null, HINTS);
    await mall.checkout.work();
    assert.equal(reads(mall), 1, 'not twice within a second');
    await mall.clock.advance(1_000);
    await mall.checkout.work();
    assert.equal((await mall.checkout.orders.get(id)).status, 'paid');
  });

test('one hint is one read: what follows is as often as without it', async () => {
  const mall = openMall();
  const { order } = await beginByPost(mall);
  await mall.push({ order }, null, HINTS);
  await workFor(mall, 14_000, 500);
  assert.equal(reads(mall), 1);
});

test('a store that fails while a hint is taken answers 503, and the same hint causes its read when it comes again', async () => {
  const mall = openMall();
  const { order } = await beginByPost(mall);
  const change = mall.store.change;
  mall.store.change = () => Promise.reject(new Error('the disk is full'));
  assert.equal((await mall.push({ order }, null, HINTS)).status, 503);
  mall.store.change = change;
  assert.equal((await mall.push({ order }, null, HINTS)).status, 200);
  await mall.checkout.work();
  assert.equal(reads(mall), 1);
});

test('a refund that a gateway only hints at, or says nothing of, is found: by the hint, or within a day', async () => {
  for (const method of ['letterbox.post', 'strongbox.card']) {
    const mall = openMall();
    const { session } = await mall.begin(1, { attempt: { method } });
    const attempt = session.attempt?.id ?? '';
    const box = method.startsWith('letterbox') ? mall.letterbox : mall.strongbox;
    box.pay(attempt);
    await mall.clock.advance(15_000);
    await mall.checkout.work();
    assert.equal((await mall.checkout.orders.get(session.id)).status, 'paid');
    box.become(attempt, { returned: 'all' });
    if (box === mall.letterbox) await mall.push({ attempt }, null, HINTS);
    else await mall.clock.advance(86_400_000);
    await mall.clock.advance(1_000);
    await mall.checkout.work();
    assert.equal((await mall.checkout.orders.get(session.id)).status, 'refunded', method);
  }
});

test('a payment is looked at daily for thirty days, and then no more; one whose gateway pushes is not looked at', async () => {
  const mall = openMall();
  const [one, two] = [
    await mall.begin(1, { attempt: { method: 'strongbox.card' } }),
    await mall.begin(2, { attempt: { method: 'paybox.card' } }),
  ];
  mall.strongbox.pay(one.session.attempt?.id ?? '');
  mall.paybox.pay(two.session.attempt?.id ?? '');
  await mall.clock.advance(15_000);
  await mall.checkout.work();
  const [before, pushed] = [mall.strongbox.calls.length, mall.paybox.calls.length];
  for (let day = 0; day < 40; day += 1) {
    await mall.clock.advance(86_400_000);
    await mall.checkout.work();
  }
  assert.equal(mall.strongbox.calls.length - before, 30);
  assert.equal(mall.paybox.calls.length, pushed);
});
