import fc from 'fast-check';
import { applyFact } from './apply.ts';
import { DISPUTES, REFUND_STATES, RETURNED, STATES, type Fact } from './known.ts';
import type { Session, Trouble } from './session.ts';
import { attempt, operation, session } from './session.fixture.ts';

/** Freezes all the way down: whoever changes what they were given throws. */
const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
};

export const TROUBLES: readonly Trouble[] = [
  'amount_mismatch',
  'currency_mismatch',
  'duplicate_payment',
  'refund_unknown',
  'dispute',
  'order_missing',
];

const ids = ['at_1', 'at_2', 'at_3'];
/** Gateways choose these: names that mean something to a plain object must not mean it here. */
const awkward = ['constructor', '__proto__', 'toString'];

const captured = fc.dictionary(
  fc.constantFrom('EUR', 'EUR', 'EUR', 'EUR', 'USD', ...awkward),
  fc.constantFrom(1000, 1000, 1000, 1000, 1000, 0, 400, 999, 1500),
  { maxKeys: 2, noNullPrototype: true },
);
const refunds = fc.dictionary(
  fc.constantFrom('re_1', 're_2', ...awkward),
  fc.record(
    {
      state: fc.constantFrom(...REFUND_STATES),
      amount: fc.option(fc.constantFrom(0, 400, 600, 1000)),
      lines: fc.subarray([0, 1, 2]),
    },
    { requiredKeys: ['state', 'amount'] },
  ),
  { maxKeys: 2, noNullPrototype: true },
);
const refs = fc.array(fc.oneof(fc.constantFrom('session:cs_1', 'order:0042', 'order:0043', ''), fc.string()), {
  maxLength: 3,
});

/** What a gateway may say at one time: mostly a state and money, sometimes only a refund, sometimes nothing. */
const says = fc.oneof(
  { weight: 4, arbitrary: fc.record({ state: fc.constantFrom(...STATES, 'paid' as const, 'paid' as const), captured, refs }, { requiredKeys: [] }) },
  { weight: 3, arbitrary: fc.constant({ state: 'paid' as const, captured: { EUR: 1000 } }) },
  { weight: 2, arbitrary: fc.record({ refunds }) },
  { weight: 1, arbitrary: fc.record({ returned: fc.constantFrom(...RETURNED), dispute: fc.constantFrom(...DISPUTES) }, { requiredKeys: [] }) },
); // prettier-ignore

const anyFact: fc.Arbitrary<Fact> = fc
  .record({
    attempt: fc.constantFrom('at_1', 'at_1', 'at_1', 'at_2', 'at_2', 'at_3', 'at_unknown'),
    source: fc.constantFrom('create', 'webhook', 'read', 'operation', 'timer', 'merchant', 'buyer'),
    says,
    raw: fc.option(fc.string(), { nil: undefined }),
  })
  .map(({ says: known, raw, ...rest }) => ({ ...rest, ...known, ...(raw === undefined ? {} : { raw }) }));

const anySession: fc.Arbitrary<Session> = fc
  .record({
    attempts: fc.array(
      fc.record({
        verifies: fc.boolean(),
        missing: fc.integer({ min: 0, max: 9 }),
        expects: fc.constantFrom(1000, 1000, 1000, 400),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    operations: fc.array(fc.constantFrom('prepared', 'sent', 'done', 'done', 'refused', 'unknown'), { maxLength: 2 }),
    accepted: fc.oneof(fc.constant([]), fc.subarray([...TROUBLES])),
    version: fc.integer({ min: 1, max: 1000 }),
  })
  .map(({ attempts, operations, accepted, version }) =>
    session(
      attempts.map(({ verifies, missing, expects }, n) =>
        attempt(ids[n] ?? '', {}, {
          verifies,
          expects,
          ...(missing === 0 ? { missingSince: '2026-11-21T09:00:00.000Z', lost: true } : {}),
          ...(missing === 1 ? { missingSince: '2026-11-21T09:00:00.000Z' } : {}),
        }),
      ),
      { operations: operations.map((state, n) => operation(state, { id: `op_${n}` })), accepted, version },
    ),
  ); // prettier-ignore

const anyFacts = fc.array(anyFact, { maxLength: 10, size: 'large' });

/** A session that has learned a thing or ten. */
export const learned: fc.Arbitrary<Session> = fc
  .tuple(anySession, anyFacts)
  .map(([start, facts]) => facts.reduce(applyFact, start));

export interface Story {
  readonly session: Session;
  readonly facts: readonly Fact[];
  /** The same facts in another order, some of them told again. */
  readonly retold: readonly Fact[];
  /** Where to cut the facts in two batches. */
  readonly cut: number;
}

/** A session, what is learned of it, and the same told another way; all of it frozen. */
export const story: fc.Arbitrary<Story> = fc
  .tuple(anySession, anyFacts)
  .chain(([start, facts]) =>
    fc.record({
      session: fc.constant(start),
      facts: fc.constant(facts),
      retold: fc
        .tuple(fc.subarray(facts), fc.infiniteStream(fc.nat()))
        .map(([again, order]) => [...facts, ...again].map((one) => [order.next().value, one] as const))
        .map((all) => all.sort(([a], [b]) => a - b).map(([, one]) => one)),
      cut: fc.nat({ max: facts.length }),
    }),
  )
  .map(frozen);
