/**
 * The elements in Vue's templates: `<till-pay-button sku="tea" :cart.prop="cart" @till-paid="paid">`.
 * Types alone: `import '@tillkit/elements/vue'` in a file of the page, or `types` of its tsconfig.
 */
import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { Elements } from './elements.ts';
import type { ElementOf, Listeners, Properties, Tag } from './template.ts';

type Emits<T extends Tag> = EmitFn<{
  [Name in keyof Elements[T]['events'] & string]: (event: Elements[T]['events'][Name]) => void;
}>;

/** Camel case, as Vue reads `promotion-code` and `@till-paid`. */
type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name;
type CamelListeners<T extends Tag> = {
  [Name in keyof Listeners<T, 'on-'> & string as Camel<Name>]?: Listeners<T, 'on-'>[Name];
};

type Props<T extends Tag> = Omit<HTMLAttributes, keyof Properties<T>> & PublicProps & Properties<T> & CamelListeners<T>;

/** What Vue takes an element of a page for: `$props` and `$emit` are its templates' alone. */
export type VueElement<T extends Tag> = new () => ElementOf<T> & { $props: Props<T>; $emit: Emits<T> };

type VueElements = { [T in Tag]: VueElement<T> };

declare module 'vue' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface is the way into Vue's list
  interface GlobalComponents extends VueElements {}
}
