import type { Random } from '@tillkit/core/clock';
import type { Change } from './store.ts';

/** What every row of a queue carries. It waits while `due` is a time; times are milliseconds since the epoch. */
export interface Leased {
  readonly due: number | null;
  readonly owner: string | null;
  readonly leasedUntil: number | null;
  readonly tries: number;
}

/** An owner's token: unlike any other owner's, in any process. */
export const newOwner = (random: Random): string =>
  Array.from(random(16), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** @throws RangeError when the change does not move the version on, so that a compare-and-set could not see it */
export const mustGrow = (version: number, { session }: Change): void => {
  if (session.version <= version)
    throw new RangeError(
      `Session ${session.id} was loaded at version ${version} and its change carries ${session.version}: add one`,
    );
};
