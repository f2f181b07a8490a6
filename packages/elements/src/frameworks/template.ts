import type { Elements } from './elements.ts';

/** A tag of ours. */
export type Tag = keyof Elements;

/** The element class behind a tag. */
export type ElementOf<T extends Tag> = Elements[T]['element'];

type Given<E, Name extends keyof E> = { [Key in Name]?: E[Key] | undefined };
type Known<E, Name> = Extract<Name, keyof E>;

/** What may be set as a property. */
export type Properties<T extends Tag> = Given<ElementOf<T>, Known<ElementOf<T>, Elements[T]['properties']>>;

/** Attributes under the names HTML knows them by, where a property is called otherwise. */
export type Renamed<T extends Tag> = {
  [Pair in Elements[T]['renamed'] as Pair[0]]?: ElementOf<T>[Known<ElementOf<T>, Pair[1]>] | undefined;
};

/** What may be set as an attribute, under either name. */
export type Attributes<T extends Tag> = Given<ElementOf<T>, Known<ElementOf<T>, Elements[T]['attributes']>> &
  Renamed<T>;

/** Listeners, by what stands before the event's name: `ontill-paid`, `on:till-paid`. */
export type Listeners<T extends Tag, Prefix extends string> = {
  [Name in keyof Elements[T]['events'] & string as `${Prefix}${Name}`]?:
    ((event: Elements[T]['events'][Name] & { readonly currentTarget: ElementOf<T> }) => void) | undefined;
};
