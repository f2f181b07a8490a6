import type { Context } from '../checkout/context.ts';
import { workRound } from './work.ts';

const IDLE_MS = 500;
const ROUND_MS = 10_000;
const PRUNE_EVERY_MS = 3_600_000;
const KEEP_BODIES_MS = 30 * 86_400_000;

/** Runs rounds until stopped. A store that does not answer is waited for, never given up. */
export interface Loop {
  start(): void;
  /** Resolves when the round under way is over. */
  stop(): Promise<void>;
}

export const createLoop = (context: Context): Loop => {
  let running: { readonly abort: AbortController; readonly done: Promise<void> } | null = null;

  const run = async (signal: AbortSignal): Promise<void> => {
    let pruned = context.clock.now();
    while (!signal.aborted) {
      try {
        await workRound(context, ROUND_MS);
        if (context.clock.now() - pruned >= PRUNE_EVERY_MS) {
          pruned = context.clock.now();
          await context.store.prune(new Date(pruned - KEEP_BODIES_MS).toISOString());
        }
      } catch (error) {
        context.log('error', 'work.failed', { error: error instanceof Error ? error.message : typeof error });
      }
      await context.clock.sleep(IDLE_MS, signal).catch(() => {});
    }
  };

  return {
    start: () => {
      if (running) return;
      const abort = new AbortController();
      running = { abort, done: run(abort.signal) };
    },
    stop: async () => {
      const stopping = running;
      running = null;
      stopping?.abort.abort();
      await stopping?.done;
    },
  };
};
