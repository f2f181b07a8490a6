// What a buyer's browser fetches, gzip -9, against the budgets. Exits non-zero when one is exceeded.
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

export interface Row {
  readonly name: string;
  readonly bytes: number;
  /** kB of 1,000 bytes; `null`: shown, not judged. */
  readonly budget: number | null;
}

const kB = (bytes: number): string => (bytes / 1000).toFixed(3).padStart(7);

/** The table, and whether every row keeps its budget. */
export const judge = (rows: readonly Row[]): { lines: readonly string[]; kept: boolean } => {
  const exceeded = ({ bytes, budget }: Row): boolean => budget !== null && bytes > budget * 1000;
  const wide = Math.max(...rows.map(({ name }) => name.length));
  const lines = rows.map((row) => {
    const budget = row.budget === null ? '' : ` of ${row.budget.toFixed(1).padStart(4)} kB`;
    return `${exceeded(row) ? '✖' : ' '} ${row.name.padEnd(wide)} ${kB(row.bytes)}${budget || ' kB'}`;
  });
  return { lines, kept: !rows.some(exceeded) };
};

type Chunks = ReadonlyMap<string, Rolldown.OutputChunk>;

/** The script-tag build's chunks by file name, built in memory. */
export const bundle = async (entry: string): Promise<Chunks> => {
  const built = await build({
    configFile: `${import.meta.dirname}/../vite.config.ts`,
    logLevel: 'error',
    build: { write: false, lib: { entry } },
  });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  return new Map(
    outputs.flatMap(({ output }) => output).flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])),
  );
};

/** A file and everything it imports statically: what is fetched before its first line runs. */
const graph = (chunks: Chunks, file: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const next of chunks.get(file)?.imports ?? []) graph(chunks, next, seen);
  return seen;
};

const sum = (chunks: Chunks, files: Iterable<string>): number =>
  [...files].reduce((bytes, file) => bytes + gzipSync(chunks.get(file)?.code ?? '', { level: 9 }).byteLength, 0);

/** What the first review waits for after the click: the checkout with its store, and the view itself. */
const REVIEW = ['src/checkout-modal/inside.ts', 'src/checkout/store.ts', 'src/views/review.ts'];

/** What is there before any view that only some payments need. */
const BEFORE = ['src/checkout-modal/steps.ts', 'src/checkout-modal/outcomes.ts'];
const LATER = [
  ['later: buyer fields', 'src/views/fields.ts'],
  ['later: QR code', 'src/views/qr.ts'],
  ['later: bank transfer', 'src/views/transfer.ts'],
  ['later: widget', 'src/views/widget.ts'],
] as const;

const chunkWith = (chunks: Chunks, module: string): string => {
  const found = [...chunks].find(([, { moduleIds }]) => moduleIds.some((id) => id.endsWith(module)));
  if (!found) throw new Error(`No chunk holds ${module}. Name the module that the review waits for now.`);
  return found[0];
};

const measure = async (): Promise<readonly Row[]> => {
  const all = await bundle('src/script.ts');
  const button = await bundle('src/pay-button/define.ts');
  const badge = await bundle('src/order-status/define.ts');
  const initial = graph(all, 'tillkit.js');
  const review = REVIEW.reduce((seen, module) => graph(all, chunkWith(all, module), seen), new Set(initial));
  const before = BEFORE.reduce((seen, module) => graph(all, chunkWith(all, module), seen), new Set(review));
  const later = LATER.map(([name, module]) => {
    const files = [...graph(all, chunkWith(all, module))].filter((file) => !before.has(file));
    return { name, bytes: sum(all, files), budget: 4 };
  });
  const lazy = [...all.keys()].filter((file) => !initial.has(file));
  return [
    { name: 'all three elements, initial', bytes: sum(all, initial), budget: 13 },
    {
      name: 'up to the first review',
      bytes: sum(all, review),
      budget: 18,
    },
    { name: 'pay button alone', bytes: sum(button, graph(button, 'tillkit.js')), budget: 9 },
    { name: 'order status alone', bytes: sum(badge, graph(badge, 'tillkit.js')), budget: 9.5 },
    ...later,
    ...lazy.map((file) => ({ name: `  ${file}`, bytes: sum(all, [file]), budget: null })),
  ];
};

if (import.meta.main) {
  const { lines, kept } = judge(await measure());
  for (const line of lines) console.log(line);
  process.exitCode = kept ? 0 : 1;
}
