/** ISO 8601 UTC with milliseconds, whether the server sent them or not; nothing when it is no time. */
export const isoTime = (text: unknown): string | undefined => {
  const at = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
};
