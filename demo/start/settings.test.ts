import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings } from './settings.ts';

test('without any variable the shop is at 4242, the sandbox at 4243, on this computer alone', () => {
  const usual = { port: 4242, sandboxPort: 4243, host: '127.0.0.1', oneCpShown: 'widget' };
  assert.deepEqual(readSettings({}), usual);
  assert.deepEqual(readSettings({ PORT: '', SANDBOX_PORT: '', HOST: '', ONE_CP: '' }), usual);
});

test('PORT, SANDBOX_PORT and HOST move them', () => {
  const env = { PORT: '5000', SANDBOX_PORT: '5001', HOST: '0.0.0.0' };
  const { port, sandboxPort, host } = readSettings(env);
  assert.deepEqual([port, sandboxPort, host], [5000, 5001, '0.0.0.0']);
});

test('ONE_CP shows its page in a frame, or by the widget; anything else is refused by name', () => {
  assert.equal(readSettings({ ONE_CP: 'frame' }).oneCpShown, 'frame');
  assert.equal(readSettings({ ONE_CP: 'widget' }).oneCpShown, 'widget');
  assert.throws(() => readSettings({ ONE_CP: 'popup' }), /^Error: ONE_CP is "popup"/);
});

for (const port of ['0', '65536', '-1', '80.5', '1e3', ' 80', 'http'])
  test(`PORT="${port}" is refused by name`, () =>
    assert.throws(() => readSettings({ PORT: port }), /^Error: PORT is "/));

test('one port for both is refused', () =>
  assert.throws(() => readSettings({ PORT: '4243' }), /PORT and SANDBOX_PORT are both 4243/));
