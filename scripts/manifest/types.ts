// What templates of React, Preact, Solid and Vue may say of the elements: names only, for the types are the classes' own.
// The kept generators say `any`, `CustomEvent<never>`, offer what is read only and import nothing they name.
import { kebab } from './drift.ts';
import type { ElementDocument } from './document.ts';

const union = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(' | ') || 'never';

const eventsOf = ({ name, tagName, events }: ElementDocument): string => `
/** What \`<${tagName}>\` dispatches, by name. */
export interface ${name}Events {
${events.map((event) => `  /** ${event.description} */\n  '${event.name}': ${event.type?.text};`).join('\n')}
}`;

const entryOf = ({ name, tagName, description, members, reactive, attributes }: ElementDocument): string => {
  const settable = members
    .filter((field) => reactive.includes(field.name) && !field.readonly)
    .map((field) => field.name);
  const own = attributes.filter(({ fieldName }) => settable.includes(fieldName));
  const renamed = own.filter(({ fieldName }) => kebab(fieldName) !== fieldName);
  return `
  /** ${description} */
  '${tagName}': {
    element: ${name};
    properties: ${union(settable)};
    attributes: ${union(own.map(({ fieldName }) => fieldName))};
    renamed: ${renamed.map((one) => `['${one.name}', '${one.fieldName}']`).join(' | ') || 'never'};
    events: ${name}Events;
  };`;
};

export const frameworkTypes = (elements: readonly ElementDocument[]): string => {
  const events = elements.flatMap((element) => element.events.map(({ type }) => type?.text ?? ''));
  return `// Made from the doc blocks of the elements by scripts/manifest.ts: change those, and run it.
import type { ${[...new Set(events)].sort().join(', ')} } from '../index.ts';
${elements.map(({ name, folder }) => `import type { ${name} } from '../${folder}/${folder}.ts';`).join('\n')}
${elements.map(eventsOf).join('\n')}

/**
 * By tag: what a template may set as a property, which of them are attributes too, and which of these have another name.
 */
export interface Elements {${elements.map(entryOf).join('')}
}
`;
};
