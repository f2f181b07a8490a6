import { assert, fixture, html } from '@open-wc/testing';
import type { SessionView } from '@tillkit/core/wire';
import { problem, session, tokenOf, wallet } from '../fixture/counter.fixture.ts';
import { itWithAxe } from '../fixture/engine.fixture.ts';
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
import type { PayButton } from '../pay-button/pay-button.ts';

type Answers = Parameters<typeof openPage>[0];

const PAY = 'Continue with Open Payments wallet';
const PAGE = `${location.origin}/no-pay-page`;

let version = 100;
const fresh = (over: Partial<SessionView> = {}) => session({ version: (version += 1), ...over });
const begun =
  (over: Partial<SessionView> = {}) =>
  () => ({
    session: fresh({
      attempt: {
        id: 'at_1',
        method: wallet.id,
        state: 'created',
        action: { kind: 'redirect', url: PAGE, popup: 'severed' },
      },
      ...over,
    }),
    token: tokenOf('cs_1'),
  });

/** Blank documents of this page's policy, as a popup's first one is: frames. Taken away, they are closed. */
const standInForWindows = () => {
  const before = window.open;
  const frames: HTMLIFrameElement[] = [];
  const features: string[] = [];
  const done: string[] = [];
  let blocked = false;
  window.open = (url, _target, given) => {
    assert.strictEqual(url, '', 'opened blank');
    features.push(String(given));
    if (blocked) return null;
    const frame = document.createElement('iframe');
    document.body.append(frame);
    frames.push(frame);
    const opened = {
      get closed() {
        return !frame.isConnected;
      },
      get document() {
        return frame.contentDocument;
      },
      set opener(value: unknown) {
        done.push(`opener ${String(value)}`);
      },
      location: { replace: (to: string) => done.push(`goes to ${to}`) },
      focus: () => done.push('focus'),
      close: () => frame.remove(),
    };
    return opened as unknown as Window;
  };
  return {
    frames,
    features,
    done,
    block: () => (blocked = true),
    unblock: () => (blocked = false),
    restore: () => {
      window.open = before;
      frames.forEach((frame) => frame.remove());
    },
  };
};

describe('a checkout in popup mode', () => {
  let page: ReturnType<typeof openPage>;
  let windows: ReturnType<typeof standInForWindows>;
  let button: PayButton;
  const redirects: string[] = [];

  const open = async (answers: Answers = {}, mode = 'popup') => {
    page = openPage({ 'POST /sessions': begun(), ...answers });
    windows = standInForWindows();
    redirects.length = 0;
    button = await fixture<PayButton>(
      html`<till-pay-button
        endpoint=${page.path}
        sku="tea"
        amount="2500"
        currency="EUR"
        mode=${mode}
      ></till-pay-button>`,
    );
    void button.pay();
    await says('Total');
    button.addEventListener('till-redirect', (event) => {
      redirects.push(event.mode);
      if (event.mode === 'redirect') event.preventDefault();
    });
  };
  afterEach(() => {
    modalOf()?.remove();
    windows.restore();
    page.close();
  });

  it('opens the window within the click, and follows the payment there', async () => {
    await open();
    const pay = await seen(() => buttonOf(modalOf()!, PAY));
    pay.click();
    assert.strictEqual(windows.frames.length, 1, 'before the click is over');
    assert.match(windows.features[0]!, /^popup,width=480,height=720,left=-?[\d.]+,top=-?[\d.]+$/);
    await says('Finish paying in the other window Open Payments wallet is open in a window of its own');
    assert.deepEqual(redirects, ['popup']);
    assert.deepEqual(page.to('POST /sessions')[0]!.body.attempt, { method: wallet.id, mode: 'popup' });
    assert.deepEqual(windows.done, ['opener null', `goes to ${PAGE}`]);
    page.routes['POST /status'] = () => ({ sessions: [fresh({ status: 'paid', paid: 2500 })], refused: [] });
    dispatchEvent(new Event('focus'));
    await says('Paid. Thank you');
    assert.strictEqual(windows.frames[0]!.isConnected, false, 'the window is closed');
  });

  it('says since when it waits, and when it last looked', async () => {
    await open();
    await press(PAY);
    const words = await says('Finish paying in the other window');
    assert.match(words, /Waiting since .*\d:\d\d.* Last checked now/);
    page.routes['POST /status'] = () => new Response(null, { status: 503 });
    dispatchEvent(new Event('focus'));
    await seen(() => /Last checked \d+:\d\d/.test(wordsOf(modalOf()!)));
    page.routes['POST /status'] = () => ({ sessions: [], refused: [] });
    dispatchEvent(new Event('focus'));
    await says('Last checked now');
  });

  it('says in the blank window what it is for, until the payment page is known', async () => {
    await open({ 'POST /sessions': nothing });
    await press(PAY);
    const blank = windows.frames[0]!.contentDocument!;
    await seen(() => blank.body.textContent);
    assert.strictEqual(
      blank.body.innerText.replace(/\s+/g, ' '),
      'Opening the payment page This takes a moment. Please leave this window open.',
    );
    assert.deepEqual([blank.title, blank.documentElement.lang], ['Opening the payment page', 'en']);
  });

  it('request 13: a blocked popup falls back: words, and the payment page in this tab', async () => {
    await open({ 'POST /sessions/cs_1/attempts': begun() });
    windows.block();
    (await seen(() => buttonOf(modalOf()!, PAY))).click();
    assert.strictEqual(windows.features.length, 1, 'in the click');
    const words = await says('Your browser blocked the payment window');
    assert.match(words, /not a problem with your payment.* Open payment page Pay in this tab Cancel this payment$/);
    assert.deepEqual(page.to('POST /sessions')[0]!.body.attempt, { method: wallet.id, mode: 'popup' });
    await press('Pay in this tab');
    await seen(() => redirects.includes('redirect'));
    assert.strictEqual(windows.features.length, 1);
    assert.deepEqual(page.to('POST /sessions/cs_1/attempts')[0]!.body, { method: wallet.id, mode: 'redirect' });
    assert.strictEqual(page.to('POST /sessions').length, 1);
  });

  it('request 13: a blocked popup opens in a click of its own', async () => {
    await open();
    windows.block();
    await press(PAY);
    await says('Your browser blocked the payment window');
    await press('Open payment page');
    assert.strictEqual(windows.features.length, 2, 'in the click');
    await says('Your browser blocked the payment window');
    windows.unblock();
    await press('Open payment page');
    await says('Finish paying in the other window');
    assert.deepEqual(windows.done, ['opener null', `goes to ${PAGE}`]);
    assert.strictEqual(page.asked.filter(({ route }) => /sessions/.test(route)).length, 1, 'the same attempt');
  });

  it('a blocked popup is no window that may still be open', async () => {
    await open();
    windows.block();
    await press(PAY);
    await says('Your browser blocked');
    shadow(modalOf()!)
      .querySelector('dialog')!
      .dispatchEvent(new Event('cancel', { cancelable: true }));
    assert.notInclude(await says('Leave before paying?'), 'window');
    await press('Stay here');
    await says('Your browser blocked');
  });

  it('request 12: seven clicks make one window and one payment', async () => {
    await open();
    const pay = await seen(() => buttonOf(modalOf()!, PAY));
    for (let i = 0; i < 7; i += 1) pay.click();
    await says('Finish paying');
    assert.strictEqual(windows.features.length, 1);
    assert.strictEqual(page.to('POST /sessions').length, 1);
    const show = buttonOf(modalOf()!, 'Show the payment window')!;
    for (let i = 0; i < 7; i += 1) show.click();
    assert.strictEqual(windows.features.length, 1);
    assert.strictEqual(windows.done.filter((what) => what === 'focus').length, 7);
  });

  for (const [why, answer] of [
    ['the gateway does not answer', () => problem('gateway_unavailable', 503)],
    ['the order is no longer for sale', () => problem('sku_unknown', 422)],
  ] as const)
    it(`closes the window when ${why}`, async () => {
      await open({ 'POST /sessions': answer });
      await press(PAY);
      await seen(() => modalOf()!.matches(':state(broken)'));
      assert.strictEqual(windows.frames[0]!.isConnected, false);
    });

  it('closes the window when the page shows the payment itself', async () => {
    await open();
    button.addEventListener('till-redirect', (event) => event.preventDefault());
    await press(PAY);
    await says('Your payment is not finished yet');
    assert.strictEqual(windows.frames[0]!.isConnected, false);
  });

  it('a closed window only adds words: nothing is canceled, and the same page opens again in the click', async () => {
    await open();
    await press(PAY);
    await says('Show the payment window');
    windows.frames[0]!.remove();
    await says('Window closed? Open it again');
    assert.strictEqual(page.to('POST /sessions/cs_1/cancel').length, 0);
    const again = buttonOf(modalOf()!, 'Window closed?')!;
    for (let i = 0; i < 7; i += 1) again.click();
    assert.strictEqual(windows.frames.length, 2);
    await says('Show the payment window');
    assert.strictEqual(page.asked.filter(({ route }) => /sessions/.test(route)).length, 1, 'the same attempt');
  });

  it('a message of the return page, or the focus, only makes it look again', async () => {
    await open();
    await press(PAY);
    await says('Finish paying');
    await seen(() => page.to('POST /status')[0]);
    const origin = new URL(page.endpoint).origin;
    const data = { channel: 'tillkit', session: 'cs_1' };
    const looks = () => page.to('POST /status').length;
    const before = looks();
    dispatchEvent(new MessageEvent('message', { origin, data }));
    await seen(() => looks() === before + 1);
    dispatchEvent(new Event('focus'));
    await seen(() => looks() === before + 2);
    await says('Finish paying in the other window');
  });

  it('another way to pay is chosen from the list, and is another attempt of the same session', async () => {
    await open({ 'POST /quotes': quoted({}, [wallet, card]), 'POST /sessions/cs_1/attempts': begun() });
    await press('Choose how to pay');
    await press(PAY);
    await says('Finish paying');
    await press('Pay another way');
    await says('How would you like to pay?');
    const radios = [...shadow(modalOf()!).querySelectorAll('input')];
    assert.deepEqual(
      radios.map(({ checked }) => checked),
      [true, false],
    );
    radios[1]!.click();
    await press('Continue with Card');
    assert.strictEqual(windows.frames.length, 2);
    await says('Finish paying');
    assert.strictEqual(windows.frames[0]!.isConnected, false, 'the former window is closed');
    assert.deepEqual(page.to('POST /sessions/cs_1/attempts')[0]!.body, { method: card.id, mode: 'popup' });
    assert.strictEqual(page.to('POST /sessions').length, 1);
  });

  it('"Cancel this payment" alone cancels, and closes the window', async () => {
    await open({ 'POST /sessions/cs_1/cancel': () => ({ session: fresh({ status: 'canceled' }) }) });
    await press(PAY);
    await press('Cancel this payment');
    await says('The payment was canceled');
    assert.strictEqual(windows.frames[0]!.isConnected, false);
  });

  it('put away it leaves the window open, and the button goes on with the payment', async () => {
    await open();
    await press(PAY);
    await says('Finish paying');
    await press('Close');
    await seen(() => shadow(button).textContent!.includes('Continue payment'));
    assert.strictEqual(windows.frames[0]!.isConnected, true);
    page.routes['GET /sessions/cs_1'] = () => ({ session: begun()().session });
    void button.pay();
    await says('Finish paying in the other window');
    assert.strictEqual(windows.features.length, 1);
  });

  for (const mode of ['frame', 'redirect', 'nonsense'])
    it(`${mode} is a redirect, for a page that must not be framed`, async () => {
      await open({}, mode);
      await press(PAY);
      await says('Your payment is not finished yet');
      assert.strictEqual(windows.features.length, 0);
      assert.deepEqual(redirects, ['redirect']);
    });

  it('what the button says wins over its modal, whose mode is for all others', async () => {
    page = openPage({ 'POST /sessions': begun() });
    windows = standInForWindows();
    const area = await fixture<HTMLElement>(
      html`<div>
        <till-pay-button endpoint=${page.path} modal="mine" sku="tea" mode="redirect"></till-pay-button>
        <till-checkout-modal endpoint=${page.path} id="mine" mode="popup"></till-checkout-modal>
      </div>`,
    );
    area.addEventListener('till-redirect', (event) => event.mode === 'redirect' && event.preventDefault());
    const modal = area.querySelector('till-checkout-modal')!;
    void area.querySelector('till-pay-button')!.pay();
    await press(PAY);
    await says('Your payment is not finished yet');
    assert.strictEqual(windows.features.length, 0);
    modal.close();
    void modal.show({ items: [{ sku: 'cup', quantity: 1 }] });
    await press(PAY);
    await says('Finish paying');
    assert.strictEqual(windows.features.length, 1);
    modal.remove();
  });

  for (const scheme of ['light', 'dark'])
    itWithAxe(`is without a fault while it waits, ${scheme} (axe)`, async () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`:root { color-scheme: ${scheme} }`);
      document.adoptedStyleSheets.push(sheet);
      await open({ 'POST /quotes': quoted({}, [wallet, card]) });
      await press('Choose how to pay');
      await press(PAY);
      await says('Finish paying');
      await atRest(modalOf()!);
      await assert.isAccessible(modalOf()!);
      document.adoptedStyleSheets.pop();
    });

  for (const scheme of ['light', 'dark'])
    it(`is without a fault while its window is blocked, ${scheme} (axe)`, async () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`:root { color-scheme: ${scheme} }`);
      document.adoptedStyleSheets.push(sheet);
      await open({ 'POST /quotes': quoted({}, [wallet, card]) });
      windows.block();
      await press('Choose how to pay');
      await press(PAY);
      await says('Your browser blocked');
      await atRest(modalOf()!);
      await assert.isAccessible(modalOf()!);
      document.adoptedStyleSheets.pop();
    });

  it('requests 6 and 7: holds under Trusted Types and without inline styles, which the blank window inherits', async () => {
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "require-trusted-types-for 'script'; style-src 'nonce-none'";
    const refused: string[] = [];
    addEventListener('securitypolicyviolation', ({ violatedDirective }) => refused.push(violatedDirective));
    document.head.append(policy);
    await open({ 'POST /sessions': nothing });
    await press(PAY);
    const blank = windows.frames[0]!.contentDocument!;
    await seen(() => blank.body.textContent);
    assert.strictEqual(blank.defaultView!.getComputedStyle(blank.body).display, 'grid', 'its style holds');
    assert.deepEqual(refused, []);
    assert.throws(() => (blank.body.innerHTML = '<b>planted</b>'), /TrustedHTML|blocked by CSP/);
    const style = blank.createElement('style');
    style.textContent = 'body { color: red }';
    blank.head.append(style);
    assert.notStrictEqual(blank.defaultView!.getComputedStyle(blank.body).color, 'rgb(255, 0, 0)');
  });
});
