/**
 * The elements in Solid's JSX: `<till-pay-button sku="tea" prop:cart={cart()} on:till-paid={(event) => event.session.id}>`.
 * Types alone: `import '@tillkit/elements/solid'` in a file of the page, or `types` of its tsconfig.
 */
import type { JSX } from 'solid-js';
import type { Attributes, ElementOf, Listeners, Properties, Tag } from './template.ts';

type Prefixed<Prefix extends string, Of> = { [Name in keyof Of & string as `${Prefix}${Name}`]?: Of[Name] };

type Ours<T extends Tag> = Properties<T> &
  Attributes<T> &
  Prefixed<'prop:', Properties<T>> &
  Prefixed<'attr:', Attributes<T>> &
  Listeners<T, 'on:'>;

/** Props by tag. */
export type SolidElements = {
  [T in Tag]: Omit<JSX.HTMLAttributes<ElementOf<T>>, keyof Ours<T>> & Ours<T>;
};

declare module 'solid-js' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- it is called so there
  namespace JSX {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface is the way into Solid's list
    interface IntrinsicElements extends SolidElements {}
  }
}
