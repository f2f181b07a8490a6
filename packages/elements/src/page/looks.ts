import type { LitElement } from 'lit';
import type { Appearance } from './appearance.ts';
import { loadChunk } from './chunk.ts';

const worn = new WeakMap<Element, Appearance | undefined>();

/** Whether an element looks as it was told; if not, what does that is loaded, and the element rendered again. */
export const looksRight = (element: LitElement & { readonly appearance: Appearance | undefined }): boolean => {
  const { appearance, shadowRoot } = element;
  const right = worn.get(element) === appearance;
  if (right || !shadowRoot) return right;
  const wear = (dress?: typeof import('./appearance.ts').dress): void => {
    worn.set(element, appearance);
    dress?.(shadowRoot, appearance);
    element.requestUpdate();
  };
  loadChunk(() => import('./appearance.ts'), 'dress').then(
    ({ dress }) => wear(dress),
    // It is worth being seen as it is.
    () => wear(),
  );
  return element.hasUpdated;
};
