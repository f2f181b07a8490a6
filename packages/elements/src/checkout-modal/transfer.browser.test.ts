import { assert, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { manualClock, type ManualClock } from '@tillkit/core/clock';
import type { SessionView } from '@tillkit/core/wire';
import { createCheckoutStore } from '../checkout/store.ts';
// Here before the clock is advanced: what comes later would sleep on from where that stands.
import '../checkout/watcher.ts';
import { CART, session, tokenOf, wallet } from '../fixture/counter.fixture.ts';
import { itOnPhones, itWithAxe, resize } from '../fixture/engine.fixture.ts';
import { atRest, modalOf, openPage, press, quoted, says, seen, shadow, wordsOf } from '../fixture/page.fixture.ts';
import '../define.ts';
import type { OrderStatus } from '../order-status/order-status.ts';
import type { CheckoutModal } from './checkout-modal.ts';

type Answers = Parameters<typeof openPage>[0];

const transfer = {
  ...wallet,
  id: 'one2pays.bank_transfer',
  account: 'one2pays',
  label: 'Bank transfer',
  kinds: ['transfer'],
} as const;
const ROWS = [
  { label: 'Amount (EUR)', value: '25.00' },
  { label: 'Account number', value: '014-2-88104-7' },
  { label: 'Reference', value: 'TK-7QF2-9M' },
];

let version = 40_000;
const begun = (over: Partial<SessionView> = {}, expiresAt?: string) => ({
  session: session({
    version: (version += 1),
    attempt: { id: 'at_1', method: transfer.id, state: 'created', action: { kind: 'transfer', rows: ROWS, expiresAt } },
    ...over,
  }),
  token: tokenOf('cs_1'),
});

describe('a bank transfer', () => {
  let page: ReturnType<typeof openPage>;
  let modal: CheckoutModal;
  let clock: ManualClock;
  let copied: string[];
  let refuse = false;
  const clipboard = Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard')!;

  const show = async (answers: Answers = {}) => {
    page = openPage({
      'POST /quotes': quoted({}, [wallet, transfer]),
      'POST /sessions': () => begun(),
      'GET /sessions/cs_1': () => begun(),
      ...answers,
    });
    clock = manualClock('2026-11-21T09:00:00.000Z');
    const store = createCheckoutStore({ endpoint: page.endpoint, clock });
    modal = await fixture<CheckoutModal>(html`<till-checkout-modal .store=${store}></till-checkout-modal>`);
    const outcome = modal.show(CART, { method: transfer.id });
    await press('Choose how to pay');
    await press('Continue with Bank transfer');
    return { outcome };
  };
  const rows = () =>
    [...shadow(modal).querySelectorAll('.facts > div')].map((row) => row.querySelector('dd')?.textContent);
  const focused = () => shadow(modal).activeElement;

  beforeEach(() => {
    copied = [];
    refuse = false;
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: {
        writeText: async (text: string) => {
          if (refuse) throw new DOMException('no', 'NotAllowedError');
          copied.push(text);
        },
      },
    });
  });
  afterEach(async () => {
    Object.defineProperty(navigator, 'clipboard', { ...clipboard, configurable: true });
    modalOf()?.remove();
    page.close();
    document.documentElement.removeAttribute('dir');
    await resize(900, 760);
  });

  it('has the exact amount once, the rows as they came, and how long it takes', async () => {
    await show();
    const words = await says('Transfer this exact amount');
    assert.deepEqual(rows(), ['€25.00', '014-2-88104-7', 'TK-7QF2-9M']);
    assert.include(words, 'Banks take 5 to 30 minutes.');
    assert.include(words, 'you can close this page');
    for (const way of ['I have sent the transfer', 'Pay another way', 'Cancel this payment'])
      assert.include(words, way);
  });

  it('copies what it shows, the amount as a number, and says so', async () => {
    await show();
    await press('Copy: Amount');
    await says('Copied: Amount');
    assert.strictEqual(shadow(modal).querySelector('.unseen[role=status]')?.textContent, 'Copied: Amount');
    await press('Copy: Account number');
    await says('Copied: Account number');
    assert.deepEqual(copied, ['25.00', '014-2-88104-7']);
    assert.notInclude(wordsOf(modal), 'Copied: Amount');
  });

  it('by keyboard: the focus stays on the button that was pressed', async () => {
    await show();
    await says('Transfer this exact amount');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    assert.strictEqual(focused()?.getAttribute('aria-label'), 'Copy: Account number');
    await sendKeys({ press: 'Enter' });
    await says('Copied: Account number');
    assert.strictEqual(focused()?.getAttribute('aria-label'), 'Copied: Account number');
  });

  for (const [what, prepare] of [
    ['refuses', () => (refuse = true)],
    ['has no clipboard', () => Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined })],
  ] as const)
    it(`a browser that ${what} has words, and the text can be selected`, async () => {
      await show();
      await says('Transfer this exact amount');
      prepare();
      await press('Copy: Reference');
      await says('Select the text and copy it yourself.');
      const style = getComputedStyle(shadow(modal).querySelector('.facts bdi')!);
      assert.strictEqual(style.getPropertyValue('-webkit-user-select'), 'all', 'WebKit knows no other name of it');
      assert.notInclude(wordsOf(modal), 'Copied');
    });

  it('says until when, and what it means when that has passed', async () => {
    await show({ 'POST /sessions': () => begun({}, '2026-11-21T09:00:10.000Z') });
    const until = new Intl.DateTimeFormat('en', { timeStyle: 'short' }).format(Date.parse('2026-11-21T09:00:10.000Z'));
    await says(`Transfer before ${until}.`);
    await clock.advance(10_000);
    await says('The time for this transfer ran out No payment has reached us.');
    assert.strictEqual(shadow(modal).querySelector('.facts'), null, 'nobody sends to it any more');
  });

  it('"I have sent the transfer" puts it away; the payment goes on, and is there again', async () => {
    const { outcome } = await show();
    await press('I have sent the transfer');
    assert.strictEqual((await outcome).is, 'waiting');
    assert.strictEqual(page.to('POST /sessions/cs_1/cancel').length, 0);
    void modal.show(CART);
    await says('Transfer this exact amount');
  });

  it('leaving in passing says that the transfer may be on its way', async () => {
    await show();
    await says('Transfer this exact amount');
    await sendKeys({ press: 'Escape' });
    await says('If you have sent the transfer, you can.');
    await press('Stay here');
    await says('Transfer this exact amount');
  });

  it('becomes the receipt by itself', async () => {
    await show();
    await says('Transfer this exact amount');
    page.routes['POST /status'] = () => ({ sessions: [begun({ status: 'paid', paid: 2500 }).session], refused: [] });
    await clock.advance(15_000);
    await says('Paid. Thank you');
  });

  it('the order’s status says that it takes its time', async () => {
    await show();
    await says('Transfer this exact amount');
    const status = await fixture<OrderStatus>(
      html`<till-order-status variant="line" .order=${begun({ status: 'pending' }).session}></till-order-status>`,
    );
    await seen(() => wordsOf(status).includes('Waiting for your transfer Banks take 5 to 30 minutes.'));
    status.order = begun({ status: 'paid', paid: 2500 }).session;
    await seen(() => wordsOf(status).includes('Paid'));
    assert.notInclude(wordsOf(status), 'transfer');
  });

  it('rows that are none: words, and another way', async () => {
    const broken = begun();
    Object.assign(broken.session.attempt!, { action: { kind: 'transfer' } });
    await show({ 'POST /sessions': () => broken });
    await says('This page cannot show this way to pay');
  });

  itOnPhones('fits 320 pixels, and numbers stay left to right on a page that runs the other way', async () => {
    await resize(320, 640);
    document.documentElement.dir = 'rtl';
    await show();
    await says('Transfer this exact amount');
    const dialog = shadow(modal).querySelector('dialog')!;
    assert.isAtMost(dialog.scrollWidth, dialog.clientWidth);
    for (const value of shadow(modal).querySelectorAll('.facts bdi'))
      assert.strictEqual(getComputedStyle(value).direction, 'ltr');
  });

  for (const scheme of ['light', 'dark'])
    itWithAxe(`is without a fault, ${scheme} (axe)`, async () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`:root { color-scheme: ${scheme} }`);
      document.adoptedStyleSheets.push(sheet);
      await show();
      await press('Copy: Amount');
      await says('Copied: Amount');
      await atRest(modal);
      await assert.isAccessible(modal);
      document.adoptedStyleSheets.pop();
    });
});
