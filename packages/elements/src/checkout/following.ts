import type { Random } from '@tillkit/core/clock';
import type { SessionView } from '@tillkit/core/wire';
import { loadChunk } from '../page/chunk.ts';
import type { Desk } from './desk.ts';
import type { PaymentWindow } from './payment-window.ts';
import type { OrderUpdate } from './watcher.ts';

/** Until what follows is asked for again, where it could not be loaded. */
const RETRY_MS = 3_000;

/** Follows the session of a checkout: by the server's word alone. What its window tells only makes us ask again. */
export const createFollowing = (desk: Desk, random: Random, windows: PaymentWindow) => {
  const { endpoint, ports, set } = desk;
  let running: AbortController | undefined;
  let following = '';

  const stop = (): void => {
    running?.abort();
    running = undefined;
  };

  let again = (): void => {};

  /** Asks how it stands, at once; where nothing is followed, there is nothing to ask. */
  const look = (): void => {
    if (running) again();
  };

  const closed = (): void => {
    const now = desk.state();
    if (now.step === 'waiting') set({ ...now, window: 'closed' });
  };

  /** Notes since when nobody answers, and that somebody does again. */
  const heedChannel = (channel: OrderUpdate['channel']): void => {
    const now = desk.state();
    if (now.step !== 'waiting') return;
    const silentSince = channel === 'live' ? undefined : (now.silentSince ?? ports.clock.now());
    if (silentSince !== now.silentSince) set({ ...now, silentSince });
  };

  /** Until another turn begins. */
  const follow = (session: SessionView, token: string, hear: (session: SessionView) => void): void => {
    const { id } = session;
    if (running && following === id) return;
    stop();
    const { signal } = (running = new AbortController());
    following = id;
    again = () => {
      stop();
      follow(session, token, hear);
    };
    const deafen = windows.of(session)?.listen(id, { again: look, closed });
    if (deafen) signal.addEventListener('abort', deafen);
    desk.turn().addEventListener('abort', stop, { signal });
    const watch = async (): Promise<void> => {
      const { watchOrders } = await loadChunk(() => import('./watcher.ts'), 'watchOrders');
      if (signal.aborted) return;
      const listen = (news: OrderUpdate): void => {
        if (news.session) hear(news.session);
        else heedChannel(news.channel);
      };
      const end = watchOrders(endpoint, [{ id, token }], listen, { ...ports, random, keep: true });
      signal.addEventListener('abort', end);
    };
    // Offline, say. The words on the page stay true meanwhile; only the end of all this rejects the wait.
    watch().catch(() => ports.clock.sleep(RETRY_MS, signal).then(look, () => {}));
  };

  return { follow, stop, look };
};
