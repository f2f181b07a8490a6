import { assert, fixture, html } from '@open-wc/testing';
import type { SessionView } from '@tillkit/core/wire';
import { createCheckoutStore } from '../checkout/index.ts';
import { CART, session, tokenOf } from '../fixture/counter.fixture.ts';
import { modalOf, nothing, openPage, press, quoted, says, seen, shadow, wordsOf } from '../fixture/page.fixture.ts';
import '../define.ts';
import type { PayButton } from '../pay-button/pay-button.ts';
import type { CheckoutModal } from './checkout-modal.ts';

type Answers = Parameters<typeof openPage>[0];

const WAITS = 'Your payment is not finished yet';

let version = 2_000;
const begun =
  (over: Partial<SessionView> = {}) =>
  () => ({ session: session({ version: (version += 1), ...over }), token: tokenOf('cs_1') });
const comeBack = () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));

/** What the browser says of its connection; the twin of each word is tested with it. */
const connection = () => {
  let onLine = true;
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => onLine });
  return {
    set: (now: boolean) => {
      onLine = now;
      dispatchEvent(new Event(now ? 'online' : 'offline'));
    },
    restore: () => Reflect.deleteProperty(navigator, 'onLine'),
  };
};

describe('a page that comes and goes', () => {
  let page: ReturnType<typeof openPage>;
  let net: ReturnType<typeof connection>;
  beforeEach(() => (net = connection()));
  afterEach(() => {
    net.restore();
    modalOf()?.remove();
    page.close();
  });

  const buttonOn = (answers: Answers) => {
    page = openPage(answers);
    return fixture<PayButton>(
      html`<till-pay-button
        endpoint=${page.path}
        sku="tea"
        amount="2500"
        currency="EUR"
        @till-redirect=${(event: Event) => event.preventDefault()}
      ></till-pay-button>`,
    );
  };

  it('request 1: left in the middle of loading and brought back by Back, the button works and the modal reads anew', async () => {
    const button = await buttonOn({ 'POST /quotes': nothing });
    void button.pay();
    await says('Getting your order');
    page.routes['POST /quotes'] = quoted();
    comeBack();
    await says('Tea tin');
    assert.strictEqual(button.loading, false);
    assert.strictEqual(page.to('POST /quotes').length, 2);
  });

  it('request 1: left for the pay page and brought back, the payment can be gone on with, given up, or begun again', async () => {
    const button = await buttonOn({ 'POST /sessions': begun(), 'GET /sessions/cs_1': begun() });
    void button.pay();
    await press('Continue with');
    await says(WAITS);
    comeBack();
    await seen(() => page.to('GET /sessions/cs_1')[0]);
    await says(WAITS);
    await press('Close');
    await seen(() => wordsOf(button).startsWith('Continue payment'));
    assert.strictEqual(button.loading, false);
    void button.pay();
    await says(WAITS);
    assert.strictEqual(page.to('POST /sessions').length, 1);
  });

  it('request 1: paid meanwhile, the page that is brought back says so', async () => {
    const button = await buttonOn({ 'POST /sessions': begun() });
    void button.pay();
    await press('Continue with');
    await says(WAITS);
    page.routes['GET /sessions/cs_1'] = begun({ status: 'paid', paid: 2500 });
    comeBack();
    await says('Paid. Thank you');
  });

  it('a second tab with the same cart shows the payment of the first, and its button knows of it', async () => {
    const button = await buttonOn({ 'GET /sessions/cs_1': begun() });
    assert.match(wordsOf(button), /^Pay/);
    button.dispatchEvent(new PointerEvent('pointerenter'));
    // The other tab: a store of its own on the same storage.
    const other = createCheckoutStore({ endpoint: page.endpoint });
    await other.open({ items: [{ sku: 'tea', quantity: 1 }] });
    await other.pay({ present: () => 'left' });
    await seen(() => {
      dispatchEvent(new StorageEvent('storage'));
      return wordsOf(button).startsWith('Continue payment');
    });
    void button.pay();
    await says(WAITS);
    assert.strictEqual(page.to('POST /sessions').length, 1);
  });

  it('a reload in the modal finds the payment where it was', async () => {
    page = openPage({ 'POST /sessions': begun(), 'GET /sessions/cs_1': begun() });
    const before = createCheckoutStore({ endpoint: page.endpoint });
    await before.open(CART);
    await before.pay({ present: () => 'left' });
    const modal = await fixture<CheckoutModal>(
      html`<till-checkout-modal
        endpoint=${page.path}
        .store=${createCheckoutStore({ endpoint: page.endpoint })}
      ></till-checkout-modal>`,
    );
    void modal.show(CART);
    await says(WAITS);
    modal.remove();
  });

  it('offline the order is kept and nothing is sent; back online it can be paid', async () => {
    const button = await buttonOn({ 'POST /sessions': begun() });
    void button.pay();
    await says('Tea tin');
    net.set(false);
    await says('You are offline Your order is kept.');
    const pay = shadow(modalOf()!).querySelector<HTMLButtonElement>('[part=pay]')!;
    assert.strictEqual(pay.getAttribute('aria-disabled'), 'true');
    pay.click();
    assert.strictEqual(page.to('POST /sessions').length, 0);
    net.set(true);
    await press('Continue with');
    await says(WAITS);
  });

  it('opened offline it says so, and goes on by itself when the connection is back', async () => {
    const button = await buttonOn({ 'POST /quotes': () => Promise.reject(new TypeError('gone')) });
    net.set(false);
    void button.pay();
    await says('You are offline Nothing was charged');
    page.routes['POST /quotes'] = quoted();
    net.set(true);
    await says('Tea tin');
  });

  it('in popup mode nothing opens by itself when the connection is back: the click is asked for again', async () => {
    page = openPage({ 'POST /sessions': () => Promise.reject(new TypeError('gone')) });
    const before = window.open;
    let asked = 0;
    window.open = () => {
      asked += 1;
      return null;
    };
    const button = await fixture<PayButton>(
      html`<till-pay-button endpoint=${page.path} sku="tea" amount="1" currency="EUR" mode="popup"></till-pay-button>`,
    );
    void button.pay();
    await press('Continue with');
    await says('The shop is not answering');
    net.set(false);
    net.set(true);
    await says('Tea tin');
    window.open = before;
    assert.strictEqual(asked, 1);
    assert.strictEqual(page.to('POST /sessions').length, 1);
  });
});
