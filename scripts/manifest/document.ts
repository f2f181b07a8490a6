// What the doc blocks say: the manifest of the three elements, from their source.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, ts } from '@custom-elements-manifest/analyzer';
import type { Node, SourceFile } from 'typescript';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';

/** The folders of `packages/elements/src` that hold an element. */
export const ELEMENTS = ['pay-button', 'checkout-modal', 'order-status'] as const;

/** Where the manifest looks: a file of `packages/elements/src`, by its path there. */
export type Read = (path: string) => string;

const SRC = join(import.meta.dirname, '../../packages/elements/src');
export const readSource: Read = (path) => readFileSync(join(SRC, path), 'utf8');

export interface Named {
  readonly name: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
}

export interface Attribute extends Named {
  readonly fieldName: string;
}

export interface Member extends Named {
  readonly kind: 'field' | 'method';
  readonly privacy?: 'public' | 'protected' | 'private';
  readonly static?: boolean;
  readonly readonly?: boolean;
  readonly attribute?: string;
  readonly parameters?: readonly { readonly name: string; readonly default?: string }[];
}

export interface Declaration extends Named {
  readonly kind: string;
  readonly tagName?: string;
  readonly members?: readonly Member[];
  readonly attributes?: readonly Attribute[];
  readonly events?: readonly Named[];
  readonly slots?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssStates?: readonly Named[];
  readonly customElement?: boolean;
}

/** One element, as its doc block, its `static properties` and its fields tell. */
export interface ElementDocument extends Required<Omit<Declaration, 'type' | 'kind' | 'customElement'>> {
  readonly folder: string;
  /** The names in `static properties`. */
  readonly reactive: readonly string[];
}

export interface Documents {
  readonly elements: readonly ElementDocument[];
  /** The style properties, from the doc blocks above the styles that read them. */
  readonly styleProperties: readonly (Named & { readonly file: string })[];
}

/** “a string, or nothing”: whoever reads a manifest cares for the string. */
const withoutUndefined = <T extends Named>(named: T): T =>
  named.type ? { ...named, type: { text: named.type.text.replace(/ \| undefined\b/, '') } } : named;

const isPublic = ({ name, privacy, static: isStatic }: Member): boolean =>
  !name.startsWith('#') && (privacy ?? 'public') === 'public' && (!isStatic || name === 'define');

/** The keys of `static properties`. */
const reactiveOf = (source: SourceFile): readonly string[] => {
  const names: string[] = [];
  const visit = (node: Node): void => {
    if (ts.isPropertyDeclaration(node) && node.name.getText(source) === 'properties' && node.initializer)
      node.initializer.forEachChild((entry) => {
        if (ts.isPropertyAssignment(entry)) names.push(entry.name.getText(source));
      });
    else ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
};

const elementOf = (folder: string, read: Read): ElementDocument => {
  const path = `${folder}/${folder}.ts`;
  const source = ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2022, true);
  const [module] = create({ modules: [source], plugins: litPlugin() }).modules;
  const found = module?.declarations.find(({ customElement }) => customElement);
  if (!found) throw new Error(`packages/elements/src/${path} exports no element.`);
  return {
    folder,
    name: found.name,
    tagName: found.tagName ?? '',
    description: found.description ?? '',
    reactive: reactiveOf(source),
    members: (found.members ?? []).filter(isPublic).map(withoutUndefined),
    attributes: (found.attributes ?? []).map(withoutUndefined),
    // The analyzer also takes the first word of whatever a class dispatches for an event's name: an error's code.
    events: (found.events ?? []).filter(({ name }) => name.startsWith('till-')),
    slots: found.slots ?? [],
    cssParts: found.cssParts ?? [],
    cssStates: found.cssStates ?? [],
  };
};

/** `@cssproperty --till-accent - buttons, selection, links`, a line each. */
const STYLE_PROPERTY = /@cssproperty (--[\w-]+) - (.+)/g;

export const documents = (styles: readonly string[], read: Read = readSource): Documents => ({
  elements: ELEMENTS.map((folder) => elementOf(folder, read)),
  styleProperties: styles.flatMap((file) =>
    [...read(file).matchAll(STYLE_PROPERTY)].map(([, name = '', description = '']) => ({ name, description, file })),
  ),
});
