/**
 * The elements in React 19's JSX: `<till-pay-button sku="tea" cart={cart} ontill-paid={(event) => event.session.id}>`.
 * Types alone: `import '@tillkit/elements/react'` in a file of the page, or `types` of its tsconfig.
 */
import type { ClassAttributes, HTMLAttributes } from 'react';
import type { ElementOf, Listeners, Properties, Renamed, Tag } from './template.ts';

type Ours<T extends Tag> = Properties<T> & Renamed<T> & Listeners<T, 'on'>;

/** Props by tag. */
export type ReactElements = {
  [T in Tag]: ClassAttributes<ElementOf<T>> & Omit<HTMLAttributes<ElementOf<T>>, keyof Ours<T>> & Ours<T>;
};

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- it is called so there
  namespace JSX {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface is the way into React's list
    interface IntrinsicElements extends ReactElements {}
  }
}
