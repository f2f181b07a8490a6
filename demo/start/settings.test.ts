import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings } from './settings.ts';

test('without any variable the shop is at 4242, the sandbox at 4243, on this computer alone', () => {
  assert.deepEqual(readSettings({}), { port: 4242, sandboxPort: 4243, host: '127.0.0.1' });
  assert.deepEqual(readSettings({ PORT: '', SANDBOX_PORT: '', HOST: '' }), readSettings({}));
});

test('PORT, SANDBOX_PORT and HOST move them', () => {
  const env = { PORT: '5000', SANDBOX_PORT: '5001', HOST: '0.0.0.0' };
  assert.deepEqual(readSettings(env), { port: 5000, sandboxPort: 5001, host: '0.0.0.0' });
});

for (const port of ['0', '65536', '-1', '80.5', '1e3', ' 80', 'http'])
  test(`PORT="${port}" is refused by name`, () =>
    assert.throws(() => readSettings({ PORT: port }), /^Error: PORT is "/));

test('one port for both is refused', () =>
  assert.throws(() => readSettings({ PORT: '4243' }), /PORT and SANDBOX_PORT are both 4243/));
