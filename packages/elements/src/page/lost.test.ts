import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { onPage, unreachable } from '../fixture/reach.fixture.ts';
import { isBlocked, PartLost, tryTwice } from './lost.ts';

const FILE = 'https://shop.example/chunks/inside.js';
const SERVER = 'https://shop.example/checkout/config';

/** What each address answers, and which were asked; what is not here cannot be reached. */
const answering = (t: TestContext, answers: Readonly<Record<string, number>>): readonly string[] => {
  const asked: string[] = [];
  onPage(t, (address) => {
    asked.push(address);
    const status = answers[address];
    return status ? Promise.resolve(new Response(null, { status })) : unreachable();
  });
  return asked;
};

const fail = () => Promise.reject(new TypeError('no'));
const lose = (file = FILE): Promise<unknown> =>
  tryTwice(fail, fail, () => file).then(
    () => assert.fail('it loaded'),
    (error: unknown) => error,
  );

test('request 4: a file that neither comes nor answers, from a server that does, is kept back by the browser', async (t) => {
  answering(t, { [SERVER]: 200 });
  assert.ok(isBlocked(await lose()));
});

test('request 4: a file that answers and still does not run is kept back by the browser', async (t) => {
  answering(t, { [SERVER]: 404, [FILE]: 200 });
  assert.ok(isBlocked(await lose()));
});

test('request 4: nobody is blamed where the network is down, where the server refuses the file, or for another origin', async (t) => {
  answering(t, {});
  const down = await lose();
  answering(t, { [SERVER]: 200, [FILE]: 503 });
  const refused = await lose();
  const asked = answering(t, { [SERVER]: 200 });
  const far = await lose('https://cdn.example/chunks/inside.js');
  assert.deepEqual(asked, [SERVER], 'another origin is not asked');
  for (const error of [down, refused, far]) {
    assert.ok(error instanceof PartLost);
    assert.equal(isBlocked(error), false);
  }
});

test('a second try that succeeds is all that was wanted', async (t) => {
  answering(t, { [SERVER]: 200 });
  const tried = tryTwice(
    fail,
    (file) => Promise.resolve(file),
    () => FILE,
  );
  assert.equal(await tried, FILE);
});

test('request 3: what hangs ends after 8 s, and nothing waits on', async () => {
  const slept: (() => void)[] = [];
  let over: AbortSignal | undefined;
  const clock = {
    now: () => 0,
    sleep: (ms: number, signal?: AbortSignal) => {
      assert.equal(ms, 8_000);
      over = signal;
      return new Promise<void>((resolve) => slept.push(resolve));
    },
  };
  const hanging = tryTwice(
    () => new Promise<never>(() => {}),
    fail,
    () => FILE,
    clock,
  );
  slept.forEach((wake) => wake());
  await assert.rejects(hanging, PartLost);
  assert.equal(over?.aborted, true);
});
