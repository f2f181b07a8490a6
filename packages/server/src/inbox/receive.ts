import { isoNow } from '@tillkit/core/clock';
import type { Push } from '@tillkit/core/gateway';
import { Problem } from '@tillkit/core/problem';
import { timingSafeEqual, utf8 } from '@tillkit/core/hmac';
import type { Attempt, Session } from '@tillkit/core/lifecycle';
import { newId, type Context } from '../checkout/context.ts';
import type { ConnectedAccount } from '../accounts/index.ts';
import { amend, bump, draft, learn } from '../facts/index.ts';
import { beginHint, endHint } from '../reads/hint.ts';
import { asked, nextRead } from '../reads/schedule.ts';
import type { Receive } from '../store/index.ts';

export type Facts = Extract<Push, { is: 'facts' }>;

type About = Pick<Facts, 'attempt' | 'refs'>;

/** The session a push is about: by the attempt it names, else by the gateway's ids. */
const locate = async ({ store }: Pick<Context, 'store'>, account: string, push: About): Promise<string | null> => {
  const byAttempt = push.attempt === undefined ? null : await store.locate({ attempt: push.attempt });
  if (byAttempt !== null) return byAttempt;
  for (const ref of push.refs) {
    const found = await store.locate({ account, ref });
    if (found !== null) return found;
  }
  return null;
};

/** An attempt of another account is not this push's to speak of. */
const aboutWhich = (session: Session, account: string, push: About): Attempt | undefined =>
  session.attempts.find(
    (a) => a.account === account && (a.id === push.attempt || a.known.refs.some((ref) => push.refs.includes(ref))),
  );

/** The change a push makes to the session it is about, its inbox row included, or `null` while there is no such session. */
export const changeOf = async (
  context: Context,
  account: string,
  push: Facts,
  inbox: string,
): Promise<Receive['apply'] | null> => {
  const id = await locate(context, account, push);
  const [session] = id === null ? [] : await context.store.load([id]);
  const attempt = session && aboutWhich(session, account, push);
  if (!session || !attempt) return null;
  const now = context.clock.now();
  const at = new Date(now).toISOString();
  const next = learn(session, [{ ...push.fact, attempt: attempt.id, source: 'webhook' }], at);
  const change = draft(session, next, at) ?? { session: { ...session, version: session.version + 1 } };
  return {
    version: session.version,
    change: { ...change, inbox, readAt: nextRead(next, { accounts: context.accounts, tries: 0, now }) },
  };
};

const storeFacts = async (
  context: Context,
  account: string,
  push: Facts,
  sealed: Uint8Array<ArrayBuffer>,
  id: string,
) => {
  const apply = await changeOf(context, account, push, id);
  const row = { id, account, event: push.event, sealed, at: isoNow(context.clock) };
  const received = await context.receive(apply ? { row, apply } : { row });
  if (received === 'failed') throw new Problem('store_unavailable', { retryAfter: 5 });
  context.log('info', 'webhook.received', { account, event: push.event, received });
};

/**
 * A hint causes a read and says nothing itself. Whoever knows the address can send any number of them: one asks for a
 * read, the others find it asked for, and no session is read more than once a second.
 */
const wake = async (context: Context, account: string, push: Extract<Push, { is: 'hint' }>): Promise<void> => {
  const id = await locate(context, account, push);
  const [session] = id === null ? [] : await context.store.load([id]);
  const attempt = session && aboutWhich(session, account, push);
  if (!session || !attempt || !asked(session, context.accounts).includes(attempt)) return;
  if (!(await beginHint(context, session.id))) return;
  try {
    const readAt = isoNow(context.clock);
    await amend(context, session.id, (current) => ({ session: bump(current, {}), readAt }));
  } catch (error) {
    await endHint(context, session.id).catch(() => {});
    throw error;
  }
};

/**
 * The account a push came to. One with a path takes pushes there and nowhere else; one whose pushes carry no signature
 * takes none without a path, for nothing else would tell them from anybody's.
 * @throws Problem `account_unknown`, alike for an unknown account and a missing, wrong or surplus path
 */
export const webhookAccount = ({ accounts }: Pick<Context, 'accounts'>, id: string, path: string): ConnectedAccount => {
  const connected = accounts.find(id);
  const wanted = connected?.account.webhookPath ?? '';
  const isOpen = wanted !== '' || connected?.account.capabilities.unsigned !== true;
  if (!connected?.adapter.webhook || !timingSafeEqual(utf8(path), utf8(wanted)) || !isOpen)
    throw new Problem('account_unknown');
  return connected;
};

/**
 * Verifies before it parses, and returns only once what was said is committed: the gateway may forget it then.
 * @throws Problem `signature_missing`, `signature_invalid`, `store_unavailable`
 */
export const receiveWebhook = async (
  context: Context,
  { account, adapter }: ConnectedAccount,
  bytes: Uint8Array<ArrayBuffer>,
  headers: Headers,
): Promise<void> => {
  if (!adapter.webhook) throw new Problem('account_unknown');
  const push = await adapter.webhook(bytes, headers, context.clock.now());
  if (push.is === 'unsigned') throw new Problem('signature_missing');
  if (push.is === 'forged') throw new Problem('signature_invalid');
  if (push.is === 'hint') return wake(context, account.id, push);
  if (push.is === 'ignored') return context.log('info', 'webhook.ignored', { account: account.id });
  const id = newId(context, 'in');
  const sealed = await context.keyring.seal(utf8(JSON.stringify(push)), id);
  await storeFacts(context, account.id, push, sealed, id);
};
