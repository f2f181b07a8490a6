// A language nobody speaks: the kit's words with every letter accented, in ⟦brackets⟧. What is said without them was
// written into a view, where no translation reaches it.
import { configure } from '@tillkit/elements';
// eslint-disable-next-line no-restricted-imports -- all English words at once are no entry of the kit: no page needs them
import { english } from '../../packages/elements/src/locales/english.fixture.ts';
import { CATALOGUE, treesOf } from '../states/index.ts';
import { SUPPORT } from '../states/server.ts';
import { CODE, config } from '../states/shop.ts';

type Word = string | { readonly other: string };

const accented = (text: string): string =>
  `⟦${text.replace(/\{\w+\}|\p{L}/gu, (part) => (part.startsWith('{') ? part : `${part}\u0301`))}⟧`;

/** Of a word with forms by number one is enough. */
const pseudo = (word: Word): Word => (typeof word === 'string' ? accented(word) : { other: accented(word.other) });

/** What `Intl` writes is in every language already: where it has letters it gets brackets, too. */
const bracketed = (text: string): string => (/\p{L}/u.test(text) ? `⟦${text}⟧` : text);

const bracketIntl = (): void => {
  const { NumberFormat, DateTimeFormat, RelativeTimeFormat } = Intl;
  for (const { prototype } of [NumberFormat, DateTimeFormat]) {
    const own = Object.getOwnPropertyDescriptor(prototype, 'format')?.get;
    Object.defineProperty(prototype, 'format', {
      get(this: unknown) {
        const format: unknown = own?.call(this);
        return (...given: readonly unknown[]) =>
          typeof format === 'function' ? bracketed(String(Reflect.apply(format, this, given))) : '';
      },
    });
  }
  const { prototype } = RelativeTimeFormat;
  const format: unknown = Object.getOwnPropertyDescriptor(prototype, 'format')?.value;
  Object.defineProperty(prototype, 'format', {
    value(this: unknown, ...given: readonly unknown[]) {
      return typeof format === 'function' ? bracketed(String(Reflect.apply(format, this, given))) : '';
    },
  });
};

/** From now on every element speaks it. */
export const speakPseudo = (): void => {
  bracketIntl();
  const parts: Readonly<Record<string, Readonly<Record<string, Word>>>> = { ...english };
  const words = Object.values(parts).flatMap((part) => Object.entries(part));
  configure({ strings: Object.fromEntries(words.map(([key, word]) => [key, pseudo(word)])) });
};

/** Where the server's own words stand in its answers. */
const NAMES: ReadonlySet<string> = new Set(['label', 'title', 'name', 'detail', 'correction', 'value', 'reference']);

const textsIn = (value: unknown, key = ''): readonly string[] => {
  if (typeof value === 'string') return NAMES.has(key) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, Array.isArray(value) ? key : name));
};

/** Without what stands around it: a colon after it, the full stop of a sentence. */
const bare = (text: string): string => text.replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, '');

/** The shop's initials are made of its name. */
const INITIALS = 'Cs';
const CANNED = [config, ...[...CATALOGUE.values()].map(({ canned }) => canned)];
const ofServer: ReadonlySet<string> = new Set([...textsIn(CANNED).map(bare), INITIALS, SUPPORT, CODE]);

/** Ways to pay that the page gave, and not the server. */
const ofPage = (): readonly string[] =>
  [...document.querySelectorAll('till-checkout-modal')].flatMap(({ methods }) => textsIn(methods).map(bare));

const SPOKEN = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'alt',
  'placeholder',
];

/** What is outside of all brackets; `depth` are those that the texts before left open. */
const outside = (text: string, depth: number): { readonly words: string; readonly depth: number } => {
  let words = '';
  for (const letter of text) {
    if (letter === '⟦') depth += 1;
    else if (letter === '⟧') depth -= 1;
    else if (depth === 0) words += letter;
  }
  return { words, depth };
};

const isStray = (words: string): boolean =>
  /\p{L}/u.test(words) && !ofServer.has(bare(words)) && !ofPage().includes(bare(words));

const strayTexts = (root: ShadowRoot): readonly string[] => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const stray: string[] = [];
  let depth = 0;
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    if (node.parentElement?.matches('style, script')) continue;
    const part = outside(node.textContent ?? '', depth);
    depth = part.depth;
    if (isStray(part.words)) stray.push(part.words.trim());
  }
  return depth === 0 ? stray : [...stray, 'a bracket without its other one'];
};

const strayAttributes = (root: ShadowRoot): readonly string[] =>
  [...root.querySelectorAll('*')].flatMap((element) =>
    SPOKEN.flatMap((name) => {
      const { words } = outside(element.getAttribute(name) ?? '', 0);
      return isStray(words) ? [`${name}="${words}"`] : [];
    }),
  );

/** What the elements on the page say in words that are neither the kit's nor the server's. */
export const strayWords = (): readonly string[] =>
  treesOf(document)
    .filter((tree) => tree instanceof ShadowRoot)
    .flatMap((root) => [...strayTexts(root), ...strayAttributes(root)]);
