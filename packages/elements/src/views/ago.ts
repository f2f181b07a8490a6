const AGES: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];
const WEEK = 7 * 86_400_000;

/** “5 minutes ago” within a week, else the date. */
export const ago = (at: string, now: number, locale: string): string => {
  const age = now - Date.parse(at);
  const [unit, ms] = AGES.find(([, size]) => age >= size) ?? (['minute', 60_000] as const);
  if (age > WEEK) return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(Date.parse(at));
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.max(0, Math.floor(age / ms)), unit);
};

/** “14:41”, and with its date where that is half a day away. */
export const timeAround = (at: number, now: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    timeStyle: 'short',
    ...(Math.abs(at - now) > 43_200_000 ? { dateStyle: 'medium' } : {}),
  }).format(at);

/** “now” */
export const justNow = (locale: string): string =>
  new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second');

/** “21 Nov 2026, 14:41” */
export const dateAndTime = (at: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(Date.parse(at));
