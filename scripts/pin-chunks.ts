/**
 * Pins the chunks of the script-tag build. Each `import()` becomes a `load()` with the hash of what it names, and no file
 * imports another by its address: a browser verifies the file it was told to, never what that file imports. So a chunk
 * becomes a function of what the others share. packages/elements/src/page/pinned.ts loads them, instead of chunk.ts.
 */
import { createHash } from 'node:crypto';
import { join, posix } from 'node:path';
import { parseSync, type Plugin, type Rolldown } from 'vite';

export type Chunk = Pick<Rolldown.OutputChunk, 'name' | 'fileName' | 'code' | 'imports' | 'isEntry'>;
export interface Written {
  readonly fileName: string;
  readonly code: string;
}
type Edit = readonly [start: number, end: number, instead: string];
type Names = readonly (readonly [shared: string, local: string])[];

/** What every chunk is given. The minifier writes no such names. */
const PARTS = '$parts';
const LOAD = '$load';
/** Under which tillkit.js shares what it has: a list, so that nobody says again what it is called there. */
const KIT = 'kit';

/** As pinned.ts has it: without the sign at its end, which is always the same. */
const hashOf = (code: string): string => createHash('sha256').update(code).digest('base64').slice(0, -1);
const addressOf = (name: string, hash: string): string => `chunks/${name}-${hash.slice(0, 8).replace(/\W/g, '')}.js`;

/** The chunks that a built file can load: their addresses, and the hash that each is pinned to. */
export const pinsIn = (code: string): ReadonlyMap<string, string> =>
  new Map(
    [...code.matchAll(/`([\w-]+) ([\w+/]{43})`/g)].map(([, name = '', hash = '']) => [addressOf(name, hash), hash]),
  );

/** The names of what a built chunk is given by others. */
export const usesIn = (code: string): readonly string[] =>
  [...code.matchAll(/\$parts\[`([\w-]+)`\]/g)].flatMap(([, name]) => (name && name !== KIT ? [name] : []));

const edit = (code: string, edits: readonly Edit[]): string =>
  edits
    .toSorted(([a], [b]) => b - a)
    .reduce((rest, [start, end, text]) => rest.slice(0, start) + text + rest.slice(end), code);

const record = (names: Names): string =>
  `{${names.map(([shared, local]) => (shared === local ? local : `${shared}:${local}`)).join()}}`;

const nameBoth = (shared: string | null | undefined, local: string | null | undefined): Names[number] => {
  if (!shared || !local) throw new Error('A chunk imports or exports something that is not a name of its own.');
  return [shared, local];
};

/** What a file imports, exports and loads, and where it says so. */
const read = (code: string) => {
  const { module, errors } = parseSync('chunk.js', code);
  if (errors[0]) throw new Error(errors[0].message);
  const imports = module.staticImports.map(({ start, end, moduleRequest, entries }) => {
    const names = entries.map(({ importName, localName }) => nameBoth(importName.name, localName.value));
    return { start, end, from: moduleRequest.value, names };
  });
  const importedAs = (from: string | undefined, name: string | null | undefined): string | undefined =>
    imports.flatMap((each) => (each.from === from ? each.names : [])).find(([shared]) => shared === name)?.[1];
  return {
    imports,
    exports: module.staticExports.map(({ start, end, entries }) => {
      const names = entries.map(({ exportName, localName, importName, moduleRequest }) =>
        // What was imported may be passed on.
        nameBoth(exportName.name, localName.name ?? importedAs(moduleRequest?.value, importName.name)),
      );
      return { start, end, names };
    }),
    loads: module.dynamicImports.flatMap(({ start, end, moduleRequest }) => {
      const file = /^[`'"]([^`'"]+)[`'"]$/.exec(code.slice(moduleRequest.start, moduleRequest.end))?.[1];
      // The one that imports an address is pinned.ts's own.
      return file ? [{ start, end, file }] : [];
    }),
  };
};

/** Writes the chunks of a build anew, each after all that it names. */
export const pinChunks = <C extends Chunk>(chunks: readonly C[]): ReadonlyMap<C, Written> => {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const modules = new Map(chunks.map((chunk) => [chunk, read(chunk.code)]));
  const pins = new Map<C, string>();
  const written = new Map<C, Written>();
  const begun = new Set<C>();

  const chunkAt = ({ fileName }: C, request: string): C => {
    const found = byFile.get(posix.join(posix.dirname(fileName), request));
    if (!found) throw new Error(`${fileName} imports ${request}, which is no chunk of this build.`);
    return found;
  };

  /** What has to be there before it, and itself. */
  const needs = (chunk: C, seen = new Set<C>()): Set<C> => {
    for (const file of chunk.imports) {
      const next = byFile.get(file);
      if (next && !next.isEntry && !seen.has(next)) needs(next, seen);
    }
    return seen.add(chunk);
  };

  const entry = chunks.find(({ isEntry }) => isEntry);
  const locals = new Map(entry && modules.get(entry)?.exports.flatMap(({ names }) => names));
  const shares = [...locals.keys()].filter((name) => name !== LOAD && name !== PARTS);
  const list = (names: ReadonlyMap<string, string>): string =>
    `[${shares
      .map((shared) => names.get(shared))
      .join()
      .replace(/,+$/, '')}]`;

  /** What a chunk takes from another. */
  const taken = (from: C, names: Names): string =>
    `${from.isEntry ? list(new Map(names)) : record(names)}=${PARTS}[\`${from.isEntry ? KIT : from.name}\`]`;

  const pinOf = (chunk: C): string => {
    const known = pins.get(chunk);
    if (known) return known;
    if (begun.has(chunk))
      throw new Error(`${chunk.fileName} would have to hold its own hash: what it loads, loads it.`);
    begun.add(chunk);
    const code = write(chunk);
    const hash = hashOf(code);
    written.set(chunk, { fileName: chunk.isEntry ? chunk.fileName : addressOf(chunk.name, hash), code });
    const pin = `\`${chunk.name} ${hash}\``;
    pins.set(chunk, pin);
    return pin;
  };

  const write = (chunk: C): string => {
    const { imports, exports, loads } = modules.get(chunk) ?? read(chunk.code);
    const shared = exports.flatMap(({ names }) => names);
    const has = needs(chunk);
    const loader = chunk.isEntry ? locals.get(LOAD) : LOAD;
    const calls = loads.map(({ start, end, file }): Edit => {
      const asked = chunkAt(chunk, file);
      if (asked.isEntry) throw new Error(`${chunk.fileName} asks for tillkit.js, which shares a list alone.`);
      const pins = [...needs(asked)].filter((one) => !has.has(one)).map(pinOf);
      return [start, end, `${loader}(${pins.join()})`];
    });
    const body = edit(chunk.code, [
      ...calls,
      ...[...imports, ...exports].map(({ start, end }): Edit => [start, end, '']),
    ]);
    if (chunk.isEntry) return `${body}${locals.get(PARTS)}.${KIT}=${list(locals)};`;
    if (chunk.code.includes(PARTS) || chunk.code.includes(LOAD))
      throw new Error(`${chunk.fileName} has its own ${LOAD}.`);
    const uses = imports.map(({ from, names }) => taken(chunkAt(chunk, from), names));
    return `export default(${PARTS},${LOAD})=>{${uses[0] ? `let ${uses.join()};` : ''}${body}return${record(shared)}}`;
  };

  for (const chunk of chunks) pinOf(chunk);
  return written;
};

const LOAD_CHUNK = /\bloadChunk\(\(\) => (import\("[^"]+"\)), "\w+"\)/g;

/**
 * What a `loadChunk()` of chunk.ts loads, alone: a `load()` tries twice by itself, and runs no other bytes.
 * @throws where one is written otherwise
 */
export const withoutLoadChunk = (code: string, file: string): string => {
  const bare = code.replace(LOAD_CHUNK, '$1');
  if (/\bloadChunk\(/.test(bare))
    throw new Error(`${file} has another loadChunk(): look at it again in pin-chunks.ts.`);
  return bare;
};

const PAGE = join(import.meta.dirname, '../packages/elements/src/page');
/** What the bundler makes of a module whose names are asked for one by one. Here nobody lists them. */
const NAMESPACE = /(?<=__exportAll = )\(all, no_symbols\)[^]+?\n\};/;

export const pinnedChunks = (): Plugin => ({
  name: 'pinned-chunks',
  enforce: 'post',
  transform(code, id) {
    if (id.includes('rolldown/runtime')) {
      if (!NAMESPACE.test(code))
        throw new Error('The bundler writes its namespaces otherwise: look at it again in pin-chunks.ts.');
      return code.replace(NAMESPACE, '(all) => new Proxy(all, { get: (all, name) => all[name]?.() });');
    }
    const bare = withoutLoadChunk(code, id);
    if (!this.getModuleInfo(id)?.isEntry) return bare;
    return `${bare}\nexport { load as ${LOAD}, parts as ${PARTS} } from '${PAGE}/pinned.ts';`;
  },
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    for (const [chunk, { fileName, code }] of pinChunks(chunks)) {
      chunk.fileName = fileName;
      chunk.code = code;
    }
  },
});
