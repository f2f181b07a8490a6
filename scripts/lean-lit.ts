// The script-tag build brings its own Lit, and only its own elements use it: what they cannot reach is left out.
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

type Cut = readonly [text: RegExp, instead: string];

const CUTS: Readonly<Record<string, readonly Cut[]>> = {
  // Whatever draws the elements (`light-dark()`, relative colours) adopts style sheets, and every `css` is their own.
  '@lit/reactive-element/css-tag.js': [
    [/t\.ShadowRoot&&.+?(?=,s=Symbol)/, '!0'],
    [/if\((this\._\$cssResult\$=!0),o!==s\)throw Error\(".+?"\)/, '$1'],
    [/if\("number"==typeof t\)return t;throw Error\(.+?\)(?=\}\)\(s\))/, 'return t'],
  ],
  // Hooks for polyfills, for hydrating and for decorators.
  '@lit/reactive-element/reactive-element.js': [
    [/Symbol\.metadata\?\?=.+?new WeakMap;/, ''],
    [/const t=this\[Symbol\.metadata\];if\(null!==t\)\{.+?\}\}?(?=this\._\$Eh=)/, ''],
    [/,p=a\.reactiveElementPolyfillSupport/, ''],
    [/,p\?\..+?(?=;export)/, ''],
  ],
  'lit-html/lit-html.js': [
    [/,B=t\.litHtmlPolyfillSupport.+?;(?=const D=)/, ';'],
    // Only directives make another value of one, and there are none here.
    [/function M\(t,i,s=t,e\)\{.+?\}(?=class R)/, 'function M(t,i){return i}'],
    // Only they are told of being connected, look around themselves, or stand in an element's tag.
    [/setConnected\(t\)\{.+?\}(?=\}class H)/, ''],
    [/this\._\$AP\?\.\(!1,!0,s\)/, ''],
    [/get _\$AU\(\)\{return this\._\$AM\??\._\$AU(\?\?this\._\$Cv)?\}/g, ''],
    [/get parentNode\(\)\{return this\._\$AM\.parentNode\}/, ''],
    [/get parentNode\(\)\{let t=.+?(?=_\$AI)/, ''],
    [/get tagName\(\)\{return this\.element\.tagName\}/, ''],
    [/,this\._\$Cv=e\?\.isConnected\?\?!0/, ''],
    [/this\._\$AN=void 0,/g, ''],
    [/:6===r\.type&&\(i=new Z\(h,this,t\)\)/, ':0'],
    [/else t\.startsWith\(o\)&&\(d\.push\(\{type:6,index:l\}\),r\.removeAttribute\(t\)\);/, 'else;'],
    [/class Z\{.+?\}(?=const j=)/, ''],
    [/const j=\{.+?\}(?=,B=|;)/, 'const j=0'],
    // MathML.
    [/:3===i\?"<math>":""/, ':""'],
    [/:3===i\?"<\/math>":""/, ':""'],
    [/,2===i\|\|3===i\)/, ',2===i)'],
  ],
  'lit-element/lit-element.js': [
    [/,s\.litElementHydrateSupport\?\..+?;/, ';'],
    [/connectedCallback\(\)\{.+?\}disconnectedCallback\(\)\{.+?\}/, ''],
    [/const o=s\.litElementPolyfillSupport.+?;(?=const n)/, ''],
    [/\(s\.litElementVersions.+?;/, ''],
  ],
};

const LIT = `${import.meta.dirname}/../node_modules/`;
const PRIVATE = /_\$\w+\$?/g;

/** A short name for each that Lit keeps to itself, the same in every file. */
const shortNames = (): ReadonlyMap<string, string> => {
  const all = Object.keys(CUTS).flatMap((file) => readFileSync(LIT + file, 'utf8').match(PRIVATE) ?? []);
  return new Map([...new Set(all)].map((name, index) => [name, `$${index.toString(36)}`]));
};

/**
 * A file of Lit without what this build cannot reach.
 * @throws where a new version of Lit is written otherwise, and for a directive, which would do nothing
 */
export const withoutUnreached = (code: string, file: string): string => {
  if (/\/lit-html\/.*directive/.test(file))
    throw new Error(`${file}: the script-tag build leaves directives out. Do without, or let lean-lit.ts keep them.`);
  const [, cuts = []] = Object.entries(CUTS).find(([name]) => file.endsWith(`node_modules/${name}`)) ?? [];
  return cuts.reduce((rest, [text, instead]) => {
    if (!text.test(rest)) throw new Error(`${file} no longer has ${String(text)}: look at it again in lean-lit.ts.`);
    return rest.replace(text, instead);
  }, code);
};

export const leanLit = (): Plugin => {
  const names = shortNames();
  return {
    name: 'lean-lit',
    transform: {
      filter: { id: /node_modules\/(@lit\/reactive-element|lit-html|lit-element)\/.+\.js$/ },
      handler: (code, id) => withoutUnreached(code, id).replace(PRIVATE, (name) => names.get(name) ?? name),
    },
  };
};
