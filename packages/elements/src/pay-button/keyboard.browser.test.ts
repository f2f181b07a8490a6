import { assert, fixture, html } from '@open-wc/testing';
import { focused, isInside, key, nameOf, tabBack } from '../fixture/keys.fixture.ts';
import { modalOf, openPage, says, seen, shadow } from '../fixture/page.fixture.ts';
import '../define.ts';
import type { PayButton } from './pay-button.ts';

describe('till-pay-button by keyboard alone', () => {
  let page: ReturnType<typeof openPage>;
  let button: PayButton;
  const inner = () => shadow(button).querySelector('button')!;

  beforeEach(async () => {
    page = openPage();
    const area = await fixture<HTMLElement>(
      html`<p>
        <a href="#before">Before</a>
        <till-pay-button endpoint=${page.path} sku="tea" amount="2500" currency="EUR"></till-pay-button>
        <a href="#after">After</a>
      </p>`,
    );
    button = area.querySelector('till-pay-button')!;
    area.querySelector('a')!.focus();
  });
  afterEach(() => {
    modalOf()?.remove();
    page.close();
  });

  for (const opener of ['Enter', 'Space'])
    it(`is one stop, opens with ${opener}, and has the focus again when Escape closes`, async () => {
      await key('Tab');
      assert.strictEqual(focused(), inner());
      assert.strictEqual(inner().matches(':focus-visible'), true);
      assert.strictEqual(getComputedStyle(inner()).outlineStyle, 'solid', 'and shows it');
      await key(opener);
      await says('Tea tin');
      await seen(() => focused()?.id === 'title');
      await key('Escape');
      await seen(() => modalOf() === null);
      assert.strictEqual(focused(), inner());
      await key('Tab');
      assert.strictEqual(nameOf(focused()), 'After');
      await tabBack();
      assert.strictEqual(focused(), inner());
    });

  it('disabled it can be reached, so that a reader hears of it, and does not open', async () => {
    button.disabled = true;
    await button.updateComplete;
    await key('Tab');
    assert.strictEqual(focused(), inner());
    assert.strictEqual(inner().getAttribute('aria-disabled'), 'true');
    const outcomes: string[] = [];
    button.addEventListener('till-before-pay', () => outcomes.push('asked'));
    for (const opener of ['Enter', 'Space']) await key(opener);
    assert.deepEqual(outcomes, []);
    assert.strictEqual(modalOf(), null);
    button.disabled = false;
    await button.updateComplete;
    await key('Enter');
    await says('Tea tin');
    assert.deepEqual(outcomes, ['asked'], 'the same key, once it is enabled');
  });

  it('behind an open checkout nothing of the page is a stop', async () => {
    await key('Tab');
    await key('Enter');
    await says('Tea tin');
    await seen(() => focused()?.id === 'title');
    const dialog = shadow(modalOf()!).querySelector('dialog')!;
    for (const step of ['Back', 'Back', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab']) {
      await (step === 'Tab' ? key('Tab') : tabBack());
      assert.strictEqual(isInside(dialog, focused()), true, `on ${nameOf(focused())}`);
    }
    await key('Escape');
    await seen(() => modalOf() === null);
    await key('Tab');
    assert.strictEqual(isInside(dialog, focused()), false, 'then it is one again');
  });
});
