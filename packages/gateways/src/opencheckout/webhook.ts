import type { Log } from '@tillkit/core/clock';
import type { Push } from '@tillkit/core/gateway';
import * as z from 'zod/mini';
import { parseJson } from '../transport/index.ts';
import { SESSION_ID } from './client/session.ts';
import { attemptIn, capturedBy, refOf, stateOf } from './facts.ts';
import { isGenuine, type Verification } from './signature.ts';

const SIGNATURE = 'opencheckout-signature';

/** Only what says which session it is; each other part is taken where it is what it should be. */
const bodySchema = z.object({
  id: z.string().check(z.regex(SESSION_ID)),
  status: z.optional(z.unknown()),
  amount_total: z.optional(z.unknown()),
  currency: z.optional(z.unknown()),
  metadata: z.optional(z.unknown()),
});

/**
 * What a genuine body says. Without a session's id it is about nothing we could look up, and is ignored with a line in
 * the log; with an id but a status we do not know it is a hint, so that a read finds out.
 */
const pushOf = (bytes: Uint8Array, log: Log): Push => {
  const body = bodySchema.safeParse(parseJson(bytes));
  if (!body.success) {
    log('warn', 'opencheckout.push_unreadable', { bytes: bytes.length });
    return { is: 'ignored' };
  }
  const { id, status, amount_total: amount, currency, metadata } = body.data;
  const refs = [refOf(id)];
  const attempt = attemptIn(metadata) ?? undefined;
  const state = typeof status === 'string' ? stateOf(status) : null;
  if (typeof status !== 'string' || state === null) {
    log('warn', 'opencheckout.push_status_unknown', { ref: id });
    return { is: 'hint', refs, attempt };
  }
  const fact = { state, refs, raw: status, ...capturedBy(state, amount, currency) };
  return { is: 'facts', event: `${id}:${status}`, refs, attempt, fact };
};

/** Verifies the raw bytes, then parses. No header at all is `unsigned`, everything else that does not verify `forged`. */
export const readPush = async (
  bytes: Uint8Array,
  headers: Headers,
  verification: Verification,
  log: Log,
): Promise<Push> => {
  const header = headers.get(SIGNATURE)?.trim();
  if (!header) return { is: 'unsigned' };
  if (!(await isGenuine(header, bytes, verification))) return { is: 'forged' };
  return pushOf(bytes, log);
};
