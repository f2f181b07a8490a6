import type { LitElement } from 'lit';

/** What the server rendered into an element's shadow root: for `createRenderRoot`, before Lit's own. */
export const takeServed = ({ shadowRoot }: LitElement): ChildNode[] => {
  const served = [...(shadowRoot?.childNodes ?? [])];
  // Lit renders before the first child it finds, and needs that one to stay.
  shadowRoot?.prepend('');
  return served;
};

/** For `render`: gives way to what is rendered now, in the same task, so that nothing moves; the focus stays. */
export const giveWay = (host: LitElement, served: ChildNode[]): void => {
  if (served[0] && host.shadowRoot?.activeElement)
    void host.updateComplete.then(() => host.focus({ preventScroll: true }));
  for (const node of served.splice(0)) node.remove();
};
