import type { Clock } from '@tillkit/core/clock';
import type { SessionView } from '@tillkit/core/wire';
import { html, nothing, type LitElement } from 'lit';
import { createPayFrame, type PayFrame } from '../checkout/presenters/frame.ts';
import { isPayFrame } from '../checkout/presenters/pay-page.ts';
import type { CheckoutState } from '../checkout/state.ts';
import { adopt } from '../page/adopt.ts';
import type { ActionAsk, ActionOf, ActionOptions } from './action.ts';
import { mainButton } from './buttons.ts';
import { coin } from './coin.ts';
import { outcome } from './outcome.ts';
import type { Page } from './page.ts';
import { payFrameStyle } from './pay-frame.style.ts';
import { popupBlockedWords } from './popup-blocked.ts';
import { linkButton, plainButton, stepWords } from './step-buttons.ts';
import { outIcon } from './step-icons.ts';
import { attemptUnderWay } from './under-way.ts';
import { waitingWords } from './waiting.ts';
import { fill, say } from './words.ts';

export const payFrameWords = {
  ...stepWords,
  ...popupBlockedWords,
  payInFrame: 'Pay with {method}',
  thePaymentPage: waitingWords.thePaymentPage,
  loadingFrame: 'Loading the payment page',
  frameLate: 'The payment page is not loading',
  frameLateText:
    'Open it in this tab, or pay another way. If you have confirmed the payment already, this page will say so.',
};

interface Wanted {
  readonly attempt: string;
  readonly action: ActionOf<'frame'>;
  readonly session: string;
  readonly endpoint: string;
  readonly title: string;
  readonly clock: Clock;
  readonly look: () => void;
}

interface Mounted extends PayFrame {
  readonly attempt: string;
  stands: 'loading' | 'loaded' | 'late';
}

/**
 * A payment page in a frame. It is an element of the document, and shown through a slot: whatever else the modal shows
 * meanwhile, the page in it goes on, and what was typed there stays. It goes when its attempt is waited for no more.
 */
export const createFramePage = (host: LitElement & { readonly state: CheckoutState }) => {
  adopt(host, payFrameStyle);
  let wanted: Wanted | undefined;
  let mounted: Mounted | undefined;

  const unmount = (): void => {
    mounted?.remove();
    mounted = undefined;
  };

  const mount = ({ attempt, action, look: again, ...options }: Wanted): void => {
    const turn = (stands: Mounted['stands']) => () => {
      mine.stands = stands;
      host.requestUpdate();
    };
    const news = { loaded: turn('loaded'), late: turn('late'), again };
    const mine: Mounted = { attempt, stands: 'loading', ...createPayFrame(action, { ...options, news }) };
    mounted = mine;
    mine.element.slot = 'frame';
    host.append(mine.element);
  };

  host.addController({
    hostUpdated: () => {
      const attempt = attemptUnderWay(host.state, 'frame');
      if (mounted && mounted.attempt !== attempt) unmount();
      if (!mounted && wanted && wanted.attempt === attempt) mount(wanted);
    },
    hostDisconnected: unmount,
  });

  const reload = (): void => {
    unmount();
    host.requestUpdate();
  };

  return (
    action: ActionOf<'frame'>,
    { id: session, attempt }: SessionView,
    ask: ActionAsk,
    { amount, method, out, clock, language, endpoint }: ActionOptions & { readonly endpoint: string },
  ): Page | undefined => {
    if (!attempt || !isPayFrame(action)) return undefined;
    const words = say(language, payFrameWords);
    const title = method === undefined ? words.thePaymentPage : fill(words.payInFrame, { method });
    wanted = { attempt: attempt.id, action, session, endpoint, title, clock, look: ask.look };
    const stands = mounted?.attempt === attempt.id ? mounted.stands : 'loading';
    const page = { titled: true, amount };
    const open = html`${words.openPaymentPage}${outIcon}`;
    if (stands === 'late')
      return {
        ...page,
        body: outcome({ coin: 'expired', tone: 'wait', title: words.frameLate, text: words.frameLateText }),
        foot: html`${mainButton(open, ask.payHere)}${plainButton(words.tryAgain, reload)}${out}`,
      };
    const loading = html`<p role="status">${coin('pending')}${words.loadingFrame}</p>`;
    return {
      ...page,
      body: html`<h2 id="title" tabindex="-1">${title}</h2>
        <div class="pay-frame ${stands === 'loading' ? 'blank' : ''}">
          <slot name="frame"></slot>${stands === 'loading' ? loading : nothing}
        </div>`,
      // No browser tells whether a page let itself be framed: the way out of it is here from the beginning.
      foot: html`${out}${linkButton(words.openPaymentPage, ask.payHere)}`,
    };
  };
};
