/** Counts of one walk, as its annotation tells them. */
export type Ending = Readonly<Record<string, number>>;

const isEnding = (value: unknown): value is Ending =>
  typeof value === 'object' && value !== null && Object.values(value).every((count) => typeof count === 'number');

/** The counts in an annotation; null where there are none. */
export const endingOf = (description = ''): Ending | null => {
  try {
    const value: unknown = JSON.parse(description);
    return isEnding(value) ? value : null;
  } catch {
    return null;
  }
};

/** One line with the sum of what so many walks covered. */
export const walksLine = (endings: readonly Ending[]): string => {
  const sums = new Map<string, number>();
  for (const ending of endings)
    for (const [name, count] of Object.entries(ending)) sums.set(name, (sums.get(name) ?? 0) + count);
  return `walks: ${endings.length} ended true: ${[...sums].map(([name, sum]) => `${sum} ${name}`).join(', ')}`;
};

/** What so many walks must have covered together, and did not: where nobody could pay, every walk ends true. */
export const walksLack = (endings: readonly Ending[]): readonly string[] =>
  endings.length < 10
    ? []
    : ['sessions', 'attempts', 'bills', 'paid'].filter((name) => endings.every((ending) => (ending[name] ?? 0) === 0));
