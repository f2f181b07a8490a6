// The script-tag build leaves out of Lit what its own elements cannot reach (scripts/lit-cuts.ts). Here the whole Lit and the
// lean one write every template of the built kit, with values of every kind, and what they write is the same.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parseSync } from 'vite';
import { buildInMemory } from '../../scripts/kit-build.ts';
import { withoutUnreached } from '../../scripts/lean-lit.ts';
import { expect, test } from './test.fixture.ts';

type Texts = readonly string[];
interface Lit {
  readonly html: (texts: TemplateStringsArray, ...values: readonly unknown[]) => unknown;
  readonly nothing: unknown;
  readonly render: (value: unknown, root: HTMLElement, options: object) => void;
}

const FILE = `${import.meta.dirname}/../../node_modules/lit-html/lit-html.js`;
const whole = readFileSync(FILE, 'utf8');
const lean = withoutUnreached(whole, FILE);

/** The texts of every template in a script, between its values. */
const templatesIn = (code: string): readonly Texts[] => {
  const found: Texts[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('type' in node && node.type === 'TaggedTemplateExpression') {
      const { quasi } = node as unknown as { quasi: { quasis: readonly { value: { cooked: string } }[] } };
      const texts = quasi.quasis.map(({ value }) => value.cooked);
      if (texts.join('').includes('<')) found.push(texts);
    }
    Object.values(node).forEach(walk);
  };
  walk(parseSync('chunk.js', code).program);
  return found;
};

/** What of these templates comes out otherwise, by what stands there in place of the lean one. */
const differences = async (page: Page, templates: readonly Texts[], instead = lean): Promise<readonly string[]> => {
  const scripts: Readonly<Record<string, string>> = { '/whole.js': whole, '/lean.js': instead };
  await page.route('http://lit.example/**', (route) => {
    const body = scripts[new URL(route.request().url()).pathname];
    return route.fulfill({ contentType: body ? 'text/javascript' : 'text/html', body: body ?? '<!doctype html>' });
  });
  await page.goto('http://lit.example/');
  return page.evaluate(async (all) => {
    const [one, other] = (await Promise.all(['/whole.js', '/lean.js'].map((file) => import(file)))) as [Lit, Lit];
    const write = ({ html, render, nothing }: Lit, texts: Texts): string => {
      const strings = Object.assign([...texts], { raw: texts }) as unknown as TemplateStringsArray;
      const valueAt = (kind: string, i: number): unknown => {
        const before = texts[i] ?? '';
        if (/@[\w-]+=$/.test(before)) return () => {};
        if (kind === (i % 2 ? 'odd' : 'even')) return nothing;
        const isChild = !/=("[^"]*)?$/.test(before);
        return kind === 'list' && isChild ? [html`<b>${i}</b>`, 'text', html`<i></i>`] : `${kind} ${i}`;
      };
      const root = document.createElement('div');
      root.append('');
      const options = { host: root, renderBefore: root.firstChild };
      return ['first', 'second', 'list', 'odd', 'list', 'even', 'first']
        .map((kind) => {
          const values = texts.slice(1).map((_, i) => valueAt(kind, i));
          render(html(strings, ...values), root, options);
          return root.innerHTML.replaceAll(/lit\$\d+\$?/g, 'marker');
        })
        .join('\n');
    };
    const written = (lit: Lit, texts: Texts): string => {
      try {
        return write(lit, texts);
      } catch (error) {
        return String(error);
      }
    };
    return all.filter((texts) => written(one, texts) !== written(other, texts)).map((texts) => texts.join('${}'));
  }, templates);
};

test('every template of the kit is written by the lean Lit as by the whole one', async ({ page }) => {
  const { chunks } = await buildInMemory();
  const templates = [...chunks.values()].flatMap(({ code }) => templatesIn(code));
  expect(templates.length, 'templates in all chunks').toBeGreaterThan(100);
  expect(await differences(page, templates)).toEqual([]);
});

test('(a cut that goes too far is seen)', async ({ page }) => {
  const broken = lean.replace('toggleAttribute(this.name,!!t&&t!==A)', 'toggleAttribute(this.name,!0)');
  expect(broken).not.toBe(lean);
  const hides: Texts = ['<p ?hidden=', '></p>'];
  expect(await differences(page, [hides, ['<b>', '</b>']], broken)).toEqual([hides.join('${}')]);
});
