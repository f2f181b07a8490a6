import { assert, fixture, html } from '@open-wc/testing';
import { manualClock, type ManualClock } from '@tillkit/core/clock';
import type { SessionView } from '@tillkit/core/wire';
import { CART, session, tokenOf, wallet } from '../fixture/counter.fixture.ts';
import { engine, itWhere, itWithAxe } from '../fixture/engine.fixture.ts';
import { atRest, buttonOf, nothing, openPage, press, quoted, says, seen, shadow } from '../fixture/page.fixture.ts';
import { createCheckoutStore } from '../checkout/store.ts';
// Here before the clock is advanced: what comes later would sleep on from where that stands.
import '../checkout/watcher.ts';
import '../define.ts';
import type { CheckoutModal } from './checkout-modal.ts';

type Answers = Parameters<typeof openPage>[0];

const way = { ...wallet, id: 'bank.page', account: 'bank', label: 'Company account', kinds: ['frame'] } as const;
/** A script's own message can come from the window of another site, and from one that is gone, only in some. */
const itHears = itWhere(engine !== 'firefox', 'its scripts make no message from the window of another site');
const itHeard = itWhere(engine === 'chromium', 'its scripts make no message from a window that is gone');

/** Another origin than this page's, on this machine; what stands there does not matter. */
const ORIGIN = `http://127.0.0.1:${location.port}`;
const PAGE = `${ORIGIN}/no-pay-page`;
const framed = (url = PAGE, origin = ORIGIN) => ({ kind: 'frame', url, origin }) as const;

let version = 90_000;
let attempts = 0;
const begun = (over: Partial<SessionView> = {}, action = framed(), id = `at_${(attempts += 1)}`) => ({
  session: session({
    version: (version += 1),
    attempt: { id, method: way.id, state: 'created', action },
    ...over,
  }),
  token: tokenOf('cs_1'),
});

describe('a payment page in a frame', () => {
  let page: ReturnType<typeof openPage>;
  let modal: CheckoutModal;
  let clock: ManualClock;

  const show = async (answers: Answers = {}, methods: Parameters<typeof quoted>[1] = [wallet, way], mode = 'frame') => {
    const one = begun();
    page = openPage({
      'POST /quotes': quoted({}, methods),
      'POST /sessions': () => one,
      'GET /sessions/cs_1': () => one,
      ...answers,
    });
    clock = manualClock('2026-11-21T09:00:00.000Z');
    modal = await fixture<CheckoutModal>(
      html`<till-checkout-modal endpoint=${page.path} mode=${mode}></till-checkout-modal>`,
    );
    modal.store = createCheckoutStore({ endpoint: page.endpoint, clock });
    return { outcome: modal.show(CART, { method: way.id }) };
  };
  const frames = () => [...modal.querySelectorAll('iframe')];
  const atFrame = async (answers: Answers = {}, mode = 'frame') => {
    await show(answers, [wallet, way], mode);
    await press('Choose how to pay');
    await press('Continue with Company account');
    await says('Pay with Company account');
    return seen(() => frames()[0]);
  };
  const isLoading = () => !!shadow(modal).querySelector('.pay-frame.blank');
  const loaded = () => seen(() => !isLoading());
  const looks = () => page.to('POST /status').length;
  /** Waits until the server was asked so often, and not once more. */
  const looked = async (times: number) => {
    while (looks() < times) {
      await clock.advance(50);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await clock.advance(100);
    assert.strictEqual(looks(), times);
  };
  /** The frame, loaded and followed, by a server that has no news. */
  const atQuietFrame = async (answers: Answers = {}) => {
    const frame = await atFrame({ 'POST /status': nothing, ...answers });
    await loaded();
    await looked(1);
    return frame;
  };

  afterEach(() => {
    modal.remove();
    page.close();
  });

  for (const mode of ['frame', 'redirect', 'popup'])
    it(`stands in the modal, sandboxed, by ${mode}, where it can be nothing else`, async () => {
      const frame = await atFrame({}, mode);
      assert.strictEqual(frame.src, PAGE);
      assert.deepEqual([...frame.sandbox].sort(), [
        'allow-forms',
        'allow-popups',
        'allow-same-origin',
        'allow-scripts',
        'allow-top-navigation-by-user-activation',
      ]);
      assert.deepEqual(
        [frame.allow, frame.referrerPolicy, frame.title],
        ['payment', 'strict-origin', 'Pay with Company account'],
      );
      assert.deepEqual(page.to('POST /sessions')[0]!.body.attempt, { method: way.id, mode: 'frame' });
      assert.strictEqual(frame.assignedSlot?.closest('dialog')?.open, true);
      await loaded();
      const { width, height } = frame.getBoundingClientRect();
      assert.isAbove(width, 300);
      assert.isAbove(height, 250);
      frame.focus();
      assert.strictEqual(document.activeElement, frame, 'it can be used while the dialog is modal');
    });

  it('says that it loads until it has, and leaves no step for Back behind', async () => {
    const before = history.length;
    await atFrame();
    await loaded();
    assert.notInclude(await says('Pay with'), 'Loading');
    assert.strictEqual(history.length, before);
  });

  it('a page’s own style sheet does not hide it', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('iframe { display: none; width: 1px; visibility: hidden }');
    document.adoptedStyleSheets.push(sheet);
    const frame = await atFrame();
    await loaded();
    assert.isAbove(frame.getBoundingClientRect().width, 300);
    assert.strictEqual(getComputedStyle(frame).visibility, 'visible');
    document.adoptedStyleSheets.pop();
  });

  it('is the same page whatever the modal shows meanwhile', async () => {
    const frame = await atFrame();
    await loaded();
    let loads = 0;
    frame.addEventListener('load', () => (loads += 1));
    const { contentWindow } = frame;
    shadow(modal)
      .querySelector('dialog')!
      .dispatchEvent(new Event('cancel', { cancelable: true }));
    await says('Leave before paying?');
    await press('Stay here');
    await says('Pay with Company account');
    page.routes['POST /status'] = () => ({
      sessions: [{ ...begun().session, attempt: modal.state.step === 'waiting' && modal.state.session.attempt }],
      refused: [],
    });
    const before = modal.state;
    modal.store!.look();
    await clock.advance(100);
    await seen(() => modal.state !== before);
    await modal.updateComplete;
    assert.deepEqual(frames(), [frame]);
    assert.strictEqual(frame.contentWindow, contentWindow);
    assert.strictEqual(loads, 0);
  });

  itHears('what it tells only makes us look, and no more often than every two seconds', async () => {
    const frame = await atQuietFrame();
    const { state } = modal;
    const { origin } = new URL(page.endpoint);
    const told = { origin, source: frame.contentWindow, data: { channel: 'tillkit', session: 'cs_1', status: 'paid' } };
    dispatchEvent(new MessageEvent('message', told));
    await looked(2);
    for (let i = 0; i < 500; i += 1) dispatchEvent(new MessageEvent('message', told));
    await clock.advance(1_000);
    assert.strictEqual(looks(), 2);
    await clock.advance(1_000);
    await looked(3);
    assert.strictEqual(modal.state, state, 'nothing is believed');
  });

  itHears('what somebody else tells, or of something else, is not heard', async () => {
    const frame = await atQuietFrame();
    const { origin } = new URL(page.endpoint);
    const data = { channel: 'tillkit', session: 'cs_1' };
    const elsewhere = document.createElement('iframe');
    document.body.append(elsewhere);
    const told = { origin, source: frame.contentWindow, data };
    const strange: readonly (readonly [string, MessageEventInit<unknown>])[] = [
      ['the payment page', { origin: ORIGIN }],
      ['another origin', { origin: 'https://evil.example' }],
      ['an origin that begins alike', { origin: `${origin}.evil.example` }],
      ['no origin', { origin: 'null' }],
      ['this page', { source: window }],
      ['another frame', { source: elsewhere.contentWindow }],
      ['nobody', { source: null }],
      ['another channel', { data: { ...data, channel: 'one-cp' } }],
      ['another session', { data: { ...data, session: 'cs_2' } }],
      ['a text', { data: 'cs_1' }],
      ['nothing', { data: null }],
    ];
    for (const [what, over] of strange) {
      dispatchEvent(new MessageEvent<unknown>('message', { ...told, ...over }));
      await clock.advance(100);
      assert.strictEqual(looks(), 1, what);
    }
    elsewhere.remove();
    dispatchEvent(new MessageEvent('message', told));
    await looked(2);
  });

  it('another page in the frame, and the focus that comes back from it, make us look as well', async () => {
    const frame = await atQuietFrame();
    frame.src = `${PAGE}?paid`;
    await looked(2);
    await clock.advance(2_000);
    dispatchEvent(new Event('focus'));
    await looked(3);
  });

  it('paid, it goes, and the focus it had is on the result', async () => {
    const frame = await atFrame();
    await loaded();
    frame.focus();
    page.routes['POST /status'] = () => ({ sessions: [begun({ status: 'paid', paid: 2500 }).session], refused: [] });
    modal.store!.look();
    await clock.advance(100);
    await says('Paid. Thank you');
    assert.deepEqual(frames(), []);
    assert.strictEqual(shadow(modal).activeElement?.id, 'title');
  });

  for (const [what, leave, asked] of [
    ['the modal is put away', () => modal.close(), 1],
    ['the modal is removed', () => modal.remove(), 1],
    ['another way is chosen', () => press('Pay another way'), 1],
    ['the payment is canceled', () => press('Cancel this payment'), 2],
  ] as const)
    itHeard(`goes when ${what}, and is heard no more`, async () => {
      const frame = await atQuietFrame({
        'POST /sessions/cs_1/cancel': () => ({ session: begun({ status: 'canceled' }).session }),
      });
      const source = frame.contentWindow;
      await leave();
      await seen(() => !frame.isConnected);
      assert.deepEqual(frames(), []);
      await looked(asked);
      await clock.advance(2_000);
      const { origin } = new URL(page.endpoint);
      dispatchEvent(new MessageEvent('message', { origin, source, data: { channel: 'tillkit', session: 'cs_1' } }));
      dispatchEvent(new Event('focus'));
      await looked(asked);
    });

  it('opened again it is shown again, afresh', async () => {
    const frame = await atFrame();
    modal.close();
    await seen(() => !frame.isConnected);
    void modal.show(CART);
    await says('Pay with Company account');
    await seen(() => frames()[0]);
    assert.strictEqual(frames().length, 1);
  });

  it('can be opened in this tab instead, from the beginning', async () => {
    const left: string[] = [];
    await atFrame({ 'POST /sessions/cs_1/attempts': () => begun() });
    modal.addEventListener('till-redirect', (event) => {
      left.push(`${event.mode} ${event.url}`);
      event.preventDefault();
    });
    await press('Open payment page');
    await seen(() => left[0]);
    assert.deepEqual(left, [`redirect ${PAGE}`]);
    assert.deepEqual(page.to('POST /sessions/cs_1/attempts')[0]!.body, { method: way.id, mode: 'redirect' });
  });

  it('a page of neither https nor loopback, of another origin than told, or of our own is never put there', async () => {
    for (const action of [
      framed('javascript:alert(1)', 'null'),
      framed('http://pay.example/', 'http://pay.example'),
      framed(PAGE, 'https://pay.example'),
      framed(`${location.origin}/pay`, location.origin),
    ]) {
      await show({ 'POST /sessions': () => begun({}, action) });
      await press('Choose how to pay');
      await press('Continue with Company account');
      await seen(() => modal.matches(':state(broken)'));
      assert.deepEqual(frames(), [], action.url);
      // One that was begun before this page was loaded is shown no more than that.
      modal.close();
      page.routes['GET /sessions/cs_1'] = () => begun({}, action);
      void modal.show(CART);
      await says('This page cannot show this way to pay');
      assert.ok(buttonOf(modal, 'Cancel this payment'));
      assert.deepEqual(frames(), [], action.url);
      modal.remove();
      page.close();
    }
  });

  it('a time that ran out has words', async () => {
    const action = { ...framed(), expiresAt: '2026-11-21T09:00:10.000Z' };
    await atFrame({ 'POST /sessions': () => begun({}, action) });
    await clock.advance(10_000);
    await says('Payment time ran out');
  });

  itWithAxe('is without a fault around it (axe)', async () => {
    await atFrame();
    await loaded();
    await atRest(modal);
    await assert.isAccessible(modal);
  });
});
