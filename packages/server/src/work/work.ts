import { applyInbox } from '../inbox/apply.ts';
import type { Context } from '../checkout/context.ts';
import { rescue, rescueWait } from '../operations/rescue.ts';
import { deliver } from '../outbox/deliver.ts';
import { readCoalesced } from '../reads/read.ts';
import { isHinted } from '../reads/hint.ts';
import { nextRead } from '../reads/schedule.ts';
import type { Claim, Queue } from '../store/index.ts';

const BATCH = 32;
/** Longer than any one item takes: a gateway's deadline and the merchant's handler fit in. */
const LEASE_MS = 120_000;
/** No session is read more often, whoever asks. */
const READ_EVERY_MS = 1_000;

type Worker<Q extends Queue> = (context: Context, claim: Claim<Q>) => Promise<void>;

const workOperation: Worker<'operations'> = async (context, claim) => {
  const { session, operation } = claim.item;
  await rescue(context, session, operation);
  const after = await context.store.operation(operation.id);
  const retryAt = new Date(context.clock.now() + rescueWait(claim.tries)).toISOString();
  await context.store.settle(claim, after === null || after.due === null ? 'done' : { retryAt });
};

const workRead: Worker<'reads'> = async (context, claim) => {
  const session = await readCoalesced(context, claim.item, READ_EVERY_MS);
  const now = context.clock.now();
  // Somebody had just read when the hint came: what it hints at is still to be read.
  const retryAt = (await isHinted(context, claim.item))
    ? new Date(now + READ_EVERY_MS).toISOString()
    : nextRead(session, { accounts: context.accounts, tries: claim.tries + 1, now });
  await context.store.settle(claim, retryAt === null ? 'done' : { retryAt });
};

/** One item's failure is that item's: it is tried again later and the round goes on. */
const guarded = async <Q extends Queue>(context: Context, claim: Claim<Q>, worker: Worker<Q>): Promise<void> => {
  try {
    await worker(context, claim);
  } catch (error) {
    context.log('error', `${claim.queue}.failed`, {
      tries: claim.tries,
      error: error instanceof Error ? error.message : typeof error,
    });
    const retryAt = new Date(context.clock.now() + rescueWait(claim.tries)).toISOString();
    await context.store.settle(claim, { retryAt });
  }
};

const drain = async <Q extends Queue>(
  context: Context,
  queue: Q,
  worker: Worker<Q>,
  until: number,
): Promise<number> => {
  let done = 0;
  while (context.clock.now() < until) {
    const claims = await context.store.claim(queue, BATCH, LEASE_MS);
    await Promise.all(claims.map((claim) => guarded(context, claim, worker)));
    done += claims.length;
    if (claims.length === 0) break;
  }
  return done;
};

/** One bounded round of inbox, operations, reads and outbox. Answers how many items it looked at. */
export const workRound = async (context: Context, budgetMs: number): Promise<number> => {
  const until = context.clock.now() + budgetMs;
  return (
    (await drain(context, 'inbox', applyInbox, until)) +
    (await drain(context, 'operations', workOperation, until)) +
    (await drain(context, 'reads', workRead, until)) +
    (await drain(context, 'outbox', deliver, until))
  );
};
