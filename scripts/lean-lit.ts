// The script-tag build brings its own Lit, and only its own elements use it: what they cannot reach is left out.
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { CUTS, LEFT_OUT } from './lit-cuts.ts';

const LIT = `${import.meta.dirname}/../node_modules/`;

/** What only Lit's own files name. */
const PRIVATE =
  /_\$\w+\$?|(?<![\w-])(?:elementProperties|isUpdatePending|performUpdate|enableUpdating|renderOptions|renderBefore|finalized?|hasUpdated|(?:to|from)Attribute)(?![\w-])/g;

/**
 * A file of Lit without what this build cannot reach.
 * @throws where a new version of Lit is written otherwise, and for a directive, which would do nothing
 */
export const withoutUnreached = (code: string, file: string): string => {
  if (/\/lit-html\/.*directive/.test(file))
    throw new Error(`${file}: the script-tag build leaves directives out. Do without, or let lit-cuts.ts keep them.`);
  const [, cuts = []] = Object.entries(CUTS).find(([name]) => file.endsWith(`node_modules/${name}`)) ?? [];
  return cuts.reduce((rest, [text, instead]) => {
    if (rest.search(text) < 0)
      throw new Error(`${file} no longer has ${String(text)}: look at it again in lit-cuts.ts.`);
    return rest.replace(text, instead);
  }, code);
};

/** @throws where one of the kit's own files uses what is left out */
export const refuseLeftOut = (code: string, file: string): void => {
  const [used] = LEFT_OUT.flatMap((text) => text.exec(code) ?? []);
  if (used)
    throw new Error(
      `${file}: the script-tag build leaves “${used}” out of Lit. Do without, or let lit-cuts.ts keep it.`,
    );
};

/** A short name for each that Lit keeps to itself, the same in every file. */
const shortNames = (): ReadonlyMap<string, string> => {
  const left = Object.keys(CUTS).map((file) =>
    withoutUnreached(readFileSync(LIT + file, 'utf8'), `node_modules/${file}`),
  );
  const all = new Set(left.join('\n').match(PRIVATE));
  return new Map([...all].map((name, index) => [name, `$${index.toString(36)}`]));
};

export const leanLit = (): Plugin => {
  const names = shortNames();
  return {
    name: 'lean-lit',
    transform: {
      filter: { id: /node_modules\/(?:@lit\/reactive-element|lit-html|lit-element)\/.+\.js$|\/elements\/src\/.+\.ts$/ },
      handler: (code, id) => {
        if (/\/elements\/src\//.test(id)) return refuseLeftOut(code, id);
        return withoutUnreached(code, id).replace(PRIVATE, (name) => names.get(name) ?? name);
      },
    },
  };
};
