import { assert, fixture, html } from '@open-wc/testing';
import type { QuoteView } from '@tillkit/core/wire';
import { quote, session, tokenOf, wallet } from '../fixture/counter.fixture.ts';
import {
  buttonOf,
  card,
  modalOf,
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

const CART = {
  items: [
    { sku: 'tea', quantity: 2 },
    { sku: 'mug', quantity: 1 },
  ],
};

/** A shop where each costs 5.00, with one code worth 1.00. */
const priced = ({ body }: { readonly body: any }) => ({
  quotes: body.carts.map(({ items, promotionCode }: any) => {
    if (promotionCode && promotionCode !== 'WELCOME')
      return { problem: { type: 'x', title: 'x', status: 422, code: 'promotion_unknown', support: 's' } };
    const lines = items.map(({ sku, quantity }: any) => ({ sku, title: sku, quantity, total: quantity * 500 }));
    const sum = lines.reduce((total: number, line: any) => total + line.total, 0);
    const discount = promotionCode ? 100 : 0;
    const priced: QuoteView = { ...quote, lines, discount, total: sum - discount, hash: `h${sum - discount}` };
    return { quote: priced, methods: [wallet] };
  }),
});

describe('an order that is changed in the modal', () => {
  let page: ReturnType<typeof openPage>;
  let modal: CheckoutModal;
  afterEach(() => page.close());

  const open = async (cart: object = CART, config: object = { promotionCodes: true }) => {
    page = openPage({
      'POST /quotes': priced,
      'GET /config': () => ({ name: 'The Corner Shop', test: true, accounts: [], ...config }),
    });
    modal = await fixture<CheckoutModal>(
      html`<till-checkout-modal endpoint=${page.path} .cart=${cart}></till-checkout-modal>`,
    );
    void modal.show();
    await seen(() => shadow(modal).querySelector('output'));
  };
  const total = (words: string) =>
    seen(() => shadow(modal).querySelector('[part=total]')?.textContent?.trim() === words);

  it('one more and one less are priced by the server', async () => {
    await open();
    await total('€15.00');
    await press('One more: tea');
    await total('€20.00');
    await press('One less: tea');
    await total('€15.00');
    await press('Continue with');
    await seen(() => page.to('POST /sessions').length > 0);
    assert.strictEqual(page.to('POST /sessions')[0]!.body.expect, 'h1500');
  });

  it('steppers are 44 px to the finger, and move nothing when they come', async () => {
    await open();
    for (const button of shadow(modal).querySelectorAll('.amend .bare')) {
      const { width, height } = button.getBoundingClientRect();
      assert.isAtLeast(Math.round(Math.min(width, height)), 44);
    }
    const row = shadow(modal).querySelector('.amend')!;
    const { height } = row.getBoundingClientRect();
    row.replaceChildren();
    assert.strictEqual(row.getBoundingClientRect().height, height);
  });

  it('fewer than one is not asked for; a line is taken out while there is another', async () => {
    await open();
    assert.strictEqual(buttonOf(modal, 'One less: mug')!.getAttribute('aria-disabled'), 'true');
    const before = page.to('POST /quotes').length;
    buttonOf(modal, 'One less: mug')!.click();
    assert.strictEqual(page.to('POST /quotes').length, before);
    await press('Remove: mug');
    await total('€10.00');
    assert.strictEqual(buttonOf(modal, 'Remove: tea'), undefined);
  });

  it('a promotion code is typed, taken off the total, and taken out again', async () => {
    await open({ items: [{ sku: 'tea', quantity: 3 }] });
    await press('Add a promotion code');
    const input = await seen(() => shadow(modal).querySelector<HTMLInputElement>('#code'));
    await seen(() => shadow(modal).activeElement === input);
    input.value = ' WELCOME ';
    await press('Apply');
    await total('€14.00');
    assert.include(wordsOf(modal), 'Discount −€1.00');
    assert.deepEqual(page.to('POST /quotes').at(-1)!.body.carts[0].promotionCode, 'WELCOME');
    await press('Remove');
    await total('€15.00');
  });

  it('a code the shop does not know is said at the field, and the order stands', async () => {
    await open();
    await press('Add a promotion code');
    (await seen(() => shadow(modal).querySelector<HTMLInputElement>('#code'))).value = 'WELCOME10';
    await press('Apply');
    await says('We do not know the code WELCOME10. Check the spelling.');
    const input = shadow(modal).querySelector<HTMLInputElement>('#code')!;
    assert.strictEqual(input.value, 'WELCOME10');
    assert.strictEqual(input.getAttribute('aria-invalid'), 'true');
    await total('€15.00');
  });

  it('a change that gets no answer is said, and the order stands', async () => {
    await open();
    page.routes['POST /quotes'] = () => new Response(null, { status: 503 });
    await press('One more: tea');
    await says('This could not be changed. Your order is as it was.');
    await total('€15.00');
  });

  it('while another price is asked for, nothing is paid', async () => {
    await open();
    let answer: (() => void) | undefined;
    page.routes['POST /quotes'] = async (asked) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return priced(asked);
    };
    await press('One more: tea');
    await says('Updating your order');
    shadow(modal).querySelector<HTMLButtonElement>('.main')!.click();
    answer!();
    await total('€20.00');
    assert.strictEqual(page.to('POST /sessions').length, 0);
  });

  it('a shop without promotion codes asks for none', async () => {
    await open(CART, {});
    assert.notInclude(wordsOf(modal), 'promotion');
  });

  it('a session’s order is frozen: there is nothing to change it with', async () => {
    await open({ items: [{ sku: 'tea', quantity: 5 }] });
    page.routes['POST /sessions'] = () => ({ session: session({ attempt: null }), token: tokenOf('cs_1') });
    await press('Continue with');
    await press('Start the payment again');
    await says('Tea tin × 2');
    assert.strictEqual(shadow(modal).querySelector('output'), null);
  });
});

describe('request 19: a merchant’s own payment method', () => {
  let page: ReturnType<typeof openPage>;
  afterEach(() => page.close());

  const counter = (pay: (order: any) => unknown) => ({
    id: 'counter',
    label: 'Pay at the counter',
    detail: 'Cash or card when you collect',
    pay,
  });

  const open = async (pay: (order: any) => unknown) => {
    page = openPage({
      'POST /quotes': ({ body }) => ({ quotes: body.carts.map(() => ({ quote, methods: [wallet, card] })) }),
    });
    const modal = await fixture<CheckoutModal>(
      html`<till-checkout-modal endpoint=${page.path} .methods=${[counter(pay)]}>
        <p slot="method">On account? Ask us.</p>
      </till-checkout-modal>`,
    );
    const outcome = modal.show({ items: [{ sku: 'tea', quantity: 2 }] });
    await press('Choose how to pay');
    await says('Cash or card when you collect');
    [...shadow(modal).querySelectorAll('input')].at(-1)!.click();
    await says('Continue with Pay at the counter');
    return { modal, outcome };
  };

  it('stands in the list, is handed the order, and closes the modal; the kit pays nothing', async () => {
    const orders: any[] = [];
    const { outcome } = await open((order) => orders.push(order));
    await says('On account? Ask us.');
    await press('Continue with Pay at the counter');
    assert.deepEqual(await outcome, { is: 'closed' });
    assert.deepEqual(
      orders.map(({ cart, quote: { total } }) => [cart.items[0].sku, total]),
      [['tea', 2_500]],
    );
    assert.strictEqual(page.to('POST /sessions').length, 0);
  });

  it('pays for an order that no gateway takes', async () => {
    page = openPage({ 'POST /quotes': quoted({}, []) });
    const orders: any[] = [];
    const modal = await fixture<CheckoutModal>(
      html`<till-checkout-modal
        endpoint=${page.path}
        .methods=${[counter((order) => orders.push(order))]}
      ></till-checkout-modal>`,
    );
    const outcome = modal.show({ items: [{ sku: 'tea', quantity: 2 }] });
    await press('Choose how to pay');
    await press('Continue with Pay at the counter');
    assert.deepEqual(await outcome, { is: 'closed' });
    assert.strictEqual(orders[0].quote.total, 2_500);
  });

  it('twin: without one such an order cannot be paid, and says so', async () => {
    page = openPage({ 'POST /quotes': quoted({}, []) });
    const modal = await fixture<CheckoutModal>(html`<till-checkout-modal endpoint=${page.path}></till-checkout-modal>`);
    let code = '';
    modal.addEventListener('till-error', (event) => (code = event.code));
    void modal.show({ items: [{ sku: 'tea', quantity: 2 }] });
    await seen(() => code);
    assert.strictEqual(code, 'no_method');
  });

  it('one that fails is said, and another one can be chosen', async () => {
    const { error } = console;
    console.error = () => {};
    await open(() => Promise.reject(new Error('closed today')));
    await press('Continue with Pay at the counter');
    await says('This way to pay is not available now. Try another one.');
    console.error = error;
    shadow(modalOf()!).querySelector('input')!.click();
    await says(`Continue with ${wallet.label}`);
    assert.notInclude(wordsOf(modalOf()!), 'not available');
  });
});

describe('a second checkout of the same endpoint', () => {
  let page: ReturnType<typeof openPage>;
  afterEach(() => page.close());
  const one = { items: [{ sku: 'tea', quantity: 5 }] };
  const other = { items: [{ sku: 'mug', quantity: 5 }] };

  const open = async () => {
    page = openPage({ 'POST /quotes': priced });
    const modal = await fixture<CheckoutModal>(html`<till-checkout-modal endpoint=${page.path}></till-checkout-modal>`);
    modal.addEventListener('till-redirect', (event) => event.preventDefault());
    const first = modal.show(one);
    await says('tea');
    return { modal, first };
  };

  it('takes the place of one that is not begun', async () => {
    const { modal, first } = await open();
    void modal.show(other);
    assert.deepEqual(await first, { is: 'closed' });
    await says('mug');
  });

  it('in another modal, too: of two the first goes, and asks first where its payment is under way', async () => {
    const { modal, first } = await open();
    const second = await fixture<CheckoutModal>(
      html`<till-checkout-modal id="second" endpoint=${page.path}></till-checkout-modal>`,
    );
    second.addEventListener('till-redirect', (event) => event.preventDefault());
    void second.show(other);
    assert.deepEqual(await first, { is: 'closed' });
    assert.isFalse(modal.open);
    (await seen(() => buttonOf(second, 'Continue with'))).click();
    await seen(() => second.state.step === 'waiting');
    const third = modal.show(one);
    await seen(() => wordsOf(second).includes('Leave before paying?') && buttonOf(second, 'Stay here')).then((stay) =>
      stay.click(),
    );
    assert.deepEqual(await third, { is: 'prevented' });
    assert.isTrue(second.open);
  });

  it('the same cart again is the same checkout', async () => {
    const { modal, first } = await open();
    void modal.show({ ...one });
    await press('Close');
    assert.deepEqual(await first, { is: 'closed' });
  });

  for (const [words, second] of [
    ['Leave checkout', 'mug'],
    ['Stay here', 'Your payment is not finished yet'],
  ] as const)
    it(`asks to leave a payment under way: “${words}”`, async () => {
      const { modal } = await open();
      await press('Continue with');
      await says('Your payment is not finished yet');
      const shown = modal.show(other);
      await says('Leave before paying?');
      await press(words);
      await says(second);
      if (words === 'Stay here') assert.deepEqual(await shown, { is: 'prevented' });
    });
});
