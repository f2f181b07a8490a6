// The checkout opened to its review and put away, 1,000 times, in Chromium: what then is there more than before, after a
// forced collection. Exits non-zero where nodes, listeners or sheets grow by more than 2.
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { CHROMIUM_FLAGS, requireChromium } from './browsers.ts';
import { openCannedShop } from './canned-shop.ts';
import { buildInMemory } from './kit-build.ts';

/** What is alive in a page. */
export interface Counts {
  readonly nodes: number;
  readonly listeners: number;
  /** Style sheets, adopted or not. */
  readonly sheets: number;
  readonly documents: number;
  /** Bytes. Shown, not judged: engines keep compiled code. */
  readonly heap: number;
}

const JUDGED = ['nodes', 'listeners', 'sheets', 'documents'] as const;
const TOLERANCE = 2;
const WARM_UP = 20;
const CYCLES = 1_000;
const PLANTED = 10;

/** The names of what grew, or shrank, by more than is tolerated. */
export const grown = (before: Counts, after: Counts): readonly (typeof JUDGED)[number][] =>
  JUDGED.filter((name) => Math.abs(after[name] - before[name]) > TOLERANCE);

/** Sheets are in none of the browser's own counts: the living ones are looked up. */
const countSheets = async (cdp: CDPSession): Promise<number> => {
  const { result: prototype } = await cdp.send('Runtime.evaluate', { expression: 'CSSStyleSheet.prototype' });
  const { objects } = await cdp.send('Runtime.queryObjects', { prototypeObjectId: prototype.objectId ?? '' });
  const { result } = await cdp.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.length }',
    returnByValue: true,
  });
  await cdp.send('Runtime.releaseObject', { objectId: objects.objectId ?? '' });
  return Number(result.value);
};

const count = async (cdp: CDPSession): Promise<Counts> => {
  // What the first collection finalizes, the next ones free.
  for (let i = 0; i < 4; i += 1) await cdp.send('HeapProfiler.collectGarbage');
  const sheets = await countSheets(cdp);
  const { nodes, jsEventListeners: listeners, documents } = await cdp.send('Memory.getDOMCounters');
  const { usedSize: heap } = await cdp.send('Runtime.getHeapUsage');
  return { nodes, listeners, sheets, documents, heap };
};

/** Presses the pay button, sees the order with its price, and puts it away. */
const openAndClose = (page: Page, cycles: number): Promise<void> =>
  page.evaluate(async (cycles) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const seen = async (what: string, find: () => Element | null | undefined): Promise<Element> => {
      for (let i = 0; i < 1_000; i += 1) {
        const found = find();
        if (found) return found;
        await frame();
      }
      throw new Error(`Not to be seen: ${what}.`);
    };
    const press = (element: Element): void => {
      if (element instanceof HTMLElement) element.click();
    };
    const inModal = (selector: string) =>
      document.querySelector('till-checkout-modal:state(review)')?.shadowRoot?.querySelector(selector);
    for (let i = 0; i < cycles; i += 1) {
      press(
        await seen('the pay button', () =>
          document.querySelector('till-pay-button:not(:state(loading))')?.shadowRoot?.querySelector('button'),
        ),
      );
      await seen('the total', () => inModal('[part~=total]'));
      press(await seen('the way out', () => inModal('[part~=close]')));
      await seen('the page without a checkout', () =>
        document.querySelector('till-checkout-modal[open]') ? null : document.body,
      );
    }
  }, cycles);

/** With each cycle a node, a listener and a sheet that nobody takes away again. */
const plant = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.addEventListener('till-after-close', ({ timeStamp }) => {
      document.body.append(document.createElement('i'));
      document.addEventListener('planted', () => timeStamp);
      document.adoptedStyleSheets.push(new CSSStyleSheet());
    });
  });

const line = (name: keyof Counts, before: Counts, after: Counts): string => {
  const more = after[name] - before[name];
  const numbers = [before[name], after[name], `${more < 0 ? '' : '+'}${more}`].map((n) => String(n).padStart(12));
  return `${grown(before, after).some((one) => one === name) ? '✖' : ' '} ${name.padEnd(10)}${numbers.join('')}`;
};

const measure = async (page: Page, cycles: number): Promise<readonly string[]> => {
  const cdp = await page.context().newCDPSession(page);
  await openAndClose(page, WARM_UP);
  const before = await count(cdp);
  await openAndClose(page, cycles);
  const after = await count(cdp);
  console.log(`${cycles} times opened and put away, after the first ${WARM_UP}:`);
  for (const name of [...JUDGED, 'heap'] as const) console.log(line(name, before, after));
  return grown(before, after);
};

const run = async (cycles: number): Promise<boolean> => {
  const { chunks } = await buildInMemory();
  const shop = await openCannedShop({ read: (file) => Promise.resolve(chunks.get(file)?.code ?? '') });
  const browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
  const openPage = async (): Promise<Page> => {
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    await page.goto(shop.url);
    return page;
  };
  try {
    const leaky = await openPage();
    await plant(leaky);
    console.log('With a node, a listener and a sheet left behind each time, to be found:');
    const found = await measure(leaky, PLANTED);
    await leaky.close();
    const blind = (['nodes', 'listeners', 'sheets'] as const).filter((name) => !found.includes(name));
    if (blind.length > 0) console.log(`✖ not found: ${blind.join(', ')}`);
    return (await measure(await openPage(), cycles)).length === 0 && blind.length === 0;
  } finally {
    await browser.close();
    await shop.close();
  }
};

if (import.meta.main) process.exitCode = (await run(Number(process.argv[2] ?? CYCLES))) ? 0 : 1;
