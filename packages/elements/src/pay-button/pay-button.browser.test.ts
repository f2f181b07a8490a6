import { assert, fixture, html } from '@open-wc/testing';
import { quote, session, tokenOf } from '../fixture/counter.fixture.ts';
import { itWithAxe } from '../fixture/engine.fixture.ts';
import {
  buttonOf,
  modalOf,
  nothing,
  openPage,
  press,
  quoted,
  says,
  seen,
  shadow,
  wordsOf,
} from '../fixture/page.fixture.ts';
import '../define.ts';
import type { PayButton } from './pay-button.ts';

const inner = (button: PayButton) => shadow(button).querySelector('button')!;

describe('till-pay-button', () => {
  let page: ReturnType<typeof openPage>;
  afterEach(() => {
    modalOf()?.remove();
    page.close();
  });

  it('says what it does and what it costs, and fetches nothing by itself', async () => {
    page = openPage();
    const button = await fixture<PayButton>(
      html`<till-pay-button endpoint=${page.path} sku="tea" amount="82283" currency="THB"></till-pay-button>`,
    );
    assert.strictEqual(wordsOf(button), 'Pay ฿822.83');
    assert.strictEqual(page.asked.length, 0);
  });

  it('a page whose language Intl does not know still has its button and its amount', async () => {
    page = openPage();
    const area = await fixture(
      html`<div lang="en_US">
        <till-pay-button endpoint=${page.path} sku="tea" amount="2500" currency="EUR"></till-pay-button>
      </div>`,
    );
    assert.strictEqual(wordsOf(area.querySelector('till-pay-button')!), 'Pay €25.00');
  });

  for (const [currency, amount, words] of [
    ['JPY', 5000, 'Pay ¥5,000'],
    ['KWD', 1234, 'Pay KWD 1.234'],
    ['HUF', 12345, 'Pay HUF 123.45'],
    ['IQD', 1500, 'Pay IQD 1.500'],
  ] as const)
    it(`request 34: writes ${amount} minor units of ${currency} as ISO 4217 has it`, async () => {
      page = openPage();
      const button = await fixture<PayButton>(
        html`<till-pay-button endpoint=${page.path} sku="tea" amount=${amount} currency=${currency}></till-pay-button>`,
      );
      assert.strictEqual(
        wordsOf(button)
          .replace(/\u00a0/g, ' ')
          .replace(/Ft|KWD|IQD|HUF/, currency),
        words,
      );
    });

  it('without an amount asks for all buttons of the page at once, and each cart once', async () => {
    page = openPage({
      'POST /quotes': ({ body }) => ({
        quotes: body.carts.map(({ items }: any) => ({
          quote: { ...quote, total: items[0].quantity * 100 },
          methods: [],
        })),
      }),
    });
    const list = await fixture<HTMLElement>(
      html`<div>
        ${[1, 2, 3, 3].map((n) => html`<till-pay-button endpoint=${page.path} sku="tea" quantity=${n}></till-pay-button>`)}
      </div>`,
    );
    const buttons = [...list.querySelectorAll('till-pay-button')];
    await seen(() => buttons.every((button) => /€/.test(wordsOf(button))));
    assert.deepEqual(buttons.map(wordsOf), ['Pay €1.00', 'Pay €2.00', 'Pay €3.00', 'Pay €3.00']);
    assert.strictEqual(page.to('POST /quotes').length, 1);
    assert.strictEqual(page.to('POST /quotes')[0]!.body.carts.length, 3);
  });

  it('a button out of sight is not asked for', async () => {
    page = openPage();
    const list = await fixture<HTMLElement>(
      html`<div>
        <till-pay-button endpoint=${page.path} sku="near"></till-pay-button>
        <div style="height: 5000px"></div>
        <till-pay-button endpoint=${page.path} sku="far"></till-pay-button>
      </div>`,
    );
    await seen(() => /€/.test(wordsOf(list.querySelector('till-pay-button')!)));
    assert.deepEqual(
      page.to('POST /quotes').flatMap(({ body }) => body.carts.map((cart: any) => cart.items[0].sku)),
      ['near'],
    );
  });

  it('a label that cannot be quoted stays without its amount', async () => {
    page = openPage({ 'POST /quotes': () => new Response('no', { status: 500 }) });
    const button = await fixture<PayButton>(html`<till-pay-button endpoint=${page.path} sku="tea"></till-pay-button>`);
    await seen(() => page.to('POST /quotes')[0]);
    await button.updateComplete;
    assert.strictEqual(wordsOf(button), 'Pay');
  });

  it('request 12: seven fast clicks make one checkout and one payment', async () => {
    page = openPage({ 'POST /sessions': nothing });
    const button = await fixture<PayButton>(
      html`<till-pay-button endpoint=${page.path} sku="tea" amount="2500" currency="EUR"></till-pay-button>`,
    );
    for (let click = 0; click < 7; click += 1) inner(button).click();
    await says('Tea tin');
    assert.strictEqual(document.querySelectorAll('till-checkout-modal').length, 1);
    assert.strictEqual(page.to('POST /quotes').length, 1);
    const pay = await seen(() => buttonOf(modalOf()!, 'Continue with'));
    for (let click = 0; click < 7; click += 1) pay.click();
    await seen(() => page.to('POST /sessions')[0]);
    await says('Opening payment page');
    assert.strictEqual(page.to('POST /sessions').length, 1);
  });

  it('request 35: sends what is wanted, never a price', async () => {
    page = openPage({ 'POST /sessions': nothing });
    const button = await fixture<PayButton>(
      html`<till-pay-button
        endpoint=${page.path}
        sku="tea"
        quantity="2"
        promotion-code="SPRING"
        amount="1"
        currency="EUR"
        return-to="/thanks?a=b#c"
      ></till-pay-button>`,
    );
    void button.pay();
    await press('Continue with');
    const call = await seen(() => page.to('POST /sessions')[0]);
    assert.deepEqual(call.body.cart, { items: [{ sku: 'tea', quantity: 2 }], promotionCode: 'SPRING' });
    assert.strictEqual(call.body.returnTo, `${location.origin}/thanks?a=b`);
    assert.notMatch(JSON.stringify(call.body), /amount|currency|price|title/);
  });

  it('request 18: every click can be stopped, held, or asked for another cart', async () => {
    page = openPage();
    const button = await fixture<PayButton>(
      html`<till-pay-button endpoint=${page.path} sku="tea" amount="2500" currency="EUR"></till-pay-button>`,
    );
    button.addEventListener('till-before-pay', (event) => event.preventDefault(), { once: true });
    assert.deepEqual(await button.pay(), { is: 'prevented' });
    button.addEventListener('till-before-pay', (event) => event.waitUntil(Promise.reject(new Error('no'))), {
      once: true,
    });
    assert.deepEqual(await button.pay(), { is: 'prevented' });
    assert.strictEqual(page.asked.length, 0);
    button.addEventListener('till-before-pay', (event) => (event.cart = { items: [{ sku: 'mug', quantity: 1 }] }));
    void button.pay();
    await says('Tea tin');
    assert.strictEqual(page.to('POST /quotes')[0]!.body.carts[0].items[0].sku, 'mug');
  });

  it('disabled it can be reached and read, and does nothing', async () => {
    page = openPage();
    const button = await fixture<PayButton>(
      html`<till-pay-button disabled endpoint=${page.path} sku="tea" amount="2500" currency="EUR"></till-pay-button>`,
    );
    button.focus();
    assert.strictEqual(document.activeElement, button);
    assert.strictEqual(shadow(button).activeElement, inner(button));
    assert.strictEqual(inner(button).getAttribute('aria-disabled'), 'true');
    inner(button).click();
    assert.deepEqual(await button.pay(), { is: 'prevented' });
    assert.strictEqual(modalOf(), null);
  });

  it('request 23: busy it says so by name, at the same width', async () => {
    page = openPage();
    const button = await fixture<PayButton>(
      html`<till-pay-button endpoint=${page.path} sku="tea" amount="2500" currency="EUR"></till-pay-button>`,
    );
    const width = button.getBoundingClientRect().width;
    button.loading = true;
    await button.updateComplete;
    assert.strictEqual(inner(button).getAttribute('aria-busy'), 'true');
    assert.strictEqual(
      shadow(button)
        .querySelector('[aria-label="Opening payment page"]')!
        .checkVisibility({ visibilityProperty: true }),
      true,
    );
    assert.strictEqual(button.getBoundingClientRect().width, width);
    assert.strictEqual(button.matches(':state(loading)'), true);
  });

  it('request 1: recovers when Back brings its page back', async () => {
    page = openPage();
    const button = await fixture<PayButton>(
      html`<till-pay-button loading endpoint=${page.path} sku="tea" amount="2500" currency="EUR"></till-pay-button>`,
    );
    button.dispatchEvent(new PointerEvent('pointerenter'));
    await seen(() => {
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      return !button.loading;
    });
  });

  it('hides the form that pays without script, until it is the only way on', async () => {
    page = openPage();
    const button = await fixture<PayButton>(html`
      <till-pay-button endpoint=${page.path} amount="1" currency="EUR"
        ><form><button>Pay without script</button></form></till-pay-button
      >
    `);
    assert.strictEqual(button.querySelector('form')!.getClientRects().length, 0);
    let code = '';
    button.addEventListener('till-error', (event) => (code = event.code));
    await button.pay();
    await button.updateComplete;
    assert.strictEqual(code, 'cart_invalid');
    assert.isAbove(button.querySelector('form')!.getClientRects().length, 0);
    assert.strictEqual(
      wordsOf(button),
      'Try again €0.01 The payment page did not open. Nothing was charged. Pay without script',
    );
    assert.notStrictEqual(shadow(button).querySelector('[role=alert]'), null);
  });

  it('goes on with a payment that is under way', async () => {
    page = openPage({ 'GET /sessions/cs_1': () => ({ session: session() }) });
    const button = await fixture<PayButton>(
      html`<till-pay-button endpoint=${page.path} sku="tea" amount="2500" currency="EUR"></till-pay-button>`,
    );
    button.addEventListener('till-redirect', (event) => event.preventDefault());
    void button.pay();
    await press('Continue with');
    await says('Your payment is not finished yet');
    await press('Close');
    await seen(() => wordsOf(button).startsWith('Continue payment'));
    const reloaded = await fixture<PayButton>(
      html`<till-pay-button endpoint=${page.path} sku="tea" amount="2500" currency="EUR"></till-pay-button>`,
    );
    await seen(() => wordsOf(reloaded).startsWith('Continue payment'));
  });

  it('request 21: what happens is told to the button that opened it and to no other; it shows that it is paid', async () => {
    page = openPage({
      'POST /sessions': () => ({
        session: session({ version: 9, status: 'paid', paid: 2500 }),
        token: tokenOf('cs_1'),
      }),
    });
    const button = await fixture<PayButton>(
      html`<till-pay-button endpoint=${page.path} sku="tea" amount="2500" currency="EUR"></till-pay-button>`,
    );
    const other = await fixture<PayButton>(
      html`<till-pay-button endpoint=${page.path} sku="tea" amount="2500" currency="EUR"></till-pay-button>`,
    );
    const paid: string[] = [];
    button.addEventListener('till-paid', (event) => paid.push(event.session.id));
    for (const name of ['till-paid', 'till-status'] as const) other.addEventListener(name, () => paid.push('other'));
    void button.pay();
    await press('Continue with');
    await press('Back to the shop');
    await seen(() => wordsOf(button).startsWith('Paid'));
    assert.strictEqual(button.session?.id, 'cs_1');
    assert.strictEqual(button.matches(':state(success)'), true);
    assert.deepEqual(paid, ['cs_1']);
  });

  it('request 8: works inside another shadow root, with the modal beside it', async () => {
    page = openPage();
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const root = host.attachShadow({ mode: 'open' });
    const button = document.createElement('till-pay-button');
    Object.assign(button, { endpoint: page.path, sku: 'tea', amount: 2500, currency: 'EUR', modal: 'mine' });
    const modal = document.createElement('till-checkout-modal');
    modal.id = 'mine';
    modal.endpoint = page.path;
    root.append(button, modal);
    void button.pay();
    await seen(() => wordsOf(modal).includes('Tea tin'));
    assert.strictEqual(modalOf(), null);
    modal.close();
    assert.strictEqual(modal.isConnected, true);
  });

  itWithAxe('is without a fault in any state (axe)', async () => {
    page = openPage({ 'POST /quotes': quoted() });
    const states = await fixture<HTMLElement>(
      html`<div>
        <till-pay-button endpoint=${page.path} sku="a" amount="2500" currency="EUR"></till-pay-button>
        <till-pay-button endpoint=${page.path} sku="b" amount="2500" currency="EUR" loading></till-pay-button>
        <till-pay-button endpoint=${page.path} sku="c" amount="2500" currency="EUR" disabled></till-pay-button>
        <till-pay-button endpoint=${page.path} amount="2500" currency="EUR" id="failing"></till-pay-button>
      </div>`,
    );
    await states.querySelector<PayButton>('#failing')!.pay();
    await assert.isAccessible(states);
  });

  itWithAxe('(axe sees a fault that is planted)', async () => {
    page = openPage();
    const button = await fixture<PayButton>(
      html`<till-pay-button endpoint=${page.path} sku="a" amount="2500" currency="EUR"></till-pay-button>`,
    );
    inner(button).replaceChildren();
    let found = '';
    try {
      await assert.isAccessible(button);
    } catch (error) {
      found = String(error);
    }
    assert.include(found, 'button-name');
  });
});
