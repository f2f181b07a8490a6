import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SessionAnswer } from '@tillkit/core/wire';
import { openMall, type Mall } from '../fixture/shop.fixture.ts';

const METHOD = 'letterbox.post';
const idOf = ({ session }: SessionAnswer): string => session.attempt?.id ?? '';

const begun = async (mode: string) => {
  const mall = openMall();
  return { mall, first: await mall.begin(1, { attempt: { method: METHOD, mode }, returnTo: '/thanks' }) };
};

const again = async (mall: Mall, answer: SessionAnswer, mode?: string, method = METHOD): Promise<SessionAnswer> => {
  const response = await mall.attempt(answer, mode === undefined ? { method } : { method, mode });
  assert.equal(response.status, 201);
  return (await response.json()) as SessionAnswer;
};

const comeBack = (mall: Mall, answer: SessionAnswer): Promise<Response> =>
  mall.checkout.fetch(new Request(mall.letterbox.bills.get(idOf(answer))?.back ?? ''));

for (const mode of ['popup', 'frame'])
  for (const asked of ['redirect', undefined])
    test(`a page that was to stand in a ${mode}, asked for by ${asked ?? 'nothing'}: the same page, and its buyer comes back to the shop`, async () => {
      const { mall, first } = await begun(mode);
      assert.equal((await comeBack(mall, first)).status, 200, 'a page that closes itself, or stays');
      const second = await again(mall, first, asked);
      assert.deepEqual(second.session.attempt, first.session.attempt);
      assert.ok(second.session.version > first.session.version);
      assert.equal(mall.letterbox.bills.size, 1);
      const back = await comeBack(mall, first);
      assert.equal(back.status, 303);
      assert.match(back.headers.get('location') ?? '', /^https:\/\/shop\.example\/thanks#till=v1\./);
      await mall.checkout.work();
      assert.deepEqual(mall.heard, [], 'no news for the merchant');
    });

test('asked for once more, nothing changes any more', async () => {
  const { mall, first } = await begun('popup');
  const second = await again(mall, first, 'redirect');
  const third = await again(mall, first, 'redirect');
  assert.equal(third.session.version, second.session.version);
});

for (const [mode, asked] of [
  ['redirect', 'popup'],
  ['redirect', 'frame'],
  ['popup', 'frame'],
  ['frame', 'popup'],
] as const)
  test(`from ${mode} to ${asked} it is another attempt: a page may be made for where it stands`, async () => {
    const { mall, first } = await begun(mode);
    const second = await again(mall, first, asked);
    assert.notEqual(idOf(second), idOf(first));
    assert.equal(mall.letterbox.bills.size, 2);
  });

test('another method is another attempt', async () => {
  const { mall, first } = await begun('popup');
  assert.notEqual(idOf(await again(mall, first, 'redirect', 'paybox.card')), idOf(first));
});
