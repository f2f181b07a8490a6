import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tagFor } from './tags.ts';

const TAGS = ['de', 'pt', 'pt-BR', 'zh-Hans', 'zh-Hant', 'nb', 'fil', 'he', 'sr', 'sr-Latn'];

for (const [locale, tag] of [
  ['de', 'de'],
  ['de-AT', 'de'],
  ['de-Latn-CH', 'de'],
  ['pt-BR', 'pt-BR'],
  ['pt-PT', 'pt'],
  ['pt-AO', 'pt'],
  ['zh', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['no', 'nb'],
  ['nn-NO', 'nb'],
  ['tl', 'fil'],
  ['iw', 'he'],
  ['sr', 'sr'],
  ['sr-RS', 'sr'],
  ['sr-Latn-RS', 'sr-Latn'],
  ['sr-ME', 'sr-Latn'],
  ['sh', 'sr-Latn'],
  ['cy', undefined],
] as const)
  test(`${locale} is said in ${tag ?? 'English'}`, () => {
    assert.equal(tagFor(locale, TAGS), tag);
  });
