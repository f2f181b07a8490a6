import { assert, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { MethodView, SessionView } from '@tillkit/core/wire';
import { CART, problem, session, tokenOf, wallet } from '../fixture/counter.fixture.ts';
import {
  atRest,
  buttonOf,
  card,
  modalOf,
  openPage,
  press,
  quoted,
  says,
  seen,
  shadow,
} from '../fixture/page.fixture.ts';
import '../define.ts';
import type { CheckoutModal } from './checkout-modal.ts';

type Answers = Parameters<typeof openPage>[0];

const bank = { ...wallet, id: 'bank.transfer', label: 'Bank transfer' };
const WAITS = 'Your payment is not finished yet';

let version = 1_000;
const fresh = (over: Partial<SessionView> = {}) => session({ version: (version += 1), ...over });
const begun =
  (method = wallet.id, over: Partial<SessionView> = {}) =>
  () => ({
    session: fresh({
      attempt: {
        id: 'at_1',
        method,
        state: 'created',
        action: { kind: 'redirect', url: 'https://pay.example/1', popup: 'opener' },
      },
      ...over,
    }),
    token: tokenOf('cs_1'),
  });
const label = ([name]: readonly string[]) => ({ id: name, gateway: name, label: `${name} gateway`, test: true });
const config = (...accounts: readonly string[]) => ({
  name: 'The Corner Shop',
  test: true,
  accounts: accounts.map((name) => label([name])),
});

describe('the ways to pay', () => {
  let page: ReturnType<typeof openPage>;
  let modal: CheckoutModal;

  const show = async (answers: Answers, options: { method?: string } = {}) => {
    page = openPage({ 'POST /sessions': begun(), ...answers });
    modal = await fixture<CheckoutModal>(html`<till-checkout-modal endpoint=${page.path}></till-checkout-modal>`);
    modal.addEventListener('till-redirect', (event) => event.preventDefault());
    return { outcome: modal.show(CART, options) };
  };
  const radios = () => [...shadow(modal).querySelectorAll('input')];
  const checked = () => radios().findIndex((radio) => radio.checked);
  afterEach(() => {
    modal.remove();
    page.close();
  });

  it('are one group of radios, moved through by the arrow keys and chosen by them', async () => {
    await show({ 'POST /quotes': quoted({}, [wallet, card, bank]) });
    await press('Choose how to pay');
    await says('How would you like to pay?');
    const group = shadow(modal).querySelector('[role=radiogroup]')!;
    assert.strictEqual(
      shadow(modal).getElementById(group.getAttribute('aria-labelledby')!)!.textContent,
      'How would you like to pay?',
    );
    assert.strictEqual(checked(), 0);
    await sendKeys({ press: 'Tab' });
    for (const [key, index] of [
      ['ArrowDown', 1],
      ['ArrowUp', 0],
      ['ArrowDown', 1],
      ['ArrowDown', 2],
    ] as const) {
      await sendKeys({ press: key });
      await seen(() => checked() === index);
    }
    await says('Continue with Bank transfer');
    assert.strictEqual(page.to('POST /sessions').length, 0, 'looking costs nothing');
  });

  it('each has a picture of what comes next, by its first kind, and the shop’s own one of theirs', async () => {
    const by = (id: string, ...kinds: MethodView['kinds']) => ({ ...wallet, id: `bank.${id}`, label: id, kinds });
    await show({
      'POST /quotes': quoted({}, [
        wallet,
        by('scan', 'qr', 'redirect'),
        by('bank', 'transfer'),
        by('card', 'frame'),
        card,
      ]),
    });
    modal.methods = [{ id: 'counter', label: 'At the counter', pay: () => undefined }];
    await press('Choose how to pay');
    await says('At the counter');
    const pictures = [...shadow(modal).querySelectorAll('[part=method]')].map((way) =>
      way.querySelector('svg[aria-hidden=true] path')?.getAttribute('d'),
    );
    const [page, scan, bank, frame, otherPage, counter] = pictures;
    assert.strictEqual(new Set([page, scan, bank, frame, counter]).size, 5);
    assert.strictEqual(otherPage, page, 'another page looks like another page');
    assert.notInclude(pictures, undefined);
  });

  it('one that the page wishes for is chosen already, where it is offered', async () => {
    await show({ 'POST /quotes': quoted({}, [wallet, card]) }, { method: card.id });
    await press('Choose how to pay');
    await says('Continue with Card');
    assert.strictEqual(checked(), 1);
    modal.close();
    void modal.show(CART, { method: 'bank.none' });
    await press('Choose how to pay');
    await says('Continue with Open Payments wallet');
  });

  it('a pay button wishes for its method', async () => {
    page = openPage({ 'POST /quotes': quoted({}, [wallet, card]) });
    const area = await fixture(
      html`<div>
        <till-checkout-modal endpoint=${page.path}></till-checkout-modal>
        <till-pay-button
          endpoint=${page.path}
          sku="tea"
          amount="2500"
          currency="EUR"
          method="stripe.card"
        ></till-pay-button>
      </div>`,
    );
    modal = area.querySelector('till-checkout-modal')!;
    void area.querySelector('till-pay-button')!.pay();
    await press('Choose how to pay');
    await says('Continue with Card');
  });

  it('waiting names the method under way; another one is another attempt of the same session', async () => {
    await show({
      'POST /quotes': quoted({}, [wallet, card]),
      'POST /sessions/cs_1/attempts': begun(card.id),
    });
    await press('Choose how to pay');
    await press('Continue with Open Payments wallet');
    await says(`${WAITS} You chose Open Payments wallet.`);
    await press('Pay another way');
    await says('How would you like to pay?');
    assert.strictEqual(checked(), 0, 'the one under way is still the chosen one');
    radios()[1]!.click();
    await press('Continue with Card');
    await says(`${WAITS} You chose Card.`);
    assert.strictEqual(page.to('POST /sessions').length, 1);
    assert.deepEqual(
      page.to('POST /sessions/cs_1/attempts').map(({ body }) => body),
      [{ method: card.id, mode: 'redirect' }],
    );
  });

  it('where there is only one, no other is spoken of', async () => {
    await show({ 'GET /config': () => config('opencheckout') });
    await press('Continue with');
    await says(WAITS);
    assert.strictEqual(buttonOf(modal, 'Pay another way'), undefined);
    assert.notStrictEqual(buttonOf(modal, 'Start the payment again'), undefined);
  });

  it('after a reload the account is named, and several accounts may be several ways', async () => {
    await show({});
    await press('Continue with');
    await says(WAITS);
    modal.remove();
    const { endpoint } = page;
    // Another store is what a reload leaves of the page: only its memory.
    const { createCheckoutStore } = await import('../checkout/index.ts');
    page.routes['GET /config'] = () => config('opencheckout', 'stripe');
    page.routes['GET /sessions/cs_1'] = begun();
    page.routes['POST /quotes'] = quoted({}, [wallet, card]);
    modal = await fixture<CheckoutModal>(
      html`<till-checkout-modal
        endpoint=${page.path}
        .store=${createCheckoutStore({ endpoint })}
      ></till-checkout-modal>`,
    );
    void modal.show(CART);
    await says('You chose opencheckout gateway.');
    await press('Pay another way');
    await says('How would you like to pay?');
    assert.strictEqual(page.to('POST /sessions').length, 1);
  });

  it('declined, another way is offered beside another try, on the same session', async () => {
    await show({
      'POST /quotes': quoted({}, [wallet, card]),
      'POST /sessions': begun(wallet.id, { status: 'failed' }),
      'POST /sessions/cs_1/attempts': begun(card.id),
    });
    await press('Choose how to pay');
    await press('Continue with');
    await says('The payment was declined');
    assert.notStrictEqual(buttonOf(modal, 'Try again'), undefined);
    await press('Pay another way');
    await says('How would you like to pay?');
    radios()[1]!.click();
    await press('Continue with Card');
    await says(WAITS);
    assert.strictEqual(page.to('POST /sessions/cs_1/attempts').length, 1);
  });

  it('paid meanwhile by the former way, the result is shown instead of a second payment', async () => {
    await show({
      'POST /quotes': quoted({}, [wallet, card]),
      'POST /sessions/cs_1/attempts': () => problem('already_paid', 409),
      'GET /sessions/cs_1': begun(wallet.id, { status: 'paid', paid: 2500 }),
    });
    await press('Choose how to pay');
    await press('Continue with');
    await press('Pay another way');
    await says('How would you like to pay?');
    radios()[1]!.click();
    await press('Continue with Card');
    await says('Paid. Thank you');
  });

  it('a payment that could still arrive is told beside the way on', async () => {
    await show({ 'POST /sessions': begun(wallet.id, { status: 'canceled', stillPayable: true }) });
    await press('Continue with');
    await says('If you already confirmed it, wait a moment: it still counts');
  });
});

describe('putting a payment under way out of sight', () => {
  let page: ReturnType<typeof openPage>;
  let modal: CheckoutModal;
  const LEAVE = 'Leave before paying?';
  const reasons: string[] = [];

  beforeEach(async () => {
    page = openPage({ 'POST /sessions': begun(), 'GET /sessions/cs_1': begun() });
    reasons.length = 0;
    modal = await fixture<CheckoutModal>(html`<till-checkout-modal endpoint=${page.path}></till-checkout-modal>`);
    modal.addEventListener('till-redirect', (event) => event.preventDefault());
    modal.addEventListener('till-close', (event) => reasons.push(event.reason));
    void modal.show(CART);
    // A browser lets a page hold Escape back only once its user has done something.
    const pay = await seen(() => buttonOf(modal, 'Continue with'));
    pay.focus();
    await sendKeys({ press: 'Enter' });
    await says(WAITS);
  });
  afterEach(() => {
    modal.remove();
    page.close();
  });

  it('Escape asks once, and the second one hides it; nothing is canceled', async () => {
    await sendKeys({ press: 'Escape' });
    await says(LEAVE);
    assert.strictEqual(shadow(modal).activeElement?.id, 'title');
    assert.deepEqual(reasons, []);
    await atRest(modal);
    await assert.isAccessible(modal);
    await sendKeys({ press: 'Escape' });
    await seen(() => !modal.open);
    assert.deepEqual(reasons, ['escape']);
    assert.strictEqual(page.to('POST /sessions/cs_1/cancel').length, 0);
  });

  it('so does the backdrop; "Stay here" leads back, "Leave checkout" away', async () => {
    const backdrop = () => {
      const dialog = shadow(modal).querySelector('dialog')!;
      dialog.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      dialog.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    };
    backdrop();
    await says(LEAVE);
    await press('Stay here');
    await says(WAITS);
    backdrop();
    await press('Leave checkout');
    await seen(() => !modal.open);
    assert.strictEqual(page.to('POST /sessions/cs_1/cancel').length, 0);
  });

  it('what is pressed on purpose does not ask', async () => {
    await press('Close');
    await seen(() => modalOf()?.hasAttribute('open') === false);
    assert.deepEqual(reasons, ['button']);
  });

  it('the result is shown even while it asks', async () => {
    await seen(() => page.to('POST /status')[0]);
    await sendKeys({ press: 'Escape' });
    await says(LEAVE);
    page.routes['POST /status'] = () => ({ sessions: [fresh({ status: 'paid', paid: 2500 })], refused: [] });
    dispatchEvent(new Event('online'));
    await says('Paid. Thank you');
  });
});
