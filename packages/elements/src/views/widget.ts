import type { SessionView } from '@tillkit/core/wire';
import { html, type LitElement } from 'lit';
import type { CheckoutState } from '../checkout/state.ts';
import { adopt } from '../page/adopt.ts';
import { tellMissing } from '../page/missing-widget.ts';
import { widgetOf, type WidgetCleanup } from '../page/settings.ts';
import type { ActionAsk, ActionOf, ActionOptions } from './action.ts';
import { mainButton } from './buttons.ts';
import { outcome } from './outcome.ts';
import type { Page } from './page.ts';
import { widgetStyle } from './widget.style.ts';
import { stepWords } from './step-buttons.ts';
import { attemptUnderWay } from './under-way.ts';
import { fill, say } from './words.ts';

export const widgetWords = {
  ...stepWords,
  payWith: 'Pay with {method}',
  theirWidget: 'their page',
  wayDidNotOpen: 'This way to pay did not open',
  wayDidNotOpenText:
    'Try once more, or pay another way. If you have confirmed the payment already, this page will say so.',
};

interface Wanted {
  readonly attempt: string;
  readonly account: string;
  readonly data: ActionOf<'widget'>['data'];
  readonly session: SessionView;
  readonly done: () => void;
}

interface Mounted {
  readonly attempt: string;
  readonly container: HTMLElement;
  cleanup?: WidgetCleanup | undefined;
}

const stop = (event: Event): void => event.stopPropagation();

/**
 * A gateway's own widget, as the merchant's page shows it: in an element of the document, for the scripts it comes with
 * find nothing in a shadow tree. It stands as long as its attempt is waited for, also behind another page of the modal.
 */
export const createWidget = (host: LitElement & { readonly state: CheckoutState }) => {
  adopt(host, widgetStyle);
  let wanted: Wanted | undefined;
  let mounted: Mounted | undefined;
  let broken = '';

  const tell = (error: unknown): void =>
    console.error('Tillkit: a widget given to configure({ widgets }) failed.', error);

  const unmount = (): void => {
    const last = mounted;
    mounted = undefined;
    try {
      last?.cleanup?.();
    } catch (error) {
      tell(error);
    }
    last?.container.remove();
  };

  const mount = async ({ attempt, account, data, session, done }: Wanted): Promise<void> => {
    const container = document.createElement('div');
    container.slot = 'widget';
    const mine: Mounted = { attempt, container };
    mounted = mine;
    host.append(container);
    try {
      const cleanup = (await widgetOf(account)?.(container, { data, session, done })) ?? undefined;
      if (mounted === mine) mine.cleanup = cleanup;
      else cleanup?.();
    } catch (error) {
      tell(error);
      if (mounted !== mine) return;
      unmount();
      broken = attempt;
      host.requestUpdate();
    }
  };

  host.addController({
    hostUpdated: () => {
      const attempt = attemptUnderWay(host.state, 'widget');
      if (mounted && mounted.attempt !== attempt) unmount();
      if (wanted?.attempt === attempt && attempt !== mounted?.attempt && attempt !== broken && wanted)
        void mount(wanted);
    },
    hostDisconnected: unmount,
  });

  return (
    { data }: Pick<ActionOf<'widget'>, 'data'>,
    session: SessionView,
    ask: ActionAsk,
    { amount, method, out, language }: ActionOptions,
  ): Page | undefined => {
    const words = say(language, widgetWords);
    const { id: attempt = '', method: id = '' } = session.attempt ?? {};
    const [account = ''] = id.split('.');
    if (!widgetOf(account)) {
      tellMissing(account);
      return undefined;
    }
    if (broken === attempt)
      return {
        titled: true,
        amount,
        body: outcome({
          coin: 'expired',
          tone: 'wait',
          title: words.wayDidNotOpen,
          text: words.wayDidNotOpenText,
        }),
        foot: html`${mainButton(words.tryAgain, () => {
          broken = '';
          host.requestUpdate();
        })}${out}`,
      };
    wanted = { attempt, account, data, session, done: ask.look };
    return {
      titled: true,
      amount,
      // A picked file that is put back says `cancel`, which would reach the dialog as its own.
      body: html`<h2 id="title" tabindex="-1">${fill(words.payWith, { method: method ?? words.theirWidget })}</h2>
        <slot name="widget" @cancel=${stop} @close=${stop}></slot>`,
      foot: out,
    };
  };
};
