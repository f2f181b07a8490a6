/** Who may know whom: docs in README ("Rooms"). A type-only import is told from one that loads its module. */
const types = { dependencyTypesNot: ['type-only'] };
const tests = '[.](test|fixture|types)[.]ts$|^packages/[^/]+/test/';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    rule(
      'packages-know-core-alone',
      'Core knows nobody; elements, gateways, server and sandbox know core, and never each other.',
      { path: '^packages/([^/]+)/' },
      { path: '^(packages/(?!$1/|core/)|demo/|test/|scripts/)' },
    ),
    rule(
      'core-knows-nobody',
      'Core holds the words both sides share.',
      { path: '^packages/core/' },
      {
        path: '^packages/(?!core/)',
      },
    ),
    rule(
      'packages-by-their-doors',
      'Another package is entered by an entry of its `exports`, never by a path into its source.',
      { path: '^packages/([^/]+)/' },
      { path: '^packages/(?!$1/)', dependencyTypes: ['local'] },
    ),
    rule(
      'schemas-stay-in-wire',
      'zod lives in core/wire, so that a browser which imports anything else of core loads no schema library.',
      { path: '^packages/(core/src/(?!wire/)|elements/)', pathNot: tests },
      { path: 'node_modules/(zod|@zod)/', ...types },
    ),
    rule(
      'wire-is-types-to-the-browser',
      'Elements, and what they load of core, import only types from core/wire.',
      { path: '^packages/(core/src/(?!wire/)|elements/)', pathNot: tests },
      { path: '^packages/core/src/wire/', ...types },
    ),
    rule(
      'store-without-views',
      'The headless checkout store (store, client, presenters) loads neither lit nor a view.',
      { path: '^packages/elements/src/checkout/', pathNot: tests },
      {
        path: 'node_modules/(lit|lit-html|lit-element|@lit)/|^packages/elements/src/(views|[^/]+-[^/]+)/',
        reachable: true,
      },
    ),
    rule(
      'views-without-shells',
      'A view is a function from state to template: it knows no element.',
      { path: '^packages/elements/src/views/', pathNot: tests },
      { path: '^packages/elements/src/(pay-button|checkout-modal|order-status)/' },
    ),
    rule(
      'stories-know-elements-and-core',
      'Stories use the kit as a page does: by the entries of elements, and of core.',
      { path: '^(stories|[.]storybook)/' },
      { path: '^(packages/(?!(elements|core)/)|demo/|test/|scripts/)' },
    ),
    rule(
      'no-cycles',
      'What imports each other belongs together. A locale is typed by the views that say its words: no value goes that way.',
      {},
      { circular: true, viaOnly: { pathNot: '^packages/elements/src/locales/parts[.]ts$' } },
    ),
    rule('imports-resolve', 'The module is not there.', {}, { couldNotResolve: true }),
    rule(
      'named-by-idea',
      'A file is named by its idea.',
      {},
      {
        path: '^(packages|demo|scripts|test|stories)/.*(^|/)(utils?|helpers?|common|misc)(/|[.][a-z]+$)',
      },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['tillkit-source', 'import', 'node', 'types', 'default'],
    },
  },
};
