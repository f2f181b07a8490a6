import type { SessionView } from '@tillkit/core/wire';
import type { Desk } from './desk.ts';
import type { Popup } from './presenters/popup.ts';
import type { Presenter } from './state.ts';

const loadPopup = () => import('./presenters/popup.ts');

/** The window a checkout shows its payment page in: one at most. */
export const createPaymentWindow = ({ endpoint, ports, wish }: Desk) => {
  let kept: Popup | undefined;
  let keptFor = '';

  return {
    /** Loads ahead what the click will need. */
    prepare: (): void => {
      if (wish().mode === 'popup') loadPopup().catch(() => {});
    },
    /** Nothing can be shown in a window whose part does not load: it goes, and the page itself takes its place. */
    takeOver: async (opened: Window | null): Promise<Popup | undefined> => {
      if (!opened) return undefined;
      try {
        return (await loadPopup()).createPopup(opened, endpoint, ports.clock);
      } catch {
        opened.close();
        return undefined;
      }
    },
    /** Shows in a window, which is this checkout's from then on. */
    presenterOf:
      (popup: Popup): Presenter =>
      (action, session) => {
        kept = popup;
        keptFor = session.id;
        return popup.present(action, session);
      },
    /** A window that was opened and never used does not stay. */
    tidy: (popup: Popup | undefined): void => {
      if (popup !== kept) popup?.close();
    },
    of: ({ id }: SessionView): Popup | undefined => (keptFor === id ? kept : undefined),
    close: (): void => {
      kept?.close();
      kept = undefined;
    },
  };
};

export type PaymentWindow = ReturnType<typeof createPaymentWindow>;
