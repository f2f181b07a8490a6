/** The page's own registry; without a page (Node), where Lit stands in for one, there is none. */
const pageRegistry = (): CustomElementRegistry | undefined =>
  typeof document === 'undefined' ? undefined : customElements;

/** Registers an element, unless a second copy of the kit did so before. */
export const define = (tag: string, element: CustomElementConstructor, registry = pageRegistry()): void => {
  if (registry && !registry.get(tag)) registry.define(tag, element);
};
