import { noChange, nothing } from 'lit';

/** A template as Lit's `html` and `svg` make it. */
interface Template {
  readonly strings: readonly string[];
  readonly values: readonly unknown[];
}

const isTemplate = (value: unknown): value is Template =>
  typeof value === 'object' && value !== null && '_$litType$' in value && 'strings' in value && 'values' in value;

const isList = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe between tags and between quotes alike. */
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');

const isNone = (value: unknown): boolean =>
  value === nothing || value === noChange || value === null || value === undefined;

/** ` name="value"`; nothing for what is absent or `false`, the name alone for `true`. */
export const attribute = (name: string, value: string | number | boolean | undefined): string => {
  if (value === undefined || value === false) return '';
  return value === true ? ` ${name}` : ` ${name}="${escape(String(value))}"`;
};

/** Where a template's own text ends: between tags (`text`), in a tag, or in a value's quotes. */
type Place = 'text' | 'tag' | '"' | "'";

/** Follows the template's own text alone: a value is escaped, and leads nowhere. */
const placeAfter = (text: string, from: Place): Place => {
  let place = from;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (place === 'text') place = sign === '<' && /[a-z/]/i.test(text.charAt(at + 1)) ? 'tag' : 'text';
    else if (place === 'tag') place = sign === '>' ? 'text' : sign === '"' || sign === "'" ? sign : 'tag';
    else if (sign === place) place = 'tag';
  }
  return place;
};

const UNQUOTED = /\s([.?@]?)([\w-]+)=$/;

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new TypeError('This value has no text.');
};

/** What stands for `name=${value}`. Listeners and properties come with the element itself. */
const bound = (sign: string, name: string, value: unknown): string => {
  if (sign === '@' || sign === '.' || isNone(value)) return '';
  if (sign === '?') return attribute(name, !!value);
  return attribute(name, textOf(value));
};

/**
 * A template of the elements' views as HTML, every value escaped: what Lit would render, without its markers.
 * @throws TypeError for a directive, which only a page can run
 */
export const markup = (value: unknown): string => {
  if (isNone(value)) return '';
  if (isList(value) && typeof value !== 'string') return [...value].map(markup).join('');
  if (!isTemplate(value)) return escape(textOf(value));
  let place: Place = 'text';
  let out = '';
  for (const [at, text] of value.strings.entries()) {
    out += text;
    place = placeAfter(text, place);
    if (at === value.values.length) break;
    const given = value.values[at];
    const found = place === 'tag' ? UNQUOTED.exec(out) : null;
    if (place === 'text') out += markup(given);
    else if (place !== 'tag') out += isNone(given) ? '' : escape(textOf(given));
    else if (!found) throw new TypeError('Only a page can run what stands in a tag without a name.');
    else out = out.slice(0, found.index) + bound(found[1] ?? '', found[2] ?? '', given);
  }
  return out;
};
