import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { buildInMemory } from './kit-build.ts';
import { refuseLeftOut, withoutUnreached } from './lean-lit.ts';

const LIT = ['@lit/reactive-element/css-tag.js', '@lit/reactive-element/reactive-element.js', 'lit-html/lit-html.js'];
const UNREACHED = /PolyfillSupport|HydrateSupport|PropertyMetadata|Versions|ShadyCSS|not constructable|litDirective/;

const fileOf = (name: string): string => `${import.meta.dirname}/../node_modules/${name}`;

for (const name of [...LIT, 'lit-element/lit-element.js'])
  test(`${name}: what the script-tag build cannot reach is there, and left out of it`, () => {
    const code = readFileSync(fileOf(name), 'utf8');
    assert.match(code, UNREACHED);
    assert.doesNotMatch(withoutUnreached(code, fileOf(name)), UNREACHED);
  });

test('a Lit that is written otherwise fails the build instead of staying as it is unseen', () => {
  assert.throws(
    () => withoutUnreached('export const css = 1;', fileOf('@lit/reactive-element/css-tag.js')),
    /lit-cuts/,
  );
});

test('a directive, which would do nothing, fails the build', () => {
  for (const name of ['lit-html/directive.js', 'lit-html/async-directive.js', 'lit-html/directives/repeat.js'])
    assert.throws(() => withoutUnreached('', fileOf(name)), /leaves directives out/);
});

test('a file of the kit that uses what is left out fails the build', () => {
  const used = [
    'shouldUpdate(){}',
    'x: { hasChanged: no }',
    'css`a{${b}}`',
    'html`<textarea>${text}</textarea>`',
    '<a @click=${{ once }}>',
    "<a class='${kind}'>",
    '<a href=${there}/>',
    '<a class=${kind ?? noChange}>',
    '<!-- ${text} -->',
  ];
  for (const code of used) assert.throws(() => refuseLeftOut(code, 'a.ts'), /leaves/, code);
  for (const code of ['updated(){}', 'css`a{}`', 'html`<textarea .value=${text}></textarea>`', '<a @click=${go}>'])
    refuseLeftOut(code, 'a.ts');
});

test('other files stay as they are', () => {
  assert.equal(withoutUnreached('export const a = 1;', fileOf('lit-html/is-server.js')), 'export const a = 1;');
});

test('the built files have none of it, and short names for what Lit keeps to itself', async () => {
  const { chunks } = await buildInMemory();
  for (const { code } of chunks.values()) {
    assert.doesNotMatch(code, UNREACHED);
    assert.doesNotMatch(code, /_\$\w/);
  }
});
