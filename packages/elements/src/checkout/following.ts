import type { Random } from '@tillkit/core/clock';
import type { SessionView } from '@tillkit/core/wire';
import type { Desk } from './desk.ts';
import type { PaymentWindow } from './payment-window.ts';

/** Follows the session of a checkout: by the server's word alone. What its window tells only makes us ask again. */
export const createFollowing = (desk: Desk, random: Random, windows: PaymentWindow) => {
  const { endpoint, ports, set } = desk;
  let running: AbortController | undefined;
  let following = '';

  const stop = (): void => {
    running?.abort();
    running = undefined;
  };

  const closed = (): void => {
    const now = desk.state();
    if (now.step === 'waiting') set({ ...now, window: 'closed' });
  };

  /** Until another turn begins. */
  const follow = (session: SessionView, token: string, hear: (session: SessionView) => void): void => {
    const { id } = session;
    if (running && following === id) return;
    stop();
    const { signal } = (running = new AbortController());
    following = id;
    const again = (): void => {
      stop();
      follow(session, token, hear);
    };
    const deafen = windows.of(session)?.listen(id, { again, closed });
    if (deafen) signal.addEventListener('abort', deafen);
    desk.turn().addEventListener('abort', stop, { signal });
    import('./watcher.ts').then(
      ({ watchOrders }) => {
        if (signal.aborted) return;
        const end = watchOrders(endpoint, [{ id, token }], (news) => news.session && hear(news.session), {
          ...ports,
          random,
          keep: true,
        });
        signal.addEventListener('abort', end);
      },
      // Without the channel the words on the page stay true: they tell the buyer to come back to it.
      () => {},
    );
  };

  return { follow, stop };
};
