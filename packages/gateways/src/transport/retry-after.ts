const DAY = 86_400_000;
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /;

/** All three forms of RFC 9110 §5.6.7; the third carries no zone and means GMT too. */
const readHttpDate = (text: string): number | null => {
  if (!HTTP_DATE.test(text)) return null;
  const at = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(at) ? null : at;
};

/**
 * `Retry-After` in milliseconds from now, between 0 and a day; `null` when absent or unreadable.
 * A date is taken relative to the answer's own `Date`, so that a clock that is wrong on either side does not matter.
 */
export const readRetryAfter = (headers: Headers, now: number): number | null => {
  const text = headers.get('retry-after')?.trim();
  if (text === undefined) return null;
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, DAY);
  const at = readHttpDate(text);
  if (at === null) return null;
  const from = readHttpDate(headers.get('date')?.trim() ?? '') ?? now;
  return Math.min(Math.max(0, at - from), DAY);
};
