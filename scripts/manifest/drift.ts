// Where doc blocks and code part: what has no words, and words that nothing stands for.
import type { Deeds } from './code.ts';
import type { Documents, ElementDocument, Named } from './document.ts';

const names = (list: readonly Named[]): readonly string[] => list.map(({ name }) => name);

/** `promotionCode` → `promotion-code` */
export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

interface Kind {
  readonly what: string;
  readonly tag: string;
  readonly told: readonly Named[];
  readonly real: Iterable<string>;
}

/** Both ways: what the code has and nobody tells of, what is told and the code lacks. */
const apart = (where: string, { what, tag, told, real }: Kind): readonly string[] => {
  const has = new Set(real);
  const untold = [...has].filter((name) => !names(told).includes(name));
  const unreal = names(told).filter((name) => !has.has(name));
  return [
    ...untold.map(
      (name) => `${where} has the ${what} "${name}", and its doc block does not tell of it: @${tag} ${name}`,
    ),
    ...unreal.map((name) => `${where} tells of the ${what} "${name}", and its code has none: @${tag} ${name}`),
    ...told
      .filter(({ name, description }) => has.has(name) && !description)
      .map(({ name }) => `${where} has no words for its ${what}: @${tag} ${name} - …`),
  ];
};

/** A default slot is written `-`. */
const slot = (name: string): string => name || '-';

const membersApart = (where: string, { members, reactive, attributes }: ElementDocument): readonly string[] => {
  const fields = members.filter(({ kind }) => kind === 'field');
  return [
    ...members
      .filter(({ description }) => !description)
      .map(({ name }) => `${where} has no words for "${name}": /** … */ above it, or @internal`),
    ...reactive
      .filter((name) => !members.some((field) => field.name === name && field.type))
      .filter((name) => !name.startsWith('_'))
      .map((name) => `${where} has "${name}" in its properties and no field for it: declare ${name}: …`),
    ...fields
      .filter((field) => !field.readonly && !reactive.includes(field.name))
      .map(
        ({ name }) => `${where} has the field "${name}", which is none of its properties: add it there, or @internal`,
      ),
    ...attributes
      .filter(({ name, fieldName }) => name !== kebab(fieldName))
      .map(
        ({ name, fieldName }) =>
          `${where} has "${fieldName}" as attribute "${name}": it should be "${kebab(fieldName)}"`,
      ),
  ];
};

const elementApart = (
  element: ElementDocument,
  deeds: Deeds,
  /** What is dispatched on it by what it opened. */
  handed: ReadonlyMap<string, string>,
  styleProperties: readonly Named[],
): readonly string[] => {
  const { tagName, folder, members, events, slots, cssParts, cssStates } = element;
  const where = `<till-${folder}>`;
  const dispatched = new Map([...deeds.events, ...handed]);
  const define = members.find(({ name }) => name === 'define');
  return [
    ...(tagName === `till-${folder}` && define?.parameters?.[0]?.default === `'${tagName}'`
      ? []
      : [`${where} is not what its doc block and its define() call it: @tag till-${folder}`]),
    ...deeds.unclear.map((found) => `${where}: ${found}`),
    ...apart(where, { what: 'part', tag: 'csspart', told: cssParts, real: deeds.parts }),
    ...apart(where, { what: 'state', tag: 'cssstate', told: cssStates, real: deeds.states }),
    ...apart(where, {
      what: 'slot',
      tag: 'slot',
      told: slots.map((one) => ({ ...one, name: slot(one.name) })),
      real: [...deeds.slots].map(slot),
    }),
    ...apart(where, { what: 'event', tag: 'fires', told: events, real: dispatched.keys() }),
    ...events
      .filter(({ name, type }) => dispatched.has(name) && dispatched.get(name) !== type?.text)
      .map(({ name }) => `${where} dispatches a ${dispatched.get(name)}: @fires {${dispatched.get(name)}} ${name}`),
    ...[...deeds.styleProperties]
      .filter((name) => !names(styleProperties).includes(name))
      .map((name) => `${where} reads ${name}, and no style's doc block tells of it: @cssproperty ${name} - …`),
    ...membersApart(where, element),
  ];
};

/** Every place where what is told and what is done differ, in words that say how to mend it. */
export const drift = (
  { elements, styleProperties }: Documents,
  deeds: ReadonlyMap<string, Deeds>,
): readonly string[] => {
  const all = elements.flatMap((element) => {
    const own = deeds.get(element.folder);
    if (!own) return [`<till-${element.folder}> has no code.`];
    // A button hears of the checkout it opened: a modal in the body is not its ancestor.
    const opened = element.folder === 'pay-button' ? deeds.get('checkout-modal')?.handedOn : undefined;
    return elementApart(element, own, opened ?? new Map(), styleProperties);
  });
  const read = new Set([...deeds.values()].flatMap((one) => [...one.styleProperties]));
  const unread = styleProperties.filter(({ name }) => !read.has(name));
  return [...all, ...unread.map(({ name, file }) => `${file} tells of ${name}, and no element reads it.`)];
};
