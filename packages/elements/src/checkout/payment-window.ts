import type { SessionView } from '@tillkit/core/wire';
import { loadChunk } from '../page/chunk.ts';
import type { Desk } from './desk.ts';
import type { Popup } from './presenters/popup.ts';
import { openWindow } from './presenters/window.ts';
import type { WaitingPage } from './presenters/waiting-page.ts';
import type { Presenter } from './state.ts';

const loadPopup = () => loadChunk(() => import('./presenters/popup.ts'), 'createPopup');

/** The window a checkout shows its payment page in: one at most. */
export const createPaymentWindow = ({ endpoint, ports, wish, openWindow: open = openWindow }: Desk) => {
  let kept: Popup | undefined;
  let keptFor = '';
  let blockedFor = '';

  const of = ({ id }: SessionView): Popup | undefined => (keptFor === id ? kept : undefined);

  return {
    /** Within a click; `null` where it is blocked. */
    open,
    /** Loads ahead what the click will need. */
    prepare: (): void => {
      if (wish().mode === 'popup') loadPopup().catch(() => {});
    },
    /** Nothing can be shown in a window whose part does not load: it goes, and the page itself takes its place. */
    takeOver: async (opened: Window | null, page?: WaitingPage): Promise<Popup | undefined> => {
      if (!opened) return undefined;
      try {
        return (await loadPopup()).createPopup(opened, endpoint, ports.clock, page);
      } catch {
        opened.close();
        return undefined;
      }
    },
    /** Shows in a window, which is this checkout's from then on. */
    presenterOf:
      (popup: Popup): Presenter =>
      (action, session) => {
        const shown = popup.present(action, session);
        [kept, keptFor, blockedFor] = [popup, session.id, ''];
        return shown;
      },
    /** In the place of a window that was not let open: the page says so, and a click may open one. */
    blocked: ((_action, { id }) => {
      blockedFor = id;
      return 'shown';
    }) satisfies Presenter,
    /** A window that was opened and never used does not stay. */
    tidy: (popup: Popup | undefined): void => {
      if (popup !== kept) popup?.close();
    },
    of,
    /** How the window of a session's payment stands; nothing where there is none to speak of. */
    standing: (session: SessionView): 'open' | 'closed' | 'blocked' | undefined => {
      if (blockedFor === session.id) return 'blocked';
      const own = of(session);
      return own && (own.closed ? 'closed' : 'open');
    },
    close: (): void => {
      kept?.close();
      kept = undefined;
      blockedFor = '';
    },
  };
};

export type PaymentWindow = ReturnType<typeof createPaymentWindow>;
