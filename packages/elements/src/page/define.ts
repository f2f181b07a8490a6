/**
 * Registers an element, unless a second copy of the kit did so before; nothing without a page (Node), where Lit stands in
 * for one.
 */
export const define = (
  tag: string,
  element: CustomElementConstructor,
  registry = typeof document === 'undefined' ? undefined : customElements,
): void => {
  if (registry && !registry.get(tag)) registry.define(tag, element);
};
