import { assert, fixture, html } from '@open-wc/testing';
import { manualClock, type ManualClock } from '@tillkit/core/clock';
import type { Action } from '@tillkit/core/gateway';
import type { MethodView, SessionView } from '@tillkit/core/wire';
import { createCheckoutStore } from '../checkout/store.ts';
import { CART, promptpay, session, tokenOf, wallet } from '../fixture/counter.fixture.ts';
import { focused } from '../fixture/keys.fixture.ts';
import { modalOf, openPage, press, quoted, says, seen, shadow } from '../fixture/page.fixture.ts';
import { listen } from '../fixture/spoken.fixture.ts';
import '../define.ts';
import { countdown } from '../views/countdown.ts';
import type { PayButton } from '../pay-button/pay-button.ts';
import type { CheckoutModal } from './checkout-modal.ts';

const NOW = '2026-11-21T09:00:00.000Z';
const SECOND = 1_000;
const code = { ...promptpay, fields: [] };
const transfer = { ...wallet, id: 'one2pays.bank_transfer', label: 'Bank transfer', kinds: ['transfer'] } as const;

let version = 90_000;
const acting = (method: MethodView, action: Action, over: Partial<SessionView> = {}) => ({
  session: session({
    version: (version += 1),
    attempt: { id: 'at_1', method: method.id, state: 'created', action },
    ...over,
  }),
  token: tokenOf('cs_1'),
});

describe('what a checkout says aloud', () => {
  let page: ReturnType<typeof openPage>;
  let modal: CheckoutModal;
  let clock: ManualClock;

  const open = async (method: MethodView, action: Action, now?: string) => {
    page = openPage({ 'POST /quotes': quoted({}, [method]), 'POST /sessions': () => acting(method, action) });
    clock = manualClock(now ?? 0);
    const store = createCheckoutStore({ endpoint: page.endpoint, ...(now ? { clock } : {}) });
    modal = await fixture<CheckoutModal>(html`<till-checkout-modal .store=${store}></till-checkout-modal>`);
    modal.addEventListener('till-redirect', (event) => event.preventDefault());
    void modal.show(CART);
    await says('Total');
  };

  afterEach(() => {
    Reflect.deleteProperty(navigator, 'onLine');
    Reflect.deleteProperty(navigator, 'clipboard');
    modalOf()?.remove();
    page.close();
  });

  it('a step by its title, which takes the focus, and by nothing else', async () => {
    await open(wallet, { kind: 'redirect', url: 'https://pay.example/1', popup: 'opener' });
    const { all } = listen(modal);
    await press('Continue with');
    await says('Your payment is not finished yet');
    await seen(() => focused()?.textContent === 'Your payment is not finished yet');
    await seen(() => page.to('POST /status')[0]);
    page.routes['POST /status'] = () => ({
      sessions: [session({ version: (version += 1), status: 'paid', paid: 2500 })],
      refused: [],
    });
    dispatchEvent(new Event('online'));
    await says('Paid. Thank you');
    await seen(() => focused()?.textContent === 'Paid. Thank you');
    assert.deepEqual(all(), []);
  });

  it('a lost connection once, however often the page is drawn', async () => {
    await open(wallet, { kind: 'redirect', url: 'https://pay.example/1', popup: 'opener' });
    const { all } = listen(modal);
    // One that comes along with its words is not heard by every reader.
    const region = shadow(modal).querySelector('dialog > [role=status]')!;
    assert.strictEqual(region.textContent.trim(), '');
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
    for (let told = 0; told < 3; told += 1) {
      dispatchEvent(new Event('offline'));
      await says('You are offline');
      await modal.updateComplete;
    }
    assert.include(region.textContent, 'You are offline');
    assert.strictEqual(all().length, 1);
    assert.match(all()[0]!, /^You are offline.*Your order is kept/);
    assert.strictEqual(focused()?.id, 'title', 'and the focus stays where it was');
  });

  it('how long a code works three times, not each second', async () => {
    await open(code, { kind: 'qr', payload: '00020101', expiresAt: '2026-11-21T09:06:00.000Z' }, NOW);
    await press('Continue with');
    await says('Scan with your banking app');
    const { all } = listen(modal);
    const timer = () => shadow(modal).querySelector('[role=timer]')?.textContent;
    let left = 360;
    for (const next of [359, 301, 300, 299, 298, 121, 120, 119, 61, 60, 59, 30]) {
      await clock.advance((left - next) * SECOND);
      left = next;
      await seen(() => timer() === countdown(left * SECOND));
    }
    assert.deepEqual(all(), ['Less than 5 minutes left', 'Less than 2 minutes left', 'Less than 1 minute left']);
  });

  it('what was copied, each once; and that nothing was', async () => {
    let refuse = false;
    const writeText = () => (refuse ? Promise.reject(new DOMException('no', 'NotAllowedError')) : Promise.resolve());
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    await open(transfer, { kind: 'transfer', rows: [{ label: 'Reference', value: 'TK-7QF2-9M' }] });
    await press('Continue with');
    await says('Transfer this exact amount');
    const { all } = listen(modal);
    const region = (role: string, words: string) =>
      seen(() => shadow(modal).querySelector(`.body > [role=${role}]`)?.textContent?.startsWith(words));
    await press('Copy: Amount');
    await region('status', 'Copied: Amount');
    await press('Copy: Reference');
    await region('status', 'Copied: Reference');
    refuse = true;
    await press('Copy: Amount');
    await region('alert', 'Your browser does not let this page copy.');
    const [first, second, third, ...more] = all();
    assert.deepEqual([first, second, more], ['Copied: Amount', 'Copied: Reference', []]);
    assert.match(third!, /^Your browser does not let this page copy/);
  });

  it('a button that cannot open, once', async () => {
    page = openPage();
    const button = await fixture<PayButton>(html`<till-pay-button endpoint=${page.path}></till-pay-button>`);
    const { all } = listen(button);
    await button.pay();
    await seen(() => button.matches(':state(failed)'));
    button.requestUpdate();
    await button.updateComplete;
    assert.strictEqual(all().length, 1);
    assert.match(all()[0]!, /Nothing was charged/);
  });
});
