import * as z from 'zod/mini';
import type { Context } from '../checkout/context.ts';
import type { Claim } from '../store/index.ts';
import { changeOf, type Facts } from './receive.ts';

/** A push whose order is unknown waits this long for the order to appear before a person is called. */
const ORPHAN_TRIES = 40;

const isFacts = (value: unknown): value is Facts =>
  z
    .object({ is: z.literal('facts'), event: z.string(), refs: z.array(z.string()), fact: z.looseObject({}) })
    .safeParse(value).success;

const waitOf = (tries: number): number => Math.min(3_600_000, 1_000 * 2 ** Math.min(tries, 12));

/** Applies one stored push: it met a newer version when it came, or was here before the order it is about. */
export const applyInbox = async (context: Context, claim: Claim<'inbox'>): Promise<void> => {
  const { id, account, sealed } = claim.item;
  const push: unknown = JSON.parse(new TextDecoder().decode(await context.keyring.open(sealed, id)));
  if (!isFacts(push)) throw new TypeError('An inbox row does not hold a push.');
  const apply = await changeOf(context, account, push, id);
  if (apply) {
    const stored = await context.store.change(apply.version, apply.change);
    if (stored !== 'conflict') return;
  }
  const wait = apply ? 0 : waitOf(claim.tries);
  const isLost = !apply && claim.tries + 1 >= ORPHAN_TRIES;
  if (isLost) context.log('error', 'webhook.parked', { account, tries: claim.tries + 1 });
  await context.store.settle(
    claim,
    isLost ? 'parked' : { retryAt: new Date(context.clock.now() + wait).toISOString() },
  );
};
