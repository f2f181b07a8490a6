import type { LitElement, ReactiveController } from 'lit';

const STOPS = 'button, input, select, a[href], iframe';

const hasStop = (body: Element): boolean =>
  body.querySelector(STOPS) !== null ||
  [...body.querySelectorAll('slot')].some((slot) =>
    slot.assignedElements({ flatten: true }).some((each) => each.matches(STOPS) || each.querySelector(STOPS)),
  );

/** A page that scrolls and has nothing to focus would be out of a keyboard's reach: not every browser sees to that. */
export const keyboardScrolls = (host: LitElement): ReactiveController => {
  const judge = (body: HTMLElement): void => {
    if (body.scrollHeight > body.clientHeight && !hasStop(body)) body.tabIndex = 0;
    else body.removeAttribute('tabindex');
  };
  // Without a change of the page, too: the window turns, or becomes lower.
  const resized = new ResizeObserver(([entry]) => entry?.target instanceof HTMLElement && judge(entry.target));
  return {
    hostUpdated: () => {
      const body = host.shadowRoot?.querySelector<HTMLElement>('.body');
      if (!body) return;
      judge(body);
      resized.observe(body);
    },
    hostDisconnected: () => resized.disconnect(),
  };
};
