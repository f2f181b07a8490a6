import type { Clock } from '@tillkit/core/clock';
import type { Receive, Received, Store } from '../store/index.ts';

const MAX_ROWS = 32;
const WAIT_MS = 5;

interface Waiting {
  readonly row: Receive;
  readonly resolve: (received: Received) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: pushes that arrive within 5 ms share one transaction, up to 32 of them. Each is answered only after the
 * commit, and a row that cannot be stored fails alone.
 */
export const createBatch = ({ store, clock }: { readonly store: Store; readonly clock: Clock }) => {
  let gathered: Waiting[] = [];

  const commit = async (): Promise<void> => {
    const batch = gathered;
    gathered = [];
    try {
      const received = await store.receive(batch.map(({ row }) => row));
      for (const [index, { resolve }] of batch.entries()) resolve(received[index] ?? 'failed');
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };

  return (row: Receive): Promise<Received> =>
    new Promise((resolve, reject) => {
      gathered.push({ row, resolve, reject });
      const mine = gathered;
      if (gathered.length === MAX_ROWS) void commit();
      else if (gathered.length === 1) void clock.sleep(WAIT_MS).then(() => (mine === gathered ? commit() : undefined));
    });
};
