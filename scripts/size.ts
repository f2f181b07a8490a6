// What a buyer's browser fetches, gzip -9, against the budgets: as the build has it, and as Chromium asked for it. Exits
// non-zero when one is exceeded.
import { gzipSync } from 'node:zlib';
import type { Rolldown } from 'vite';
import { findChromium } from './browsers.ts';
import { fetchReview } from './fetched.ts';
import { buildInMemory, type Built } from './kit-build.ts';
import { usesIn } from './pin-chunks.ts';

export interface Row {
  readonly name: string;
  readonly bytes: number;
  /** kB of 1,000 bytes; `null`: shown, not judged. */
  readonly budget: number | null;
  /** Over its budget for now, and no further than this. */
  readonly held?: number;
}

const kB = (bytes: number): string => (bytes / 1000).toFixed(3).padStart(7);

/** The table, and whether every row keeps its budget. */
export const judge = (rows: readonly Row[]): { lines: readonly string[]; kept: boolean } => {
  const exceeded = ({ bytes, budget, held }: Row): boolean => budget !== null && bytes > (held ?? budget) * 1000;
  const wide = Math.max(...rows.map(({ name }) => name.length));
  const lines = rows.map((row) => {
    const budget = row.budget === null ? '' : ` of ${row.budget.toFixed(1).padStart(4)} kB`;
    const over = row.held === undefined ? '' : `, held at ${row.held.toFixed(1)}`;
    return `${exceeded(row) ? '✖' : over ? '!' : ' '} ${row.name.padEnd(wide)} ${kB(row.bytes)}${budget || ' kB'}${over}`;
  });
  return { lines, kept: !rows.some(exceeded) };
};

type Chunks = ReadonlyMap<string, Rolldown.OutputChunk>;

const weigh = (code: string | Uint8Array): number => gzipSync(code, { level: 9 }).byteLength;
const sum = (chunks: Chunks, files: Iterable<string>): number =>
  [...files].reduce((bytes, file) => bytes + weigh(chunks.get(file)?.code ?? ''), 0);

/** A file and everything it is made with: what is fetched before its first line runs. */
export const needsOf = (chunks: Chunks, file: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const name of usesIn(chunks.get(file)?.code ?? ''))
    for (const [other, chunk] of chunks) if (chunk.name === name) needsOf(chunks, other, seen);
  return seen;
};

const fileWith = (chunks: Chunks, module: string): string => {
  const found = [...chunks].find(([, { moduleIds }]) => moduleIds.some((id) => id.endsWith(module)));
  if (!found) throw new Error(`No chunk holds ${module}. Name the module that is waited for now.`);
  return found[0];
};

const filesWith = (chunks: Chunks, modules: readonly string[], before: Iterable<string>): Set<string> =>
  modules.reduce((seen, module) => needsOf(chunks, fileWith(chunks, module), seen), new Set(before));

/** What the first review waits for after the click: the checkout with its store, and the view itself. */
const REVIEW = ['src/checkout-modal/inside.ts', 'src/checkout/store.ts', 'src/views/review.ts'];

/** What is there before any view that only some payments need. */
const BEFORE = ['src/checkout-modal/steps.ts', 'src/checkout-modal/outcomes.ts', 'src/checkout/payment.ts'];
const LATER = [
  ['later: buyer fields', 'src/views/fields.ts'],
  ['later: QR code', 'src/views/qr.ts'],
  ['later: bank transfer', 'src/views/transfer.ts'],
  ['later: widget', 'src/views/widget.ts'],
  ['later: payment page in a frame', 'src/views/pay-frame.ts'],
  ['later: amount to choose', 'src/pay-button/choose.ts'],
  ['later: timeline of an order', 'src/views/status-detail.ts'],
] as const;

/** The parts of the locales' words; the heaviest is judged, for each is fetched by itself. */
const locales = ({ others }: Built): readonly Row[] => {
  const parts = [...others].filter(([file]) => /\/locales\/.+\.json$/.test(file));
  const weighed = parts.map(([file, words]) => ({ file, bytes: weigh(words) })).toSorted((a, b) => b.bytes - a.bytes);
  const [heaviest] = weighed;
  if (!heaviest) return [];
  const name = `later: words, the heaviest of ${weighed.length}: ${heaviest.file.replace(/.*\//, '')}`;
  return [{ name, bytes: heaviest.bytes, budget: 1 }];
};

const codeOf = (chunks: Chunks, file: string): Promise<string> => {
  const code = chunks.get(file)?.code;
  return code === undefined ? Promise.reject(new Error(`There is no ${file}.`)) : Promise.resolve(code);
};

/** The same as a browser has it: what it asked for, and got, until the review was painted. */
const inChromium = async (chunks: Chunks): Promise<readonly Row[]> => {
  if (!findChromium()) {
    console.log('Without Chromium only computed: what a browser fetches.');
    return [];
  }
  const { before, after } = await fetchReview((file) => codeOf(chunks, file));
  return [
    { name: `  as Chromium fetched it, in ${before.length} files`, bytes: sum(chunks, before), budget: 18 },
    { name: `  asked for meanwhile, not waited for: ${after.length} files`, bytes: sum(chunks, after), budget: null },
  ];
};

/** A budget that is not kept yet: it is over its own, and may not grow. */
const HELD = { full: 48.5 };

const measure = async (): Promise<readonly Row[]> => {
  const kit = await buildInMemory();
  const { chunks: all } = kit;
  const { chunks: button } = await buildInMemory({ entry: 'src/pay-button/define.ts' });
  const { chunks: badge } = await buildInMemory({ entry: 'src/order-status/define.ts' });
  const { chunks: full } = await buildInMemory({ full: true });
  const initial = ['tillkit.js'];
  const review = filesWith(all, REVIEW, initial);
  const before = filesWith(all, BEFORE, review);
  const later = LATER.map(([name, module]) => {
    const files = [...filesWith(all, [module], [])].filter((file) => !before.has(file));
    return { name, bytes: sum(all, files), budget: 4 };
  });
  const lazy = [...all.keys()].filter((file) => !initial.includes(file));
  return [
    { name: 'all three elements, initial', bytes: sum(all, initial), budget: 13 },
    { name: 'up to the first review', bytes: sum(all, review), budget: 18 },
    ...(await inChromium(all)),
    { name: 'pay button alone', bytes: sum(button, initial), budget: 9 },
    { name: 'order status alone', bytes: sum(badge, initial), budget: 9.5 },
    ...later,
    ...locales(kit),
    { name: 'tillkit.full.js', bytes: sum(full, ['tillkit.full.js']), budget: 24, held: HELD.full },
    ...lazy.map((file) => ({ name: `  ${file}`, bytes: sum(all, [file]), budget: null })),
  ];
};

if (import.meta.main) {
  const { lines, kept } = judge(await measure());
  for (const line of lines) console.log(line);
  process.exitCode = kept ? 0 : 1;
}
