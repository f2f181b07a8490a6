import { systemClock, type Clock, type Random } from '@tillkit/core/clock';
import type { SessionView } from '@tillkit/core/wire';
import { pageLife, type PageLife } from './page-life.ts';
import { askStatus, SILENCE_MS, type StatusHearer } from './status-request.ts';

export interface WatchedOrder {
  readonly id: string;
  /** Any token of this session that may read. */
  readonly token: string;
}

/**
 * What is known of a watched order: `session` when there is something new; `live` while the channel is open, `stale`
 * while the server does not answer, `refused` when its token no longer reads (nothing follows).
 */
export interface OrderUpdate {
  readonly id: string;
  readonly session?: SessionView;
  readonly channel: 'live' | 'stale' | 'refused';
}

export interface WatchOptions {
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly page?: PageLife;
  /** Goes on asking (every 5 s) while the page is hidden. */
  readonly keep?: boolean;
  /** Is content with a list: nothing is kept open for it. Whoever asks so stops when it has been told. */
  readonly once?: boolean;
}

interface Watch {
  readonly orders: readonly WatchedOrder[];
  readonly tell: (update: OrderUpdate) => void;
  readonly keep: boolean;
  readonly once: boolean;
}

/** Gathers the elements that a page adds one after the other. */
const GATHER_MS = 20;
const POLL_FROM_MS = 2_000;
const POLL_TO_MS = 10_000;
const POLL_HIDDEN_MS = 5_000;
/** So many polls (some five minutes) before a stream is tried again. */
const POLLS = 30;
const BACKOFF_TO_MS = 30_000;
/** Tokens one request may carry. */
const MOST = 100;

const groupsOf = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / MOST) }, (_, i) => all.slice(i * MOST, (i + 1) * MOST));

const createChannel = (endpoint: string, options: WatchOptions) => {
  const { clock = systemClock, page = pageLife() } = options;
  const fetch: typeof globalThis.fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  const random: Random = options.random ?? ((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
  const watches = new Set<Watch>();
  const seen = new Map<string, SessionView>();
  const refused = new Set<string>();
  let running: AbortController | undefined;
  let unlisten: (() => void) | undefined;

  const tell = (id: string, update: Omit<OrderUpdate, 'id'>): void => {
    for (const watch of watches) if (watch.orders.some((order) => order.id === id)) watch.tell({ id, ...update });
  };

  /** One token a session; a hidden page asks only for what is being paid. */
  const wanted = (): readonly WatchedOrder[] => {
    const orders = new Map<string, WatchedOrder>();
    for (const { orders: all, keep } of watches)
      if (keep || !page.hidden()) for (const order of all) if (!refused.has(order.token)) orders.set(order.id, order);
    return [...orders.values()];
  };

  const sinceOf = (orders: readonly WatchedOrder[]): Record<string, number> => {
    const since: Record<string, number> = {};
    for (const { id } of orders) {
      const session = seen.get(id);
      if (session) since[id] = session.version;
    }
    return since;
  };

  const hearerOf = (orders: readonly WatchedOrder[], news: () => void): StatusHearer => ({
    opened: () => orders.forEach(({ id }) => tell(id, { channel: 'live' })),
    session: (session) => {
      const known = seen.get(session.id);
      if (known && known.version >= session.version) return;
      seen.set(session.id, session);
      news();
      tell(session.id, { session, channel: 'live' });
    },
    refused: (positions) => {
      for (const position of positions) {
        const order = orders[Number(position)];
        if (!order) continue;
        refused.add(order.token);
        tell(order.id, { channel: 'refused' });
      }
    },
  });

  const jitter = (ms: number): number => ms * (0.1 + (0.9 * (random(1)[0] ?? 0)) / 255);

  /** A stream, and again when it ends; polls where it stays silent; waits longer with each failure. */
  const follow = async (orders: readonly WatchedOrder[], signal: AbortSignal): Promise<void> => {
    let [failures, polls, pause] = [0, 0, POLL_FROM_MS];
    while (!signal.aborted) {
      const asking = orders.filter(({ token }) => !refused.has(token));
      if (asking.length === 0) return;
      const asStream = polls === 0 && !page.hidden() && [...watches].some(({ once }) => !once);
      const request = { tokens: asking.map(({ token }) => token), since: sinceOf(asking) };
      const began = clock.now();
      let fresh = false;
      let wait = 0;
      try {
        const hearer = hearerOf(asking, () => (fresh = true));
        const kind = await askStatus({ endpoint, request, asStream, signal }, { fetch, clock }, hearer);
        failures = 0;
        polls = kind === 'stream' ? 0 : polls === 0 ? POLLS : polls - 1;
        pause = fresh ? POLL_FROM_MS : Math.min(POLL_TO_MS, pause * 1.5);
        wait = kind === 'stream' ? jitter(1_000) : page.hidden() ? POLL_HIDDEN_MS : pause;
      } catch {
        if (signal.aborted) return;
        failures += 1;
        if (asStream && clock.now() - began >= SILENCE_MS) polls = POLLS;
        else {
          orders.forEach(({ id }) => tell(id, { channel: 'stale' }));
          wait = jitter(Math.min(BACKOFF_TO_MS, 1_000 * 2 ** failures));
        }
      }
      await clock.sleep(wait, signal);
    }
  };

  const stop = (): void => {
    running?.abort();
    running = undefined;
  };

  const restart = (): void => {
    stop();
    const { signal } = (running = new AbortController());
    const run = async () => {
      await clock.sleep(GATHER_MS, signal);
      await Promise.all(groupsOf(wanted()).map((group) => follow(group, signal)));
    };
    // Only its own end rejects.
    run().catch(() => {});
  };

  return (
    orders: readonly WatchedOrder[],
    fn: (update: OrderUpdate) => void,
    keep: boolean,
    once: boolean,
  ): (() => void) => {
    const watch: Watch = { orders, tell: fn, keep, once };
    watches.add(watch);
    unlisten ??= page.listen((left) => (left ? stop() : restart()));
    for (const { id } of orders) {
      const session = seen.get(id);
      if (session) fn({ id, session, channel: 'live' });
    }
    restart();
    return () => {
      if (!watches.delete(watch)) return;
      if (watches.size > 0) return restart();
      stop();
      unlisten?.();
      unlisten = undefined;
    };
  };
};

const channels = new Map<string, ReturnType<typeof createChannel>>();

/**
 * Follows orders live, all of a page over one connection per endpoint (for each 100 orders): a stream, and where
 * something in between holds it back, polling. Pauses while the page is hidden or kept for Back.
 * @returns stops following
 */
export const watchOrders = (
  endpoint: string,
  orders: readonly WatchedOrder[],
  fn: (update: OrderUpdate) => void,
  options: WatchOptions = {},
): (() => void) => {
  const { keep = false, once = false, ...ports } = options;
  const shared = Object.keys(ports).length === 0;
  const channel = (shared ? channels.get(endpoint) : undefined) ?? createChannel(endpoint, ports);
  if (shared) channels.set(endpoint, channel);
  return channel(orders, fn, keep, once);
};
