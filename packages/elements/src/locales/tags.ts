/** Languages that are known by another code. */
const ALIASES: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb', tl: 'fil', iw: 'he', in: 'id', sh: 'sr' };

/** The one of `tags` that a locale is said in: `de-AT` in `de`, `zh-TW` in `zh-Hant`, `pt-BR` in itself. */
export const tagFor = (locale: string, tags: readonly string[]): string | undefined => {
  const { language, script, region } = new Intl.Locale(locale).maximize();
  const known = ALIASES[language] ?? language;
  return [`${known}-${region}`, `${known}-${script}`, known].find((tag) => tags.includes(tag));
};
