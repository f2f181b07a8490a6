import { aTimeout, assert, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { SessionView } from '@tillkit/core/wire';
import { CART, problem, quote, session, tokenOf, wallet } from '../fixture/counter.fixture.ts';
import { itOnPhones, itWithAxe, resize } from '../fixture/engine.fixture.ts';
import {
  atRest,
  buttonOf,
  card,
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
import type { CheckoutModal } from './checkout-modal.ts';

type Answers = Parameters<typeof openPage>[0];

let version = 10;
/** A session nobody has told of before. */
const fresh = (over: Partial<SessionView> = {}) => session({ version: (version += 1), ...over });
const answering =
  (over: Partial<SessionView> = {}) =>
  () => ({ session: fresh(over), token: tokenOf('cs_1') });
const dialogOf = (modal: Element) => shadow(modal).querySelector('dialog')!;
const focused = () => shadow(modalOf()!).activeElement;

describe('till-checkout-modal', () => {
  let page: ReturnType<typeof openPage>;
  let modal: CheckoutModal;

  const show = async (answers: Answers = {}, cart = CART) => {
    page = openPage(answers);
    modal = await fixture<CheckoutModal>(html`<till-checkout-modal endpoint=${page.path}></till-checkout-modal>`);
    modal.addEventListener('till-redirect', (event) => event.preventDefault());
    const outcome = modal.show(cart);
    return { outcome };
  };
  afterEach(async () => {
    modal.remove();
    page.close();
    await resize(900, 760);
  });

  it('shows the order: lines, what is added and taken off, the total', async () => {
    await show({
      'POST /quotes': quoted({
        lines: [
          { sku: 'tea', title: 'Tea tin', quantity: 2, total: 2400, detail: 'Loose leaf' },
          { sku: 'cup', title: 'Cup', quantity: 1, total: 900 },
        ],
        discount: 300,
        shipping: 500,
        tax: 210,
        total: 3710,
        hint: { amount: 4000, currency: 'USD' },
      }),
    });
    // The quantity stands after the name, and in the stepper once that is loaded.
    await seen(() => shadow(modal).querySelector('output'));
    assert.strictEqual(
      wordsOf(modal),
      'Cs The Corner Shop 3 items Test Tea tin Loose leaf, €12.00 each 2 €24.00 Cup €9.00 Subtotal €33.00 Discount −€3.00 ' +
        'Delivery €5.00 Tax €2.10 Total €37.10 Charged in EUR about $40.00 Continue with Open Payments wallet ' +
        'You pay on their page, then come back here.',
    );
    assert.strictEqual(modal.state.step, 'review');
    assert.strictEqual(modal.matches(':state(review)'), true);
  });

  it('leads from the order to the pay page', async () => {
    await show();
    const urls: string[] = [];
    modal.addEventListener('till-redirect', (event) => urls.push(event.url));
    await press('Continue with Open Payments wallet');
    await says('Your payment is not finished yet');
    assert.deepEqual(urls, ['https://pay.example/cs_1']);
    await press('Back to the payment page');
    await seen(() => urls.length === 2);
  });

  it('with several ways to pay asks for one, by keyboard too', async () => {
    await show({ 'POST /quotes': quoted({}, [wallet, card]), 'POST /sessions': nothing });
    await press('Choose how to pay');
    await says('How would you like to pay?');
    assert.strictEqual(focused()?.id, 'title');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'ArrowDown' });
    await says('Continue with Card');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    const call = await seen(() => page.to('POST /sessions')[0]);
    assert.strictEqual(call.body.attempt.method, 'stripe.card');
  });

  it('Back leads from the methods to the order', async () => {
    await show({ 'POST /quotes': quoted({}, [wallet, card]) });
    await press('Choose how to pay');
    await press('Back');
    await says('Tea tin');
  });

  it('shows HTML in titles as text', async () => {
    const evil = '<img src=x onerror="window.pwned = true"><b>Tea</b>';
    await show({
      'POST /quotes': quoted({ lines: [{ sku: 'tea', title: evil, quantity: 1, total: 2500, detail: evil }] }),
      'GET /config': () => ({ name: evil, test: false, accounts: [] }),
    });
    await says(evil);
    await aTimeout(0);
    assert.strictEqual(shadow(modal).querySelector('img, .name b'), null);
    assert.strictEqual('pwned' in window, false);
  });

  it('(markup that is let in would be seen)', async () => {
    await show();
    await says('Tea tin');
    const planted = document.createElement('img');
    shadow(modal).querySelector('.name')!.append(planted);
    assert.strictEqual(shadow(modal).querySelector('img, .name b'), planted);
  });

  it('a total that changed is shown first, and paid only when it is accepted', async () => {
    const dearer = { ...quote, total: 2700, shipping: 200, hash: 'fresh' };
    const answers = [problem('quote_changed', 409, { quote: dearer, methods: [wallet] })];
    await show({ 'POST /sessions': () => answers.shift() ?? answering({ quote: dearer })() });
    await press('Continue with');
    const words = await says('The total changed');
    assert.include(words, 'Delivery €0.00 €2.00 New total €27.00 Before €25.00');
    assert.notInclude(words, 'Subtotal');
    await press('Accept and continue');
    await says('Your payment is not finished yet');
    assert.strictEqual(page.to('POST /sessions')[1]!.body.expect, 'fresh');
  });

  it('goods that cost more are told beside a delivery that is new', async () => {
    const lines = quote.lines.map((line) => ({ ...line, total: line.total + 100 }));
    const extra = 100 * lines.length;
    const dearer = { ...quote, lines, shipping: 200, total: 2700 + extra, hash: 'fresh' };
    await show({ 'POST /sessions': () => problem('quote_changed', 409, { quote: dearer, methods: [wallet] }) });
    await press('Continue with');
    assert.match(await says('The total changed'), /Subtotal €25.00 €2[67].00 Delivery €0.00 €2.00 New total/);
  });

  it('a changed total can be looked at in the order again', async () => {
    await show({
      'POST /sessions': () => problem('quote_changed', 409, { quote: { ...quote, total: 2700, hash: 'x' } }),
    });
    await press('Continue with');
    await press('Go back to the order');
    await says('€27.00');
  });

  it('ends with the receipt', async () => {
    const { outcome } = await show({ 'POST /sessions': answering({ status: 'paid', paid: 2500 }) });
    await press('Continue with');
    const words = await says('Paid. Thank you');
    assert.include(words, 'Tea tin × 2 €25.00 Total €25.00');
    await press('Back to the shop');
    assert.strictEqual((await outcome).is, 'done');
  });

  it('the receipt says what it was paid with, as the server has it', async () => {
    const paidWith = 'PromptPay QR';
    await show({ 'POST /sessions': answering({ status: 'paid', paid: 2500, paidWith }) });
    await press('Continue with');
    await says('Paid with PromptPay QR');
  });

  it('the receipt can be printed', async () => {
    const before = window.print;
    let printed = 0;
    window.print = () => void (printed += 1);
    await show({ 'POST /sessions': answering({ status: 'paid', paid: 2500 }) });
    await press('Continue with');
    await says('Paid. Thank you');
    await press('Print');
    assert.strictEqual(printed, 1);
    window.print = before;
  });

  for (const [status, words] of [
    ['failed', 'The payment was declined Nothing was charged'],
    ['canceled', 'The payment was canceled Nothing was charged'],
    ['expired', 'Payment time ran out Nothing was charged'],
  ] as const)
    it(`says what ${status} means for the money, and the way on`, async () => {
      await show({ 'POST /sessions': answering({ status, stillPayable: false }) });
      await press('Continue with');
      await says(words);
      await press('Try again');
      await says('Tea tin');
    });

  it('never says that nothing was charged while money could still arrive', async () => {
    await show({ 'POST /sessions': answering({ status: 'canceled', stillPayable: true }) });
    await press('Continue with');
    const words = await says('The payment was canceled');
    assert.notInclude(words, 'Nothing was charged');
  });

  it('says "checking", never "failed", while the answer is unknown', async () => {
    await show({ 'POST /sessions': answering({ status: 'pending', checking: true }) });
    await press('Continue with');
    await says('Please do not pay again');
    assert.notMatch(wordsOf(modal), /failed|declined/i);
  });

  it('cancels only when it is asked to', async () => {
    await show({
      'POST /sessions': answering(),
      'POST /sessions/cs_1/cancel': () => ({ session: fresh({ status: 'canceled', stillPayable: false }) }),
    });
    await press('Continue with');
    await says('Your payment is not finished yet');
    modal.close();
    assert.strictEqual(page.to('POST /sessions/cs_1/cancel').length, 0);
    page.routes['GET /sessions/cs_1'] = answering();
    void modal.show(CART);
    await seen(() => modal.matches(':state(waiting)'));
    await press('Cancel this payment');
    await says('The payment was canceled');
  });

  for (const [code, status, words] of [
    ['sku_unknown', 422, 'This is no longer for sale'],
    ['rate_limited', 429, 'Too many tries at once'],
    ['price_failed', 500, 'The shop is not answering'],
    ['origin_refused', 403, 'The checkout did not open'],
  ] as const)
    it(`has kind words for ${code}, and the id to ask with`, async () => {
      await show({ 'POST /quotes': () => problem(code, status) });
      const text = await says('Reference sup_1');
      assert.include(text, words);
      assert.include(text, 'Nothing was charged');
      assert.notInclude(text, code);
    });

  it('an empty cart is no fault: there is nothing to pay for yet, and a way back', async () => {
    const { outcome } = await show({ 'POST /quotes': () => problem('cart_invalid', 422) }, { items: [] });
    const words = await says('Nothing to pay for yet Your cart is empty. Add something, then come back.');
    assert.include(words, '0 items');
    assert.notInclude(words, 'Nothing was charged');
    await press('Back to the shop');
    assert.strictEqual((await outcome).is, 'closed');
  });

  it('request 3: a gateway that does not answer: nothing charged, try again or another way', async () => {
    await show({
      'POST /quotes': quoted({}, [wallet, card]),
      'POST /sessions': () =>
        problem('gateway_unavailable', 503, {
          session: fresh({ attempt: null, stillPayable: false }),
          token: tokenOf('cs_1'),
        }),
    });
    await press('Choose how to pay');
    await press('Continue with');
    await says('The payment page is not answering Nothing was charged');
    await press('Pay another way');
    await says('How would you like to pay?');
  });

  it('request 3: a server that cannot be reached: words, and a way to try again', async () => {
    await show({ 'POST /quotes': () => Promise.reject(new TypeError('blocked')) });
    await says('The shop is not answering Nothing was charged');
    page.routes['POST /quotes'] = quoted();
    await press('Try again');
    await says('Tea tin');
  });

  it('till-error can take the words over', async () => {
    page = openPage({ 'POST /quotes': () => problem('sku_unknown', 422) });
    modal = await fixture<CheckoutModal>(html`<till-checkout-modal endpoint=${page.path}></till-checkout-modal>`);
    let told = '';
    modal.addEventListener('till-error', (event) => {
      told = `${event.code} ${event.support}`;
      event.preventDefault();
    });
    assert.strictEqual((await modal.show(CART)).is, 'closed');
    assert.strictEqual(told, 'sku_unknown sup_1');
  });

  it('loading shows the shape of the order, and says so', async () => {
    await show({ 'POST /quotes': nothing });
    await says('Getting your order');
    assert.strictEqual(buttonOf(modal, 'Getting')!.getAttribute('aria-busy'), 'true');
    assert.isAbove(shadow(modal).querySelectorAll('.ghost').length, 3);
  });

  it('takes the focus to its title, keeps it inside, and gives it back', async () => {
    const before = await fixture<HTMLButtonElement>(html`<button>Before</button>`);
    before.focus();
    await show();
    await says('Tea tin');
    assert.strictEqual(focused()?.id, 'title');
    for (let press = 0; press < 8; press += 1) {
      await sendKeys({ press: 'Tab' });
      assert.strictEqual(document.activeElement === modal || document.activeElement === document.body, true);
    }
    await sendKeys({ press: 'Escape' });
    await seen(() => !modal.open);
    assert.strictEqual(document.activeElement, before);
  });

  it('Escape, the cross, the backdrop and close() each put it away, and say why', async () => {
    await show();
    const reasons: string[] = [];
    modal.addEventListener('till-close', (event) => reasons.push(event.reason));
    await says('Tea tin');
    await sendKeys({ press: 'Escape' });
    await seen(() => !modal.open);
    void modal.show(CART);
    await press('Close');
    void modal.show(CART);
    await says('Tea tin');
    const dialog = dialogOf(modal);
    dialog.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    dialog.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await seen(() => !modal.open);
    void modal.show(CART);
    modal.close();
    assert.deepEqual(reasons, ['escape', 'button', 'backdrop', 'api']);
    assert.strictEqual(dialog.open, false);
  });

  it('text dragged out of the dialog does not put it away', async () => {
    await show();
    await says('Tea tin');
    shadow(modal)
      .querySelector('.body')!
      .dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    dialogOf(modal).dispatchEvent(new MouseEvent('click', { bubbles: true }));
    assert.strictEqual(modal.open, true);
  });

  it('opening and closing can be prevented', async () => {
    await show();
    await says('Tea tin');
    const no = (event: Event) => event.preventDefault();
    modal.addEventListener('till-close', no);
    modal.close();
    assert.strictEqual(modal.open, true);
    modal.removeEventListener('till-close', no);
    modal.close();
    modal.addEventListener('till-open', no);
    assert.deepEqual(await modal.show(CART), { is: 'prevented' });
    assert.strictEqual(modal.open, false);
  });

  it('the open attribute shows and hides it', async () => {
    page = openPage();
    modal = await fixture<CheckoutModal>(
      html`<till-checkout-modal open endpoint=${page.path} .cart=${CART}></till-checkout-modal>`,
    );
    await says('Tea tin');
    modal.removeAttribute('open');
    await seen(() => !dialogOf(modal).open);
    assert.strictEqual(modal.state.step, 'idle');
  });

  it('requests 9 and 10: removed while open it closes; put back it opens again; removed twice is harmless', async () => {
    const { outcome } = await show();
    await says('Tea tin');
    const place = modal.parentElement!;
    modal.remove();
    assert.strictEqual((await outcome).is, 'closed');
    assert.strictEqual(modal.open, false);
    modal.remove();
    modal.close();
    place.append(modal);
    void modal.show(CART);
    await says('Tea tin');
    assert.strictEqual(dialogOf(modal).matches(':modal'), true);
  });

  it('request 9: removed while opening leaves nothing behind', async () => {
    page = openPage();
    modal = await fixture<CheckoutModal>(html`<till-checkout-modal endpoint=${page.path}></till-checkout-modal>`);
    const outcome = modal.show(CART);
    modal.remove();
    assert.strictEqual((await outcome).is, 'prevented');
    assert.strictEqual(document.querySelector(':modal'), null);
  });

  it('request 1: brought back by Back it looks at the payment again', async () => {
    await show({ 'POST /sessions': answering(), 'GET /sessions/cs_1': answering() });
    await press('Continue with');
    await says('Your payment is not finished yet');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await seen(() => page.to('GET /sessions/cs_1')[0]);
    await says('Your payment is not finished yet');
  });

  it('turns paid by itself while it waits', async () => {
    await show({ 'POST /sessions': answering() });
    await press('Continue with');
    await says('Your payment is not finished yet');
    await seen(() => page.to('POST /status')[0]);
    page.routes['POST /status'] = () => ({ sessions: [fresh({ status: 'paid', paid: 2500 })], refused: [] });
    dispatchEvent(new Event('online'));
    await says('Paid. Thank you');
  });

  itOnPhones(
    'what scrolls and has nothing to focus is scrolled by keyboard, and is no stop where it need not be',
    async () => {
      await show({ 'POST /sessions': answering({ status: 'pending', checking: true }) });
      await press('Continue with');
      await says('Please do not pay again');
      const body = shadow(modal).querySelector<HTMLElement>('.body')!;
      assert.strictEqual(body.tabIndex, -1);
      await resize(900, 260);
      await seen(() => body.tabIndex === 0);
      body.focus();
      await sendKeys({ press: 'End' });
      await seen(() => body.scrollTop > 0);
      await resize(900, 760);
      await seen(() => body.tabIndex === -1);
    },
  );

  itOnPhones('what scrolls and can be walked through is no stop of its own', async () => {
    await show();
    await seen(() => shadow(modal).querySelector('output'));
    await resize(900, 260);
    const body = shadow(modal).querySelector<HTMLElement>('.body')!;
    await seen(() => body.scrollHeight > body.clientHeight);
    assert.strictEqual(body.tabIndex, -1);
  });

  it('already paid is good news: its coin is full, and nothing asks to pay again', async () => {
    await show({ 'POST /sessions': () => problem('already_paid', 409) });
    await press('Continue with');
    const words = await says('This order is already paid');
    assert.include(words, 'Please do not pay again');
    assert.notInclude(words, 'Try again');
    assert.isTrue(shadow(modal).querySelector('.outcome')!.classList.contains('good'));
  });

  itOnPhones('is a sheet at the bottom of a phone, and fits it', async () => {
    await resize(390, 700);
    await show();
    await says('Tea tin');
    await seen(() => Math.round(dialogOf(modal).getBoundingClientRect().bottom) === innerHeight);
    const box = dialogOf(modal).getBoundingClientRect();
    assert.deepEqual([box.left, box.width], [0, innerWidth]);
  });

  const states: readonly (readonly [string, Answers, readonly string[], string])[] = [
    ['review', {}, [], 'Total'],
    ['methods', { 'POST /quotes': quoted({}, [wallet, card]) }, ['Choose'], 'How would you'],
    ['loading', { 'POST /quotes': nothing }, [], 'Getting'],
    ['starting', { 'POST /sessions': nothing }, ['Continue with'], 'Opening'],
    ['waiting', { 'POST /sessions': answering() }, ['Continue with'], 'not finished'],
    ['checking', { 'POST /sessions': answering({ checking: true }) }, ['Continue with'], 'checking'],
    ['done', { 'POST /sessions': answering({ status: 'paid' }) }, ['Continue with'], 'Thank you'],
    ['refused', { 'POST /sessions': answering({ status: 'failed' }) }, ['Continue with'], 'declined'],
    ['broken', { 'POST /quotes': () => problem('price_failed', 500) }, [], 'not answering'],
    [
      'changed',
      { 'POST /sessions': () => problem('quote_changed', 409, { quote: { ...quote, total: 2700, hash: 'x' } }) },
      ['Continue with'],
      'total changed',
    ],
  ];
  for (const [name, answers, clicks, words] of states)
    for (const scheme of ['light', 'dark'])
      itWithAxe(`is without a fault while ${name}, ${scheme} (axe)`, async () => {
        document.documentElement.className = scheme;
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`:root { color-scheme: ${scheme} }`);
        document.adoptedStyleSheets.push(sheet);
        await show(answers);
        for (const click of clicks) await press(click);
        await says(words);
        await atRest(modal);
        await assert.isAccessible(modal);
        document.adoptedStyleSheets.pop();
      });

  itWithAxe('(axe sees a fault that is planted)', async () => {
    await show();
    await says('Tea tin');
    buttonOf(modal, 'Close')!.removeAttribute('aria-label');
    let found = '';
    try {
      await assert.isAccessible(modal);
    } catch (error) {
      found = String(error);
    }
    assert.include(found, 'button-name');
  });
});
