import { assert, fixture, html } from '@open-wc/testing';
import { manualClock, type ManualClock } from '@tillkit/core/clock';
import type { SessionView } from '@tillkit/core/wire';
import { CART, session, tokenOf, wallet } from '../fixture/counter.fixture.ts';
import { itWithAxe } from '../fixture/engine.fixture.ts';
import { atRest, buttonOf, openPage, press, quoted, says, seen, shadow } from '../fixture/page.fixture.ts';
import '../define.ts';
import { configure } from '../page/configure.ts';
import type { Widget, WidgetInput } from '../page/settings.ts';
import { createCheckoutStore } from '../checkout/store.ts';
// Here before the clock is advanced: what comes later would sleep on from where that stands.
import '../checkout/watcher.ts';
import type { CheckoutModal } from './checkout-modal.ts';

type Answers = Parameters<typeof openPage>[0];

const way = { ...wallet, id: 'one-cp.widget', account: 'one-cp', label: 'Company account', kinds: ['widget'] } as const;

let version = 50_000;
let attempts = 0;
const begun = (over: Partial<SessionView> = {}, id = `at_${(attempts += 1)}`) => ({
  session: session({
    version: (version += 1),
    attempt: {
      id,
      method: way.id,
      state: 'created',
      action: { kind: 'widget', data: { transactionId: 't1', widgetId: 'w1' } },
    },
    ...over,
  }),
  token: tokenOf('cs_1'),
});

/** Takes what is written to the console meanwhile. */
const listening = () => {
  const { warn, error } = console;
  const lines: string[] = [];
  console.warn = console.error = (...words: unknown[]) => lines.push(words.map(String).join(' '));
  return { lines, restore: () => Object.assign(console, { warn, error }) };
};

describe('a widget of the merchant’s page', () => {
  let page: ReturnType<typeof openPage>;
  let modal: CheckoutModal;
  let clock: ManualClock;
  let heard: ReturnType<typeof listening>;

  const show = async (
    widget?: Widget,
    answers: Answers = {},
    methods: Parameters<typeof quoted>[1] = [wallet, way],
  ) => {
    configure({ widgets: widget && { 'one-cp': widget } });
    page = openPage({
      'POST /quotes': quoted({}, methods),
      'POST /sessions': () => begun(),
      'GET /sessions/cs_1': () => begun(),
      ...answers,
    });
    heard = listening();
    modal = await fixture<CheckoutModal>(html`<till-checkout-modal endpoint=${page.path}></till-checkout-modal>`);
    return { outcome: modal.show(CART, { method: way.id }) };
  };
  const atWidget = async (widget: Widget, answers: Answers = {}) => {
    const shown = await show(widget, answers);
    await press('Choose how to pay');
    await press('Continue with Company account');
    return shown;
  };
  /** One that leaves traces of what was done with it. */
  const traced = () => {
    const calls: { container: HTMLElement; input: WidgetInput }[] = [];
    let cleaned = 0;
    const widget: Widget = (container, input) => {
      calls.push({ container, input });
      container.innerHTML = '<button>Pay as a company</button>';
      return () => void (cleaned += 1);
    };
    return {
      widget,
      calls,
      get cleaned() {
        return cleaned;
      },
    };
  };
  const containers = () => modal.querySelectorAll('[slot=widget]');

  afterEach(() => {
    modal.remove();
    page.close();
    heard.restore();
    configure({ widgets: undefined });
    globalThis.tillkit = undefined;
  });

  it('gets an empty element of the document, seen inside the modal, and what the gateway gave', async () => {
    const one = traced();
    await atWidget(one.widget);
    await says('Pay with Company account');
    const { container, input } = await seen(() => one.calls[0]);
    assert.strictEqual(container.getRootNode(), document);
    assert.strictEqual(document.querySelector('till-checkout-modal [slot=widget] button'), container.firstChild);
    assert.strictEqual(container.assignedSlot?.closest('dialog')?.open, true);
    assert.deepEqual(input.data, { transactionId: 't1', widgetId: 'w1' });
    assert.strictEqual(input.session.id, 'cs_1');
    const button = container.querySelector('button')!;
    button.focus();
    assert.strictEqual(document.activeElement, button, 'it can be used while the dialog is modal');
    assert.isAbove(button.getBoundingClientRect().height, 0);
    assert.strictEqual(one.calls.length, 1);
  });

  it('stands while its payment is waited for, also behind the question before leaving', async () => {
    const one = traced();
    await atWidget(one.widget);
    const { container } = await seen(() => one.calls[0]);
    shadow(modal)
      .querySelector('dialog')!
      .dispatchEvent(new Event('cancel', { cancelable: true }));
    await says('Leave before paying?');
    await press('Stay here');
    await says('Pay with Company account');
    assert.strictEqual(container.isConnected, true);
    assert.deepEqual([one.calls.length, one.cleaned], [1, 0]);
  });

  it('done() looks how the payment stands, and proves nothing', async () => {
    const one = traced();
    await atWidget(one.widget);
    const { input } = await seen(() => one.calls[0]);
    await seen(() => page.to('POST /status').length === 1);
    input.done();
    await seen(() => page.to('POST /status').length === 2);
    assert.strictEqual(modal.state.step, 'waiting');
    page.routes['POST /status'] = () => ({ sessions: [begun({ status: 'paid', paid: 2500 }).session], refused: [] });
    input.done();
    await says('Paid. Thank you');
    assert.strictEqual(one.cleaned, 1);
    assert.strictEqual(containers().length, 0);
    input.done();
  });

  for (const [what, leave] of [
    ['the modal is put away', () => modal.close()],
    ['the modal is removed', () => modal.remove()],
    ['another way is chosen', () => press('Pay another way')],
  ] as const)
    it(`is cleaned up once when ${what}`, async () => {
      const one = traced();
      await atWidget(one.widget);
      const { container } = await seen(() => one.calls[0]);
      await modal.updateComplete;
      await leave();
      await seen(() => !container.isConnected);
      assert.strictEqual(one.cleaned, 1);
      assert.strictEqual(containers().length, 0);
    });

  it('one that is still loading when it is put away is cleaned up when it comes', async () => {
    const ready = Promise.withResolvers<null>();
    let cleaned = 0;
    await atWidget(async (container) => {
      container.textContent = 'Loading …';
      await ready.promise;
      return () => void (cleaned += 1);
    });
    await seen(() => containers()[0]);
    modal.close();
    await seen(() => containers().length === 0);
    assert.strictEqual(cleaned, 0);
    ready.resolve(null);
    await seen(() => cleaned === 1);
  });

  it('opened again it is shown again', async () => {
    const one = traced();
    await atWidget(one.widget, { 'GET /sessions/cs_1': () => begun({}, 'at_same') });
    await seen(() => one.calls[0]);
    modal.close();
    void modal.show(CART);
    await seen(() => one.calls[1]);
    await says('Pay with');
    assert.strictEqual(containers().length, 1);
  });

  for (const [what, fails] of [
    [
      'throws',
      () => {
        throw new Error('no such transaction');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no such transaction'))],
  ] as const)
    it(`one that ${what}: words, a line on the console, and the ways on`, async () => {
      let tries = 0;
      const one = traced();
      await atWidget((container, input) => {
        tries += 1;
        return tries === 1 ? fails() : one.widget(container, input);
      });
      await says('This way to pay did not open');
      assert.strictEqual(containers().length, 0);
      assert.match(heard.lines.join('\n'), /^Tillkit: .*failed.*no such transaction$/);
      assert.ok(buttonOf(modal, 'Pay another way'));
      await press('Try again');
      await says('Pay with Company account');
      assert.strictEqual(one.calls.length, 1);
    });

  it('a cleanup that throws takes nothing with it', async () => {
    await atWidget(() => () => {
      throw new Error('gone already');
    });
    await says('Pay with');
    await modal.updateComplete;
    modal.close();
    await seen(() => containers().length === 0);
    assert.strictEqual(modal.open, false);
    assert.match(heard.lines.join('\n'), /gone already/);
  });

  it('none configured: not offered, and the developer is told how', async () => {
    await show();
    const words = await says('Continue with Open Payments wallet');
    assert.notInclude(words, 'Choose how to pay');
    await seen(() => heard.lines[0]);
    assert.match(heard.lines[0]!, /"one-cp".*configure\(\{ widgets: \{ 'one-cp'/);
  });

  it('none on this page for a payment that was begun on another: words, and another way', async () => {
    await atWidget(() => {});
    await says('Pay with');
    modal.close();
    configure({ widgets: undefined });
    void modal.show(CART);
    await says('This page cannot show this way to pay');
    await press('Pay another way');
    await says('Tea tin');
  });

  it('with the script tag it is given by a global, also after the kit has loaded', async () => {
    const one = traced();
    globalThis.tillkit = { widgets: { 'one-cp': one.widget } };
    await show();
    await press('Choose how to pay');
    await press('Continue with Company account');
    await seen(() => one.calls[0]);
  });

  it('a file that is picked and put back inside it closes nothing', async () => {
    const one = traced();
    await atWidget(one.widget);
    const { container } = await seen(() => one.calls[0]);
    await says('Pay with');
    container.firstElementChild!.dispatchEvent(new Event('cancel', { bubbles: true }));
    await modal.updateComplete;
    assert.strictEqual(modal.open, true);
  });

  it('a time that ran out has words', async () => {
    clock = manualClock('2026-11-21T09:00:00.000Z');
    const late = begun();
    const action = { kind: 'widget', data: {}, expiresAt: '2026-11-21T09:00:10.000Z' };
    Object.assign(late.session.attempt!, { action });
    await show(() => {}, { 'POST /sessions': () => late });
    modal.close();
    modal.store = createCheckoutStore({ endpoint: page.endpoint, clock, hasWidget: () => true });
    void modal.show(CART, { method: way.id });
    await press('Choose how to pay');
    await press('Continue with Company account');
    await says('Pay with');
    await clock.advance(10_000);
    await says('Payment time ran out');
  });

  itWithAxe('is without a fault around it (axe)', async () => {
    const one = traced();
    await atWidget(one.widget);
    await says('Pay with');
    await seen(() => one.calls[0]);
    await atRest(modal);
    await assert.isAccessible(modal);
  });
});
