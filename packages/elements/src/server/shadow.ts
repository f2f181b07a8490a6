import type { CSSResultGroup, PropertyDeclarations } from 'lit';
import { attribute } from './markup.ts';

/** What both functions take beside the attributes. */
export interface RenderOptions {
  /** Of the page's `style-src`: without it, a strict policy leaves what is rendered unstyled until the script is there. */
  readonly nonce?: string | undefined;
  /** BCP 47, as the page's `lang`: the script will write amounts by that. `lang` of the attributes, else `en`. */
  readonly locale?: string | undefined;
  /** Words said instead of the English ones, by their keys. */
  readonly strings?: Readonly<Record<string, string>> | undefined;
  /** HTML that goes between the tags as it is: slotted words, the form of the page without script. Yours to escape. */
  readonly content?: string | undefined;
}

/** Attributes of any element. */
export interface GlobalAttributes {
  readonly id?: string | undefined;
  readonly class?: string | undefined;
  readonly lang?: string | undefined;
  readonly dir?: string | undefined;
  readonly slot?: string | undefined;
  readonly hidden?: boolean | undefined;
}

const GLOBAL = ['id', 'class', 'lang', 'dir', 'slot', 'hidden'] as const;

interface ElementClass {
  readonly properties: PropertyDeclarations;
  readonly styles?: CSSResultGroup;
  readonly shadowRootOptions?: ShadowRootInit;
}

type Value = string | number | boolean | undefined;

const isValue = (value: unknown): value is Value => ['string', 'number', 'boolean', 'undefined'].includes(typeof value);

/** Only names the element knows: whatever else an object carries along (`onclick`) is no attribute of ours. */
const attributesOf = ({ properties }: ElementClass, given: object): string => {
  const values = new Map<string, unknown>(Object.entries(given));
  const own = Object.entries(properties).flatMap(([property, { attribute: name }]) =>
    name === false ? [] : [[typeof name === 'string' ? name : property.toLowerCase(), values.get(property)] as const],
  );
  return [...GLOBAL.map((name) => [name, values.get(name)] as const), ...own]
    .map(([name, value]) => (isValue(value) ? attribute(name, value) : ''))
    .join('');
};

/** Style sheets as one text, without what only their readers need. */
const cssOf = (styles: CSSResultGroup): string =>
  'cssText' in styles
    ? styles.cssText.replace(/\/\*.*?\*\//gs, '').replace(/\s+/g, ' ')
    : 'flat' in styles
      ? styles.map(cssOf).join('')
      : '';

export interface Rendered {
  readonly tag: string;
  readonly attributes: object;
  /** Nothing where only the script knows what to show. */
  readonly shadow: string | undefined;
  readonly styles: CSSResultGroup;
}

/** The element's tag with its shadow root declared, as the browser's parser takes it. */
export const element = (
  elementClass: ElementClass,
  { tag, attributes, shadow, styles }: Rendered,
  { nonce, content = '' }: RenderOptions,
): string => {
  const focus = attribute('shadowrootdelegatesfocus', elementClass.shadowRootOptions?.delegatesFocus);
  const css = cssOf([elementClass.styles ?? [], styles]);
  const root = `<template shadowrootmode="open"${focus}><style${attribute('nonce', nonce)}>${css}</style>${shadow}</template>`;
  return `<${tag}${attributesOf(elementClass, attributes)}>${shadow === undefined ? '' : root}${content}</${tag}>`;
};
