import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Forms, Words } from '../views/words.ts';
import { english } from './english.fixture.ts';
import { packOf, TAGS } from './packs.ts';
import type { Part } from './parts.ts';

const PARTS = Object.keys(english) as Part[];

const partsOf = async (tag: string): Promise<Record<Part, Words>> => {
  const parts = await Promise.all(PARTS.map(async (part) => [part, (await packOf(tag, part)) ?? {}] as const));
  return Object.fromEntries(parts) as Record<Part, Words>;
};

const textsOf = (word: string | Forms | undefined): readonly string[] =>
  typeof word === 'string' ? [word] : Object.values(word ?? {});
const holesIn = (text: string): readonly string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([hole]) => hole).sort();
const categories = (tag: string): readonly string[] =>
  new Intl.PluralRules(tag).resolvedOptions().pluralCategories.toSorted();

/** What is wrong with a part of a locale, in words for whoever wrote it. */
const faultsOf = (tag: string, part: Part, words: Words): readonly string[] => {
  const of = Object.entries<string | Forms>(english[part]).flatMap(([key, word]) => {
    const said = words[key];
    if (said === undefined) return [`${key} is missing`];
    if (typeof said !== typeof word)
      return [`${key} should be ${typeof word === 'string' ? 'a text' : 'forms by number'}`];
    const forms = typeof said === 'string' ? categories(tag) : Object.keys(said).sort();
    const wanted = holesIn(textsOf(word).at(-1) ?? '');
    return [
      ...(forms.join() === categories(tag).join()
        ? []
        : [`${key} has the forms ${forms.join()}, not ${categories(tag).join()}`]),
      ...textsOf(said)
        .filter((text) => holesIn(text).join() !== wanted.join())
        .map((text) => `${key} should have ${wanted.join() || 'no value'}: “${text}”`),
      ...textsOf(said)
        .filter((text) => text.trim() === '' || text !== text.trim())
        .map(() => `${key} is empty, or has spaces around it`),
    ];
  });
  const unknown = Object.keys(words).filter((key) => !(key in english[part]));
  return [...of, ...unknown.map((key) => `${key} is no word of this part`)];
};

/** Sentences that are the same in two languages were not translated; a single word may well be. */
const leftInEnglish = (part: Part, words: Words): readonly string[] =>
  Object.entries<string | Forms>(english[part]).flatMap(([key, word]) => {
    const texts = textsOf(word);
    return textsOf(words[key]).filter((text) => texts.includes(text) && text.split(' ').length > 2);
  });

test('every locale in the folder is known, and there are at least 35', () => {
  const files = globSync(`${import.meta.dirname}/*.ts`)
    .map((file) => basename(file, '.ts'))
    .filter((name) => /^[a-z]{2,3}(-[A-Z]\w+)?$/.test(name));
  assert.deepEqual([...TAGS].sort(), files.sort());
  assert.ok(TAGS.length >= 35, `${TAGS.length} locales`);
  for (const tag of TAGS) assert.equal(new Intl.Locale(tag).toString(), tag);
});

for (const tag of TAGS)
  test(`${tag}: every word, each value at its place, all forms, no English left over, 1 kB a part at most`, async () => {
    const parts = await partsOf(tag);
    for (const part of PARTS) {
      assert.deepEqual(faultsOf(tag, part, parts[part]), [], part);
      assert.deepEqual(leftInEnglish(part, parts[part]), [], part);
      const bytes = gzipSync(JSON.stringify(parts[part]), { level: 9 }).length;
      assert.ok(bytes <= 1_000, `${part} is ${bytes} bytes in gzip: shorten it, or move a word to another part`);
    }
  });

test('a word that is missing, unknown, without its value, without a form, or left in English is found', () => {
  const order: Words = { ...english.order, about: 'etwa', items: { other: '{n} Artikel' }, more: 'x', close: ' ' };
  const { total: _, ...planted } = order;
  const faults = faultsOf('de', 'order', planted);
  for (const fault of [
    /^total is missing/,
    /^more is no word/,
    /^about should have \{amount\}/,
    /^items has the forms other/,
    /^close is empty/,
  ])
    assert.equal(faults.filter((each) => fault.test(each)).length, 1, String(fault));
  assert.ok(leftInEnglish('order', planted).includes('Choose how to pay'));
});

/** Serbian has two alphabets, of which each letter is one, or a pair, in the other. */
const [CYRILLIC, LATIN] = [
  'а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш'.split(' '),
  'a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š'.split(' '),
] as const;
const inLatin = (text: string): string =>
  text.replace(/\p{Script=Cyrillic}/gu, (letter) => {
    const latin = LATIN[CYRILLIC.indexOf(letter.toLowerCase())] ?? letter;
    return letter === letter.toLowerCase() ? latin : latin.slice(0, 1).toUpperCase() + latin.slice(1);
  });

test('Serbian in Latin letters says what it says in Cyrillic ones', async () => {
  assert.equal(inLatin('Њујорк, џак, ђак'), 'Njujork, džak, đak');
  for (const part of PARTS)
    assert.deepEqual(await packOf('sr-Latn', part), JSON.parse(inLatin(JSON.stringify(await packOf('sr', part)))));
});
