import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HOUR, MINUTE, opened, SECOND, START, type MakeStore } from './sample.fixture.ts';

export const valuesContract = (make: MakeStore): void => {
  describe('take', () => {
    it('gives a full minute at once, then refills continuously', async (t) => {
      const { store, clock } = await opened(t, make);
      for (let i = 0; i < 6; i += 1) assert.equal(await store.take('a', { perMinute: 6 }, 1), 0);
      assert.equal(await store.take('a', { perMinute: 6 }, 1), 10 * SECOND);
      assert.equal(await store.take('a', { perMinute: 6 }, 1), 10 * SECOND, 'asking costs nothing');
      assert.equal(await store.take('a', { perMinute: 6 }, 3), 30 * SECOND);
      await clock.advance(10 * SECOND - 1);
      assert.equal(await store.take('a', { perMinute: 6 }, 1), 1);
      await clock.advance(1);
      assert.equal(await store.take('a', { perMinute: 6 }, 1), 0);
      await clock.advance(HOUR);
      assert.equal(await store.take('a', { perMinute: 6 }, 6), 0, 'it holds a minute');
      assert.equal(await store.take('a', { perMinute: 6 }, 1), 10 * SECOND, 'and never more');
    });

    it('keeps buckets apart, whoever asks at once', async (t) => {
      const { store } = await opened(t, make);
      const waits = await Promise.all(Array.from({ length: 10 }, () => store.take('a', { perMinute: 7 }, 1)));
      assert.equal(waits.filter((wait) => wait === 0).length, 7);
      assert.equal(await store.take('b', { perMinute: 7 }, 7), 0);
    });

    it('grants what it told to wait for', async (t) => {
      const { store, clock } = await opened(t, make);
      for (const perMinute of [1, 7, 13, 99]) {
        let granted = 0;
        const start = clock.now();
        while (granted < 3 * perMinute) {
          const wait = await store.take(`rate ${perMinute}`, { perMinute }, 1);
          if (wait === 0) granted += 1;
          else await clock.advance(wait);
        }
        const minutes = (clock.now() - start) / MINUTE;
        assert.ok(minutes > 1.9 && minutes < 2.2, `${perMinute}: ${minutes} minutes for the second and third`);
      }
    });

    it('holds no more than its burst, however long nobody asks', async (t) => {
      const { store, clock } = await opened(t, make);
      const rate = { perMinute: 60, burst: 2 };
      await clock.advance(HOUR);
      assert.equal(await store.take('a', rate, 1), 0);
      assert.equal(await store.take('a', rate, 1), 0);
      assert.equal(await store.take('a', rate, 1), SECOND);
      await assert.rejects(store.take('a', rate, 3), /can never give 3/);
    });

    it('refuses what a bucket can never hold', async (t) => {
      const { store } = await opened(t, make);
      await assert.rejects(store.take('a', { perMinute: 6 }, 7), /can never give 7/);
      await assert.rejects(store.take('a', { perMinute: 0 }, 1), RangeError);
      assert.equal(await store.take('a', { perMinute: 6 }, 6), 0);
    });
  });

  it('get answers what a name stands for while it lives', async (t) => {
    const { store, clock } = await opened(t, make);
    assert.equal(await store.get('token'), null);
    await store.swap('token', null, 'a', SECOND);
    assert.equal(await store.get('token'), 'a');
    assert.equal(await store.get('other'), null);
    await clock.advance(SECOND - 1);
    assert.equal(await store.get('token'), 'a');
    await clock.advance(1);
    assert.equal(await store.get('token'), null);
  });

  describe('swap', () => {
    it('writes only where the old value stands', async (t) => {
      const { store } = await opened(t, make);
      assert.equal(await store.swap('token', 'a', 'b', HOUR), false);
      assert.equal(await store.swap('token', null, 'a', HOUR), true);
      assert.equal(await store.swap('token', null, 'b', HOUR), false);
      assert.equal(await store.swap('token', 'a', 'b', HOUR), true);
      assert.equal(await store.swap('token', 'a', null, HOUR), false);
      assert.equal(await store.swap('token', 'b', null, HOUR), true);
      assert.equal(await store.swap('token', null, null, HOUR), true);
      assert.equal(await store.swap('other', null, 'a', HOUR), true);
    });

    it('of many at once one wins', async (t) => {
      const { store } = await opened(t, make);
      const wins = await Promise.all(['a', 'b', 'c'].map((value) => store.swap('flight', null, value, HOUR)));
      assert.equal(wins.filter(Boolean).length, 1);
    });

    it('forgets after its time to live, to the millisecond', async (t) => {
      const { store, clock } = await opened(t, make);
      await store.swap('token', null, 'a', SECOND);
      await clock.advance(SECOND - 1);
      assert.equal(await store.swap('token', null, 'b', SECOND), false);
      assert.equal(await store.swap('token', 'a', 'a', SECOND), true, 'writing anew prolongs it');
      await clock.advance(SECOND - 1);
      assert.equal(await store.swap('token', 'b', 'c', SECOND), false);
      await clock.advance(1);
      assert.equal(await store.swap('token', 'a', 'b', SECOND), false);
      assert.equal(await store.swap('token', null, 'b', SECOND), true);
    });
  });

  it('prune drops dead values and full buckets, and nothing that lives', async (t) => {
    const { store, clock } = await opened(t, make);
    await store.swap('short', null, 'a', SECOND);
    await store.swap('long', null, 'a', HOUR);
    await store.take('used', { perMinute: 2 }, 1);
    await clock.advance(SECOND);
    assert.equal(await store.prune(START), 1);
    assert.equal(await store.swap('long', 'a', 'b', 2 * HOUR), true);
    assert.equal(await store.take('used', { perMinute: 2 }, 2), 29 * SECOND);
    await clock.advance(29 * SECOND);
    assert.equal(await store.prune(START), 1);
    assert.equal(await store.take('used', { perMinute: 2 }, 2), 0);
    await assert.rejects(store.prune('yesterday'), /"yesterday" is no time/);
  });
};
