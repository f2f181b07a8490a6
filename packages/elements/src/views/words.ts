/** The forms a text takes by number, as `Intl.PluralRules` names them. */
export type Forms = { readonly other: string } & Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
export type Words = Readonly<Record<string, string | Forms>>;

/** How an element speaks: `locale` for what Intl writes, `words` for what is said instead of the English ones. */
export interface Language {
  readonly locale: string;
  readonly words: Words;
}

/** The words of a view in a language. What it lacks is said in English. */
export const say = <W extends Words>({ words }: Language, english: W): W => ({ ...english, ...words });

const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;

/** A name of the other direction keeps to itself: without this, it would take the words around it along. */
const isolate = (value: string, text: string): string =>
  RIGHT_TO_LEFT.test(value) === RIGHT_TO_LEFT.test(text) ? value : `\u2068${value}\u2069`;

/** Puts values where a text has `{name}`. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (hole, name: string) => isolate(values[name] ?? hole, text));

/** The form for `n`, with `n` at `{n}`. */
export const count = ({ locale }: Language, forms: string | Forms, n: number): string => {
  const text = typeof forms === 'string' ? forms : (forms[new Intl.PluralRules(locale).select(n)] ?? forms.other);
  return fill(text, { n: new Intl.NumberFormat(locale).format(n) });
};
