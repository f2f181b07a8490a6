// Every state of the catalogue × light, dark, forced colours × left to right, right to left, judged by axe. Zero violations.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, Result, RunOptions } from 'axe-core';
import type { Case } from './cases.ts';
import { openStage } from './stage.ts';

declare global {
  /** axe-core, as far as it is asked. */
  var axe: {
    run(root: Document, options: RunOptions): Promise<AxeResults>;
  };
}

const AT_ONCE = 2;
const WCAG_22_AA: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  resultTypes: ['violations', 'incomplete'],
};

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;
const COLOURS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'light', forcedColors: 'active' },
} as const satisfies Record<string, Media>;

interface Look {
  readonly name: string;
  readonly media: Media;
  readonly dir: 'ltr' | 'rtl';
}

const LOOKS: readonly Look[] = Object.entries(COLOURS).flatMap(([colours, media]) =>
  (['ltr', 'rtl'] as const).map((dir) => ({ name: `${colours} ${dir}`, media, dir })),
);

const takeLook = async (page: Page, { media, dir }: Look): Promise<void> => {
  await page.emulateMedia(media);
  await page.evaluate((dir) => stagePage.turn(dir), dir);
};

const line = ({ id, nodes }: Pick<Result, 'id' | 'nodes'>): string =>
  `${id}: ${nodes.map(({ html }) => html.replace(/\s+/g, ' ')).join(', ')}`;

const isEqualRatio = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'messageKey' in data && data.messageKey === 'equalRatio';

/**
 * A contrast axe cannot decide is not taken for a good one. But in forced colours it often reads one colour for text and
 * what is behind it: there the browser sees to the contrast.
 */
const undecided = ({ id, nodes }: Result): Pick<Result, 'id' | 'nodes'> => ({
  id: `${id}, undecided`,
  nodes: nodes.filter(({ any }) => !any.some(({ data }) => isEqualRatio(data))),
});

/** What axe says of the page as it is now, a line for each rule that is broken. */
const judge = async (page: Page): Promise<readonly string[]> => {
  const { violations, incomplete } = await page.evaluate((options) => axe.run(document, options), WCAG_22_AA);
  const contrast = incomplete.filter(({ id }) => id === 'color-contrast').map(undecided);
  return [...violations, ...contrast].filter(({ nodes }) => nodes.length > 0).map(line);
};

/** The broken rules of what is shown, by look. */
const judgeLooks = async (page: Page): Promise<ReadonlyMap<string, readonly string[]>> => {
  const found = new Map<string, readonly string[]>();
  for (const look of LOOKS) {
    await takeLook(page, look);
    found.set(look.name, await judge(page));
  }
  return found;
};

const axeSource = (): string => readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Shows a state once, and judges it in every look. */
const judgeState = async (page: Page, name: string): Promise<ReadonlyMap<string, readonly string[]>> => {
  const [first] = LOOKS;
  if (first) await takeLook(page, first);
  await page.evaluate((state) => stagePage.show(state), name);
  return judgeLooks(page);
};

const casesOf = async (page: Page, name: string): Promise<readonly Case[]> => {
  try {
    const found = await judgeState(page, name);
    return [...found].map(([look, broken]) => {
      for (const line of broken) console.log(`✖ ${name}, ${look}: ${line}`);
      return { name: `axe: ${name}, ${look}`, outcome: broken.length > 0 ? 'failed' : 'passed' };
    });
  } catch (error) {
    console.log(`✖ ${name}: ${error instanceof Error ? error.message : String(error)}`);
    return [{ name: `axe: ${name} cannot be shown`, outcome: 'failed' }];
  }
};

/** Where each planted button must be found unreadable, and nowhere else: else a look is not what it is called. */
const PLANTED: Readonly<Record<string, (look: string) => boolean>> = {
  'planted/light': (look) => look.startsWith('light'),
  'planted/dark': (look) => look.startsWith('dark'),
  'planted/forced': (look) => look.startsWith('forced'),
  'planted/rtl': (look) => look.endsWith('rtl'),
};

const plantedCase = async (page: Page, name: string, isThere: (look: string) => boolean): Promise<Case> => {
  const found = await judgeState(page, name);
  const right = [...found].every(
    ([look, broken]) => broken.some((rule) => rule.startsWith('color-contrast')) === isThere(look),
  );
  return { name: `axe: what is ${name} is found there, and there alone`, outcome: right ? 'passed' : 'failed' };
};

const isJudged = ({ name }: Case): boolean => LOOKS.some((look) => name.endsWith(`, ${look.name}`));

/** How much was judged, in words, and the case that fails unless it was every state in every look. */
export const sumUp = (cases: readonly Case[], states: number): { readonly line: string; readonly whole: Case } => {
  const judged = cases.filter(isJudged).length;
  const wanted = states * LOOKS.length;
  return {
    line: `axe: ${states} states × ${LOOKS.length} looks: ${judged} of ${wanted} judged`,
    whole: {
      name: 'axe: every state was judged in every look',
      outcome: judged === wanted && states > 0 ? 'passed' : 'failed',
    },
  };
};

/** Judges every state in every look. A state that cannot be shown fails, and so does a request to anybody. */
export const judgeCatalogue = async (): Promise<readonly Case[]> => {
  const stage = await openStage();
  try {
    const pages = await Promise.all(Array.from({ length: AT_ONCE }, () => stage.page({}, axeSource())));
    const names = (await pages[0]?.evaluate(() => stagePage.names)) ?? [];
    const waiting = [...names];
    const planted = Object.entries(PLANTED);
    const cases: Case[] = [];
    await Promise.all(
      pages.map(async (page) => {
        for (let next = planted.shift(); next; next = planted.shift()) cases.push(await plantedCase(page, ...next));
        for (let name = waiting.shift(); name; name = waiting.shift()) cases.push(...(await casesOf(page, name)));
      }),
    );
    for (const url of stage.outside) console.log(`✖ asked: ${url}`);
    const { line, whole } = sumUp(cases, names.length);
    console.log(line);
    return [
      ...cases,
      whole,
      { name: 'axe: no state asks the network', outcome: stage.outside.length > 0 ? 'failed' : 'passed' },
    ];
  } finally {
    await stage.close();
  }
};
