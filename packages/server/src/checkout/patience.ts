import type { Context } from './context.ts';

/** A buyer waits for a gateway's word at most this long. */
const PATIENCE_MS = 3_000;

/** What `work` answers, or `null` when it took longer than that, or failed. It goes on all the same. */
export const patiently = async <T>({ clock }: Pick<Context, 'clock'>, work: Promise<T>): Promise<T | null> => {
  const patience = new AbortController();
  const waited = clock.sleep(PATIENCE_MS, patience.signal).then(
    () => null,
    () => null,
  );
  const answer = await Promise.race([work.catch(() => null), waited]);
  patience.abort();
  return answer;
};
