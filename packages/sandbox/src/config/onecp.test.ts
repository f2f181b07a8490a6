import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkConfig } from './config.ts';
import { makeKeys } from './keys.ts';

const SECRET = 'abcSecretKey123';
const merchant = (id: string, more: object = {}) => ({
  id,
  name: id,
  onecp: { widgetId: `wdg_${id}`, backendSecret: SECRET, ...more },
});

test('everything that can be configured for One-CP is accepted, and what makeKeys makes', () => {
  const all = {
    provider: '65aa10000000000000000001',
    statusCode: 200,
    forbidden: true,
    errorBody: false,
    pendingCheckout: true,
    address: { street: 'x' },
    rawPending: 'ON_HOLD',
    rawAfterCancel: 'REFUNDED',
    unpaidCancel: 'allow',
    refundFailure: 'timeout',
    rateLimited: 0,
    amountUnit: 'minor',
  };
  checkConfig({ merchants: [merchant('a', all), merchant('b')] });
  const keys = makeKeys((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
  assert.match(keys.onecpWidgetId, /^[0-9a-f]{24}$/);
  assert.match(keys.onecpSecret, /^[0-9a-f]{64}$/);
  checkConfig({ merchants: [merchant('c', { widgetId: keys.onecpWidgetId, backendSecret: keys.onecpSecret })] });
});

test('a One-CP that cannot work is refused, with the merchant, what mends it, and without the secret', () => {
  for (const [more, says] of [
    [{ widgetId: '' }, /merchant a has a One-CP widgetId that is empty or holds a colon\. HTTP Basic/],
    [{ widgetId: 'a:b' }, /holds a colon/],
    [{ backendSecret: '' }, /merchant a has an empty One-CP backendSecret\. makeKeys\(\) makes one as onecpSecret/],
    [{ provider: 'ABC' }, /provider that is no id\. Write 24 lower-case hex digits/],
    [{ statusCode: 204 }, /onecp\.statusCode that does not exist\. Write 201 or 200/],
    [{ refundFailure: 'never' }, /onecp\.refundFailure that does not exist\. Write "FAILED" or/],
    [{ unpaidCancel: true }, /onecp\.unpaidCancel that does not exist/],
    [{ amountUnit: 'cents' }, /onecp\.amountUnit that does not exist/],
    [{ forbidden: 'yes' }, /onecp\.forbidden that is neither true nor false/],
    [{ rawPending: '' }, /an empty onecp\.rawPending\. Write a word/],
    [{ rateLimited: -1 }, /onecp\.rateLimited that is no number of calls/],
  ] as const)
    assert.throws(
      () => checkConfig({ merchants: [merchant('a', more)] }),
      (error: Error) => says.test(error.message) && !error.message.includes(SECRET),
      JSON.stringify(more),
    );
  const twice = [merchant('a', { widgetId: 'w' }), merchant('b', { widgetId: 'w' })];
  assert.throws(() => checkConfig({ merchants: twice }), /merchant b has a One-CP widgetId that stands there twice/);
});
