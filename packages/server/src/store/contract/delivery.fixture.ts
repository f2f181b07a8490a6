import assert from 'node:assert/strict';
import { manualClock, type ManualClock } from '@tillkit/core/clock';
import type { Session } from '@tillkit/core/lifecycle';
import fc from 'fast-check';
import type { Claim, Store } from '../store.ts';
import { begun, noticeOf, SECOND, sessionOf, START } from './sample.fixture.ts';

const LEASE = 10 * SECOND;
const SESSIONS = ['a', 'b'] as const;

const worker = fc.constantFrom(0, 1);
const step = fc.oneof(
  fc.record({ do: fc.constant('change' as const), who: worker, session: fc.constantFrom(...SESSIONS) }),
  fc.record({ do: fc.constant('claim' as const), who: worker, limit: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('settle' as const), who: worker, as: fc.constantFrom('done', 'retry', 'crash') }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(SECOND, LEASE) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Meets everything once, so that no run of luck leaves something untried. */
const EVERYTHING: Step[] = [
  { do: 'change', who: 0, session: 'a' },
  { do: 'claim', who: 0, limit: 1 },
  { do: 'wait', ms: LEASE },
  { do: 'claim', who: 1, limit: 1 },
  { do: 'settle', who: 0, as: 'done' },
  { do: 'settle', who: 1, as: 'crash' },
];

/** What two workers did, and what the merchant heard. */
interface Run {
  readonly clock: ManualClock;
  readonly stores: readonly [Store, Store];
  readonly held: readonly [Claim<'outbox'>[], Claim<'outbox'>[]];
  readonly sessions: Map<string, Session>;
  readonly written: Map<string, string[]>;
  readonly delivered: Set<string>;
  readonly done: Set<string>;
  readonly seen: Record<'delivered' | 'again' | 'lost lease' | 'conflict' | 'crash', number>;
}

const deliver = (run: Run, claim: Claim<'outbox'>): void => {
  const { key, session } = claim.item;
  const line = run.written.get(session.id) ?? [];
  const before = line.slice(0, line.indexOf(key));
  assert.ok(line.includes(key), `${key} was never written`);
  assert.ok(!run.done.has(key), `${key} was settled and came again`);
  assert.ok(
    before.every((earlier) => run.done.has(earlier)),
    `${key} came before ${before.join()} were settled`,
  );
  run.seen[run.delivered.has(key) ? 'again' : 'delivered'] += 1;
  run.delivered.add(key);
};

const change = async (run: Run, store: Store, name: string): Promise<void> => {
  const id = `cs_${name}`;
  const known = run.sessions.get(id);
  const line = run.written.get(id) ?? [];
  if (!known) return;
  const session = { ...known, version: known.version + 1 };
  const key = `${id}:${line.length}`;
  const stale = await store.change(known.version - 1, { session, notices: [noticeOf(session, `stale ${key}`)] });
  assert.equal(stale, 'conflict');
  run.seen.conflict += 1;
  assert.notEqual(await store.change(known.version, { session, notices: [noticeOf(session, key)] }), 'conflict');
  run.sessions.set(id, session);
  line.push(key);
};

const settle = async (run: Run, store: Store, claim: Claim<'outbox'> | undefined, as: string): Promise<void> => {
  if (!claim) return;
  if (as === 'crash') return void (run.seen.crash += 1);
  const retryAt = new Date(run.clock.now() + SECOND).toISOString();
  const held = await store.settle(claim, as === 'done' ? 'done' : { retryAt });
  if (!held) run.seen['lost lease'] += 1;
  else if (as === 'done') run.done.add(claim.item.key);
};

const take = async (run: Run, who: 0 | 1, limit: number): Promise<number> => {
  const claims = await run.stores[who].claim('outbox', limit, LEASE);
  for (const claim of claims) deliver(run, claim);
  run.held[who].push(...claims);
  return claims.length;
};

const perform = async (run: Run, given: Step): Promise<void> => {
  if (given.do === 'wait') return run.clock.advance(given.ms);
  const who = given.who === 0 ? 0 : 1;
  const store = run.stores[who];
  if (given.do === 'change') return change(run, store, given.session);
  if (given.do === 'claim') return void (await take(run, who, given.limit));
  return settle(run, store, run.held[who].shift(), given.as);
};

/** One honest worker, until nothing is left. */
const drain = async (run: Run): Promise<void> => {
  await run.clock.advance(LEASE);
  while ((await take(run, 0, 9)) > 0) {
    for (const claim of run.held[0].splice(0)) await settle(run, run.stores[0], claim, 'done');
    await run.clock.advance(LEASE);
  }
};

/** Random steps of two workers who claim, crash, retry, lose leases and write: none is lost, none overtakes. */
export const deliversInOrder = async (
  name: string,
  two: (clock: ManualClock) => Promise<readonly [Store, Store]>,
  numRuns: number,
): Promise<void> => {
  const seen: Run['seen'] = { delivered: 0, again: 0, 'lost lease': 0, conflict: 0, crash: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
      const clock = manualClock(START);
      const stores = await two(clock);
      const run: Run = {
        clock,
        stores,
        held: [[], []],
        sessions: new Map(),
        written: new Map(),
        delivered: new Set(),
        done: new Set(),
        seen,
      };
      for (const id of SESSIONS) {
        const session = await begun(stores[0], sessionOf(id));
        run.sessions.set(session.id, session);
        run.written.set(session.id, []);
      }
      for (const one of steps) await perform(run, one);
      await drain(run);
      assert.deepEqual([...run.done].sort(), [...run.written.values()].flat().sort());
      for (const store of new Set(stores)) await store.close();
    }),
    { numRuns, examples: [[EVERYTHING]] },
  );
  console.log(`${name}, ${numRuns} runs of two workers: ${JSON.stringify(seen)}`);
  for (const [what, times] of Object.entries(seen)) assert.ok(times > 0, `never seen: ${what}`);
};
