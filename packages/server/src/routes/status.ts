import { isSettled, view, type Session } from '@tillkit/core/lifecycle';
import { Problem } from '@tillkit/core/problem';
import type { StatusAnswer, StatusRequest } from '@tillkit/core/wire';
import type { Context } from '../checkout/context.ts';
import { readToken } from '../keyring/index.ts';
import { readCoalesced } from '../reads/read.ts';
import { readable } from '../reads/schedule.ts';
import { sessionView } from '../sessions/session-view.ts';

const HEARTBEAT_MS = 15_000;
const LIFE_MS = 300_000;
const RELOAD_MS = 10_000;
const FIRST_WATCH_MS = 2_000;
const LAST_WATCH_MS = 10_000;

interface Watched {
  readonly ids: readonly string[];
  /** Positions of tokens that could not be read. */
  readonly refused: readonly number[];
}

/** @throws Problem `token_invalid` when not one token can be read; a single bad one among many spoils no other badge */
const watchedBy = async (context: Context, tokens: readonly string[]): Promise<Watched> => {
  const grants = await Promise.all(tokens.map((token) => readToken(context.keyring, context.clock, token)));
  const ids = grants.flatMap((grant) => (grant?.scopes.includes('read') ? [grant.session] : []));
  if (ids.length === 0) throw new Problem('token_invalid');
  const refused = grants.flatMap((grant, index) => (grant?.scopes.includes('read') ? [] : [index]));
  return { ids: [...new Set(ids)], refused };
};

const isWatchable = (session: Session): boolean =>
  readable(session).length > 0 && (!isSettled(view(session).status) || view(session).checking);

/** Reads what an open page is waiting for, now if nobody did so lately. A gateway that fails leaves the session as it is. */
const refresh = async (context: Context, session: Session): Promise<Session> =>
  isWatchable(session) ? readCoalesced(context, session.id, FIRST_WATCH_MS).catch(() => session) : session;

export const statusList = async (context: Context, request: StatusRequest): Promise<StatusAnswer> => {
  const { ids, refused } = await watchedBy(context, request.tokens);
  const sessions = await Promise.all((await context.store.load(ids)).map((s) => refresh(context, s)));
  const since = request.since ?? {};
  return {
    sessions: sessions.filter((s) => s.version > (since[s.id] ?? 0)).map((s) => sessionView(s, context.accounts)),
    refused,
  };
};

const eventOf = (context: Context, session: Session): string =>
  `event: session\nid: ${session.id}:${session.version}\ndata: ${JSON.stringify(sessionView(session, context.accounts))}\n\n`;

/** Wakes a sleeper early: whatever comes first, the time or a change in the store. */
const createBell = (context: Context, ids: readonly string[]) => {
  let ring = () => {};
  const unwatch = context.store.watch((id) => {
    if (ids.includes(id)) ring();
  });
  return {
    unwatch,
    sleep: async (ms: number, signal: AbortSignal): Promise<void> => {
      const early = new AbortController();
      ring = () => early.abort();
      await context.clock.sleep(ms, AbortSignal.any([signal, early.signal])).catch(() => {});
    },
  };
};

/**
 * The status of up to a hundred sessions as one stream: an event per change, a heartbeat every 15 s, closed after five
 * minutes. While it is open, what is unsettled is read every 2 s, then less often, up to every 10 s.
 */
export const statusStream = async (
  context: Context,
  request: StatusRequest,
  closed: AbortSignal,
): Promise<Response> => {
  const { ids, refused } = await watchedBy(context, request.tokens);
  const abort = new AbortController();
  const signal = AbortSignal.any([closed, abort.signal]);
  const seen = new Map(Object.entries(request.since ?? {}));
  const encoder = new TextEncoder();

  const run = async (send: (text: string) => void): Promise<void> => {
    const bell = createBell(context, ids);
    const opened = context.clock.now();
    let [watchMs, beat, read] = [FIRST_WATCH_MS, opened, 0];
    const emit = (sessions: readonly Session[]): void => {
      for (const session of sessions.filter((s) => s.version > (seen.get(s.id) ?? 0))) {
        seen.set(session.id, session.version);
        send(eventOf(context, session));
      }
    };
    try {
      if (refused.length > 0) send(`event: refused\ndata: ${JSON.stringify(refused)}\n\n`);
      while (!signal.aborted && context.clock.now() - opened < LIFE_MS) {
        const sessions = await context.store.load(ids);
        emit(sessions);
        const now = context.clock.now();
        if (now - read >= watchMs && sessions.some(isWatchable)) {
          if (read > 0) watchMs = Math.min(LAST_WATCH_MS, watchMs * 1.5);
          read = now;
          emit(await Promise.all(sessions.map((s) => refresh(context, s))));
        }
        if (context.clock.now() - beat >= HEARTBEAT_MS) {
          beat = context.clock.now();
          send(': heartbeat\n\n');
        }
        await bell.sleep(sessions.some(isWatchable) ? watchMs : Math.min(RELOAD_MS, HEARTBEAT_MS), signal);
      }
    } finally {
      bell.unwatch();
    }
  };

  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const end = () => {
        if (!abort.signal.aborted) controller.close();
        abort.abort();
      };
      controller.enqueue(encoder.encode(': open\n\n'));
      run((text) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(text));
      }).then(end, (error: unknown) => {
        context.log('error', 'status.failed', { error: error instanceof Error ? error.message : typeof error });
        end();
      });
    },
    cancel: () => abort.abort(),
  });
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
  });
};
