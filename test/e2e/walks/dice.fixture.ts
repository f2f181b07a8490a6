import fc from 'fast-check';

/** What a seed decides, one throw after the other. */
export interface Dice {
  /** True so often out of a hundred times. */
  chance(percent: number): boolean;
  /** One of them; undefined when there is none. */
  pick<T>(from: readonly T[]): T | undefined;
}

const THROWS = 400;

export const diceOf = (seed: number): Dice => {
  // Not biased towards its ends: small numbers would always pick what stands first.
  const numbers = fc.array(fc.noBias(fc.nat({ max: 999_999 })), { minLength: THROWS, maxLength: THROWS });
  const [thrown = []] = fc.sample(numbers, { seed, numRuns: 1 });
  let at = 0;
  const next = (): number => (thrown[at++ % THROWS] ?? 0) / 1_000_000;
  return {
    chance: (percent) => next() * 100 < percent,
    pick: (from) => from[Math.floor(next() * from.length)],
  };
};
