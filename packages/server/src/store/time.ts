/** ISO 8601 → milliseconds since the epoch. Throws `RangeError` when it is no time. */
export const millis = (iso: string): number => {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) throw new RangeError(`"${iso}" is no time: write it as ISO 8601 UTC, 2026-11-21T09:00:00.000Z`);
  return ms;
};

export const isoOf = (ms: number): string => new Date(ms).toISOString();
