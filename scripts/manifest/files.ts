// What is made of the doc blocks, as texts by their path in `packages/elements`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { format } from 'prettier';
import type { Deeds } from './code.ts';
import type { Documents, ElementDocument } from './document.ts';
import { frameworkTypes } from './types.ts';

const PACKAGE = join(import.meta.dirname, '../../packages/elements');

const declaration = (
  { folder: _folder, reactive: _reactive, ...element }: ElementDocument,
  cssProperties: readonly object[],
) => ({
  kind: 'class' as const,
  ...element,
  cssProperties,
  superclass: { name: 'LitElement', package: 'lit' },
  customElement: true as const,
});

/** Custom Elements Manifest 1.0: paths are those of the published package. */
const manifestOf = ({ elements, styleProperties }: Documents, deeds: ReadonlyMap<string, Deeds>) => ({
  schemaVersion: '1.0.0',
  readme: '',
  modules: elements.flatMap((element) => {
    const module = `dist/${element.folder}/${element.folder}.js`;
    const properties = styleProperties
      .filter(({ name }) => deeds.get(element.folder)?.styleProperties.has(name))
      .map(({ name, description }) => ({ name, description }));
    const reference = { name: element.name, module };
    return [
      {
        kind: 'javascript-module' as const,
        path: module,
        declarations: [declaration(element, properties)],
        exports: [{ kind: 'js' as const, name: element.name, declaration: reference }],
      },
      {
        kind: 'javascript-module' as const,
        path: `dist/${element.folder}/define.js`,
        declarations: [],
        exports: [{ kind: 'custom-element-definition' as const, name: element.tagName, declaration: reference }],
      },
    ];
  }),
});

const QUIET = { hideLogs: true };

type Given = Parameters<typeof getWebTypesData>[0] & Parameters<typeof getVsCodeHtmlCustomData>[0];
const isGiven = (value: unknown): value is Given => typeof value === 'object' && value !== null && 'modules' in value;

/** As JSON would have it, and the generators' own to change. */
const copyOf = (manifest: object): Given => {
  const copy: unknown = JSON.parse(JSON.stringify(manifest));
  if (!isGiven(copy)) throw new Error('This is no manifest.');
  return copy;
};

/** The package's own name and version: the generator takes those of wherever it is run. */
const webTypesOf = (manifest: ReturnType<typeof manifestOf>): string => {
  const own: unknown = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
  const made: unknown = JSON.parse(getWebTypesData(copyOf(manifest), QUIET));
  if (typeof own !== 'object' || !own || typeof made !== 'object' || !made) throw new Error('No object.');
  return JSON.stringify({
    ...made,
    name: 'name' in own ? own.name : '',
    version: 'version' in own ? own.version : '',
  });
};

export const filesOf = async (
  documents: Documents,
  deeds: ReadonlyMap<string, Deeds>,
): Promise<ReadonlyMap<string, string>> => {
  const manifest = manifestOf(documents, deeds);
  const raw: Readonly<Record<string, string>> = {
    'custom-elements.json': JSON.stringify(manifest),
    'vscode.html-custom-data.json': getVsCodeHtmlCustomData(copyOf(manifest), QUIET),
    'vscode.css-custom-data.json': getVsCodeCssCustomData(copyOf(manifest), QUIET),
    'web-types.json': webTypesOf(manifest),
    'src/frameworks/elements.ts': frameworkTypes(documents.elements),
  };
  const made = Object.entries(raw).map(async ([path, text]) => {
    const parser = path.endsWith('.ts') ? 'typescript' : 'json';
    return [path, await format(text, { parser, singleQuote: true, printWidth: 120 })] as const;
  });
  return new Map(await Promise.all(made));
};
