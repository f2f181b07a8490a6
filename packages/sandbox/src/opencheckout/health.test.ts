import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openShop } from '../../test/shop.ts';

test('E13 health needs no key and counts whole seconds', async () => {
  const shop = openShop();
  await shop.wall.advance(46_900);
  const response = await shop.call('/opencheckout/api/health');
  assert.equal(response.status, 200);
  assert.equal(await response.text(), '{"status":"healthy","database":"ready","uptime":46,"version":"0.2.0"}');
});

test('§16.16 a planned 503 until it is cleared; v0.1 never answers one', async () => {
  for (const [profile, expected] of [
    ['v0.2', 503],
    ['seed', 200],
  ] as const) {
    const shop = openShop({ profile });
    await shop.control('POST', '/faults', { on: 'health' });
    for (let ask = 0; ask < 2; ask += 1) {
      const response = await shop.call('/opencheckout/api/health');
      assert.equal(response.status, expected);
      if (expected === 503)
        assert.partialDeepStrictEqual(await response.json(), { status: 'unhealthy', database: 'unavailable' });
    }
    await shop.control('DELETE', '/faults');
    assert.equal((await shop.call('/opencheckout/api/health')).status, 200);
  }
});
