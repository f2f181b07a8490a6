import { assert, fixture, html } from '@open-wc/testing';
import { quote, wallet } from '../fixture/counter.fixture.ts';
import { nothing, openPage, quoted, seen, shadow, wordsOf } from '../fixture/page.fixture.ts';
import { configure } from '../page/configure.ts';
import '../define.ts';
import type { PayButton } from './pay-button.ts';

const line = { sku: 'gift', title: 'Gift card', quantity: 1, total: 2_500, choose: { min: 500, max: 10_000 } };

const inputOf = (button: Element) => seen(() => shadow(button).querySelector('input'));

const type = (input: HTMLInputElement, text: string): void => {
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
};

const background = (button: Element) => getComputedStyle(shadow(button).querySelector('[part=label]')!).backgroundColor;

const click = (button: Element): void => shadow(button).querySelector<HTMLElement>('[part=button]')!.click();

describe('the label of a pay button', () => {
  let page: ReturnType<typeof openPage>;
  afterEach(() => {
    document.querySelectorAll('till-checkout-modal').forEach((modal) => modal.remove());
    page.close();
  });

  it('has the second currency where it is asked for, as the server gives it', async () => {
    page = openPage({ 'POST /quotes': quoted({ hint: { amount: 2_700, currency: 'USD' } }) });
    const list = await fixture<HTMLElement>(
      html`<div>
        <till-pay-button endpoint=${page.path} sku="tea" hint-currency="USD"></till-pay-button>
        <till-pay-button endpoint=${page.path} sku="tea" hint-currency="THB"></till-pay-button>
        <till-pay-button endpoint=${page.path} sku="tea"></till-pay-button>
      </div>`,
    );
    const buttons = [...list.querySelectorAll('till-pay-button')];
    await seen(() => buttons.every((button) => /€/.test(wordsOf(button))));
    assert.deepEqual(buttons.map(wordsOf), ['Pay €25.00 about $27.00', 'Pay €25.00', 'Pay €25.00']);
    assert.ok(shadow(buttons[0]!).querySelector('[part=hint]'));
  });

  it('does not move the page when the amount arrives', async () => {
    let answer: (() => void) | undefined;
    page = openPage({
      'POST /quotes': async () => {
        await new Promise<void>((resolve) => (answer = resolve));
        return { quotes: [{ quote, methods: [wallet] }] };
      },
    });
    const button = await fixture<PayButton>(html`<till-pay-button endpoint=${page.path} sku="tea"></till-pay-button>`);
    await seen(() => answer);
    const { width, height } = button.getBoundingClientRect();
    answer!();
    await seen(() => wordsOf(button) === 'Pay €25.00');
    const after = button.getBoundingClientRect();
    assert.deepEqual([after.width, after.height], [width, height]);
  });

  it('without a quote it has no amount, and leaves no room for one', async () => {
    page = openPage({ 'POST /quotes': () => new Response(null, { status: 503 }) });
    const button = await fixture<PayButton>(html`<till-pay-button endpoint=${page.path} sku="tea"></till-pay-button>`);
    await seen(() => page.to('POST /quotes').length > 0 && !shadow(button).querySelector('[part=amount]'));
    assert.strictEqual(wordsOf(button), 'Pay');
  });

  it('sends metadata along, and never the amount of the label', async () => {
    page = openPage();
    const button = await fixture<PayButton>(
      html`<till-pay-button
        endpoint=${page.path}
        sku="tea"
        amount="1"
        currency="EUR"
        .metadata=${{ gift: 'yes' }}
      ></till-pay-button>`,
    );
    click(button);
    await seen(() => page.to('POST /quotes').length > 0);
    assert.deepEqual(page.to('POST /quotes')[0]!.body.carts, [
      { items: [{ sku: 'tea', quantity: 1 }], metadata: { gift: 'yes' } },
    ]);
  });

  for (const [command, opens] of [
    ['--pay', true],
    ['--other', false],
  ] as const)
    it(`a <button commandfor> with ${command} ${opens ? 'pays' : 'does nothing'}`, async () => {
      page = openPage();
      const button = await fixture<PayButton>(
        html`<till-pay-button endpoint=${page.path} sku="tea"></till-pay-button>`,
      );
      const asked: Event[] = [];
      button.addEventListener('till-before-pay', (event) => {
        event.preventDefault();
        asked.push(event);
      });
      button.dispatchEvent(Object.assign(new Event('command'), { command }));
      await seen(() => asked.length > 0 || !opens);
      assert.strictEqual(asked.length, opens ? 1 : 0);
    });
});

describe('request 17: the buyer types the amount', () => {
  let page: ReturnType<typeof openPage>;
  afterEach(() => {
    document.querySelectorAll('till-checkout-modal').forEach((modal) => modal.remove());
    page.close();
  });

  const opened = async () => {
    page = openPage({ 'POST /quotes': quoted({ lines: [line] }) });
    const button = await fixture<PayButton>(
      html`<till-pay-button endpoint=${page.path} sku="gift" verb="donate" choose></till-pay-button>`,
    );
    return { button, input: await inputOf(button) };
  };
  const sent = () =>
    page.to('POST /quotes').flatMap(({ body }) => body.carts.map(({ items }: any) => items[0].amount as unknown));

  it('the field begins with the price, says its bounds and its currency', async () => {
    const { button, input } = await opened();
    assert.strictEqual(input.value, '25.00');
    assert.strictEqual(input.getAttribute('aria-label'), 'Amount in EUR');
    assert.include(wordsOf(button), 'Donate');
    assert.include(wordsOf(button), 'From €5.00 to €100.00');
  });

  it('what was typed is what is asked for, in minor units', async () => {
    const { button, input } = await opened();
    type(input, '12,5');
    click(button);
    await seen(() => sent().length > 1);
    assert.deepEqual(sent(), [undefined, 1_250]);
  });

  it('an amount the shop suggests is one click; it is said which one is chosen', async () => {
    page = openPage({
      'POST /quotes': quoted({ lines: [{ ...line, choose: { ...line.choose, suggested: [1_000, 2_500] } }] }),
    });
    const button = await fixture<PayButton>(
      html`<till-pay-button endpoint=${page.path} sku="gift" verb="donate" choose></till-pay-button>`,
    );
    const input = await inputOf(button);
    const pressed = () =>
      [...shadow(button).querySelectorAll('[part=chip]')].map((chip) => [
        chip.textContent?.trim(),
        chip.getAttribute('aria-pressed'),
      ]);
    await seen(() => pressed()[0]);
    assert.deepEqual(pressed(), [
      ['€10.00', 'false'],
      ['€25.00', 'true'],
    ]);
    shadow(button).querySelector<HTMLElement>('[part=chip]')!.click();
    await button.updateComplete;
    assert.deepEqual([input.value, ...pressed().map(([, is]) => is)], ['10.00', 'true', 'false']);
    click(button);
    await seen(() => sent().includes(1_000));
  });

  it('Enter in the field pays', async () => {
    const { input } = await opened();
    type(input, '30');
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await seen(() => sent().includes(3_000));
  });

  for (const text of ['', '4.99', '100.01', 'much', '1.234'])
    it(`“${text}” is refused with words and the focus, and nothing opens`, async () => {
      const { button, input } = await opened();
      type(input, text);
      let asked = 0;
      button.addEventListener('till-before-pay', () => (asked += 1));
      click(button);
      await seen(() => shadow(button).querySelector('[role=alert]'));
      assert.include(wordsOf(button), 'Enter an amount from €5.00 to €100.00.');
      assert.strictEqual(shadow(button).activeElement, input);
      assert.strictEqual(input.getAttribute('aria-invalid'), 'true');
      assert.strictEqual(asked, 1, 'request 18: the hook comes with an invalid one, too');
      assert.strictEqual(document.querySelector('till-checkout-modal'), null);
      type(input, '25');
      await seen(() => !shadow(button).querySelector('[role=alert]'));
    });

  it('before the bounds are known, an amount is asked for', async () => {
    page = openPage({ 'POST /quotes': nothing });
    const button = await fixture<PayButton>(
      html`<till-pay-button endpoint=${page.path} sku="gift" amount="0" currency="EUR" choose></till-pay-button>`,
    );
    type(await inputOf(button), '');
    click(button);
    await seen(() => /Enter an amount\./.test(wordsOf(button)));
  });
});

describe('a button that fits in', () => {
  let page: ReturnType<typeof openPage>;
  afterEach(() => page.close());

  it('request 22: it matches the shop: its colours, corners and face, its own words, any of its parts', async () => {
    page = openPage();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`.shop till-pay-button {
        --till-accent: rgb(10, 20, 30); --till-radius: 3px; --till-font: monospace; --till-size: 20px; inline-size: 100%;
      }
      .shop till-pay-button::part(amount) { letter-spacing: 2px }`);
    document.adoptedStyleSheets.push(sheet);
    const shop = await fixture<HTMLElement>(
      html`<div class="shop">
        <till-pay-button endpoint=${page.path} amount="500" currency="EUR">
          <span slot="label">Chip in</span>
        </till-pay-button>
      </div>`,
    );
    const button = shop.querySelector('till-pay-button')!;
    await seen(() => wordsOf(button) === 'Chip in €5.00');
    const style = (selector: string) => getComputedStyle(shadow(button).querySelector(selector)!);
    assert.strictEqual(style('[part=label]').backgroundColor, 'rgb(10, 20, 30)');
    assert.strictEqual(style('button').borderTopLeftRadius, '3px');
    assert.strictEqual(style('button').fontFamily, 'monospace');
    assert.strictEqual(style('button').fontSize, '20px');
    assert.strictEqual(style('[part=amount]').letterSpacing, '2px');
    assert.strictEqual(button.getBoundingClientRect().width, shop.getBoundingClientRect().width);
    document.adoptedStyleSheets.pop();
  });
});

describe('request 11: looks set in code', () => {
  let page: ReturnType<typeof openPage>;
  afterEach(() => page.close());

  it('an element’s appearance wins over the page’s style sheet, this over what is configured', async () => {
    page = openPage();
    configure({ appearance: { accent: 'rgb(1, 2, 3)', radius: '3px' } });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.styled { --till-accent: rgb(4, 5, 6) }');
    document.adoptedStyleSheets.push(sheet);
    const list = await fixture<HTMLElement>(
      html`<div>
        <till-pay-button endpoint=${page.path} amount="1" currency="EUR"></till-pay-button>
        <till-pay-button class="styled" endpoint=${page.path} amount="1" currency="EUR"></till-pay-button>
        <till-pay-button
          class="styled"
          endpoint=${page.path}
          amount="1"
          currency="EUR"
          .appearance=${{ accent: 'rgb(7, 8, 9)' }}
        ></till-pay-button>
      </div>`,
    );
    const buttons = [...list.querySelectorAll('till-pay-button')];
    await seen(() => buttons.every((button) => shadow(button).querySelector('[part=label]')));
    assert.deepEqual(buttons.map(background), ['rgb(1, 2, 3)', 'rgb(4, 5, 6)', 'rgb(7, 8, 9)']);
    configure({ appearance: {} });
    document.adoptedStyleSheets.pop();
  });

  for (const [scheme, dark] of [
    ['light', false],
    ['dark', true],
    ['auto', true],
  ] as const)
    it(`scheme “${scheme}” on a dark page is ${dark ? 'dark' : 'light'}`, async () => {
      page = openPage();
      const around = await fixture<HTMLElement>(
        html`<div class="dark">
          <till-pay-button
            endpoint=${page.path}
            amount="1"
            currency="EUR"
            .appearance=${{ scheme, accent: 'light-dark(rgb(1, 1, 1), rgb(250, 250, 250))' }}
          ></till-pay-button>
        </div>`,
      );
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.dark { color-scheme: dark }');
      document.adoptedStyleSheets.push(sheet);
      const expected = dark ? 'rgb(250, 250, 250)' : 'rgb(1, 1, 1)';
      const button = around.querySelector('till-pay-button')!;
      await seen(() => shadow(button).querySelector('[part=label]'));
      await seen(() => background(button) === expected);
      document.adoptedStyleSheets.pop();
    });

  it('the font “inherit” is the one around the element, or, for all of a page, the one of its body', async () => {
    page = openPage();
    document.body.style.fontFamily = 'fantasy';
    configure({ appearance: { font: 'inherit' } });
    const list = await fixture<HTMLElement>(
      html`<div style="font-family: monospace">
        <till-pay-button endpoint=${page.path} amount="1" currency="EUR"></till-pay-button>
        <till-pay-button
          endpoint=${page.path}
          amount="1"
          currency="EUR"
          .appearance=${{ font: 'inherit' }}
        ></till-pay-button>
      </div>`,
    );
    const buttons = [...list.querySelectorAll('till-pay-button')];
    const face = (button: PayButton) => getComputedStyle(shadow(button).querySelector('button')!).fontFamily;
    await seen(() => buttons.every((button) => shadow(button).querySelector('[part=label]')));
    assert.deepEqual(buttons.map(face), ['fantasy', 'monospace']);
    configure({ appearance: {} });
    document.body.style.fontFamily = '';
  });

  it('a value stays a value: it can end no rule and begin none', async () => {
    page = openPage();
    const button = await fixture<PayButton>(
      html`<till-pay-button
        endpoint=${page.path}
        amount="1"
        currency="EUR"
        .appearance=${{ accent: 'red } button { display: none', density: 'compact' }}
      ></till-pay-button>`,
    );
    const inner = await seen(() => shadow(button).querySelector('button'));
    assert.notStrictEqual(getComputedStyle(inner).display, 'none');
    assert.strictEqual(getComputedStyle(button).getPropertyValue('--till-space').trim(), '3px');
  });
});
