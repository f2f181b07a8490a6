import assert from 'node:assert/strict';
import { manualClock } from '@tillkit/core/clock';
import { ownShared, type Shared } from '@tillkit/core/gateway';
import { createOneverseClient, OneverseError, type Outside, type PaymentApiAccess } from './index.ts';
import { ACCESS, oneTokenServer } from './staged.fixture.ts';

/** Several processes with one account at one server. */
export const world = (more: Partial<PaymentApiAccess> = {}) => {
  const server = oneTokenServer();
  const clock = manualClock();
  const logged: string[] = [];
  let drawn = 0;
  const open = (shared?: Shared, access: Partial<PaymentApiAccess & Outside> = {}) =>
    createOneverseClient({
      ...ACCESS,
      perMinute: 6_000,
      ...more,
      ...access,
      ports: {
        clock,
        fetch: server.fetch,
        log: (level, event, fields) => logged.push(`${level} ${event} ${JSON.stringify(fields ?? {})}`),
        random: (n) => new Uint8Array(n).fill((drawn += 1)),
        shared,
      },
    });
  const soon = async <T>(asking: Promise<T>, ms = 10_000): Promise<T> => {
    asking.catch(() => {});
    await clock.advance(ms);
    return asking;
  };
  const failing = async (asking: Promise<unknown>, ms?: number) => {
    const error = await soon(
      asking.then(
        () => null,
        (reason: unknown) => reason,
      ),
      ms,
    );
    assert.ok(error instanceof OneverseError, String(error));
    return error;
  };
  return { server, clock, logged, open, soon, failing, shared: ownShared(clock) };
};

export const many = (n: number, call: (n: number) => Promise<unknown>) =>
  Promise.all(Array.from({ length: n }, (_, index) => call(index)));
