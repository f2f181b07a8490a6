import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';

const tests = ['**/*.{test,fixture,types}.ts', 'test/**', 'packages/*/test/**'];
const needsNode = ['packages/*/src/node/**', 'packages/*/src/sqlite/**', 'packages/*/src/**/*.node.ts'];

/** Time and randomness are passed in, so that a test owns them. */
const useThePorts = 'Take it from the ports (clock, random): only core/clock knows the real one.';
const timers = ['setTimeout', 'setInterval', 'setImmediate'];
const time = {
  globals: timers.map((name) => ({ name, message: useThePorts })),
  properties: [
    { object: 'Date', property: 'now', message: useThePorts },
    { object: 'Math', property: 'random', message: useThePorts },
    { object: 'performance', property: 'now', message: useThePorts },
    { object: 'AbortSignal', property: 'timeout', message: useThePorts },
    ...['globalThis', 'window', 'self'].flatMap((object) =>
      timers.map((property) => ({ object, property, message: useThePorts })),
    ),
  ],
  syntax: [
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: useThePorts },
    { selector: "CallExpression[callee.name='Date']", message: useThePorts },
  ],
};

/** Text from others becomes text nodes, and a strict Content-Security-Policy holds. */
const noSink = 'Text would become markup: use a lit template, textContent or replaceChildren.';
const noInlineStyle = 'A strict style-src blocks it: use a class, a part or a custom property.';
const markup = {
  properties: [
    ...['innerHTML', 'outerHTML', 'srcdoc', 'insertAdjacentHTML', 'setHTMLUnsafe', 'createContextualFragment'].map(
      (property) => ({ property, message: noSink }),
    ),
    { object: 'document', property: 'write', message: noSink },
    { object: 'document', property: 'writeln', message: noSink },
  ],
  syntax: [{ selector: 'TemplateElement[value.raw=/\\sstyle=/]', message: noInlineStyle }],
  imports: [
    { group: ['lit/directives/unsafe-*', 'lit-html/directives/unsafe-*'], message: noSink },
    { group: ['lit/directives/style-map*', 'lit-html/directives/style-map*'], message: noInlineStyle },
  ],
};

/** Everything but the folders of `needsNode` runs in any fetch runtime, a web page too. */
const onlyFetchRuntimes = 'Only /node, /sqlite and *.node.ts may use what Node alone has.';
const portable = {
  globals: ['process', 'Buffer', 'global', 'require', '__dirname', '__filename'].map((name) => ({
    name,
    message: onlyFetchRuntimes,
  })),
  syntax: [{ selector: 'ImportExpression[source.value=/^node:/]', message: onlyFetchRuntimes }],
  imports: [{ group: ['node:*', '@hono/node-server', '@hono/node-server/*'], message: onlyFetchRuntimes }],
};

const restrict = (...groups) => {
  const all = (kind) => groups.flatMap((group) => group[kind] ?? []);
  return {
    'no-restricted-globals': ['error', ...all('globals')],
    'no-restricted-properties': ['error', ...all('properties')],
    'no-restricted-syntax': ['error', ...all('syntax')],
    'no-restricted-imports': ['error', { patterns: all('imports') }],
  };
};

const knownSafe = { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] };

export default defineConfig(
  globalIgnores(['**/dist/', 'reports/', 'shots/', 'storybook-static/', '.tillkit/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.test.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // `import { type A } from 'x'` still loads x; `import type { A } from 'x'` does not.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [knownSafe] }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingAny: true, allowThrowingUnknown: true }],
      '@typescript-eslint/prefer-promise-reject-errors': [
        'error',
        { allowThrowingAny: true, allowThrowingUnknown: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Objects here are closures, not classes: a destructured method keeps working.
      '@typescript-eslint/unbound-method': 'off',
      // Types are structural: what a library's own function returns is often no instance by construction.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // What a check narrowed may have changed over an await, or in a closure: it calls live conditions dead.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // An interface may ask for a promise where one implementation has nothing to await.
      '@typescript-eslint/require-await': 'off',
      // No enum is written here (`erasableSyntaxOnly`), and these two ask for a type at every assignment and comparison.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    ignores: tests,
    rules: { 'no-console': 'error', ...restrict(time, markup, portable) },
  },
  { files: needsNode, ignores: tests, rules: restrict(time, markup) },
  { files: ['packages/core/src/clock/**'], ignores: tests, rules: restrict(markup, portable) },
  {
    files: ['packages/elements/src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice']],
    plugins: { 'lit-a11y': litA11y },
    settings: { litHtmlSources: true },
    rules: {
      // An element has no log port: a page's developer is told in the console.
      'no-console': ['error', { allow: ['error', 'warn'] }],
      ...litA11y.configs.recommended.rules,
      'lit/lifecycle-super': 'error',
      'lit/no-classfield-shadowing': 'error',
      'lit/no-native-attributes': 'error',
      'lit/no-template-bind': 'error',
      'lit/no-this-assign-in-render': 'error',
    },
  },
  {
    files: tests,
    rules: {
      // Asking for every type of every test is half of what linting costs, and tsc asks too; a forgotten await it never sees.
      ...tseslint.configs.disableTypeChecked.rules,
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/consistent-type-assertions': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['stories/**/*.ts', '.storybook/*.ts'],
    // The check of boundaries cannot tell an entry from a path here: both lead into the folder of a package.
    rules: restrict({ imports: [{ group: ['**/packages/**'], message: 'Enter it by an entry of its `exports`.' }] }),
  },
  { files: ['**/*.types.ts'], rules: { '@typescript-eslint/no-unused-vars': 'off' } },
  { files: ['**/*.{js,mjs,cjs}'], extends: [tseslint.configs.recommended] },
);
