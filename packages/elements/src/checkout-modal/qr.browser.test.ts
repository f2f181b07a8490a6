import { assert, fixture, html } from '@open-wc/testing';
import { manualClock, type ManualClock } from '@tillkit/core/clock';
import type { Action } from '@tillkit/core/gateway';
import type { SessionView } from '@tillkit/core/wire';
import decodeQR from 'qr/decode.js';
import { createCheckoutStore } from '../checkout/store.ts';
// Here before the clock is advanced: what comes later would sleep on from where that stands.
import '../checkout/watcher.ts';
import { CART, promptpay, session, tokenOf, typed, wallet } from '../fixture/counter.fixture.ts';
import { itWithAxe } from '../fixture/engine.fixture.ts';
import {
  atRest,
  buttonOf,
  fill,
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
import type { PayButton } from '../pay-button/pay-button.ts';
import type { CheckoutModal } from './checkout-modal.ts';

type Answers = Parameters<typeof openPage>[0];

const PAYLOAD =
  '00020101021230730016A00000067701011201150105512345678020205INV-2041530376454062500.005802TH5910CORNERSHOP6304ABCD';
const NOW = '2026-11-21T09:00:00.000Z';
/** Ten seconds later. */
const END = '2026-11-21T09:00:10.000Z';
const code = { ...promptpay, fields: [] };

let version = 30_000;
const begun = (
  action: Partial<Extract<Action, { kind: 'qr' }>> = {},
  over: Partial<SessionView> = {},
  id = 'at_1',
) => ({
  session: session({
    version: (version += 1),
    attempt: {
      id,
      method: promptpay.id,
      state: 'created',
      action: { kind: 'qr', payload: PAYLOAD, expiresAt: END, ...action },
    },
    ...over,
  }),
  token: tokenOf('cs_1'),
});

const pictureOf = async (source: Blob): Promise<ImageData> => {
  const bitmap = await createImageBitmap(source);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const pen = canvas.getContext('2d')!;
  pen.drawImage(bitmap, 0, 0);
  return pen.getImageData(0, 0, bitmap.width, bitmap.height);
};

/** The code as it stands in the dialog, with the plate behind it. */
const shownCode = async (modal: Element): Promise<ImageData> => {
  const svg = await seen(() => shadow(modal).querySelector<SVGSVGElement>('.plate svg'));
  const copy = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  copy.setAttribute('viewBox', svg.getAttribute('viewBox')!);
  copy.setAttribute('width', '480');
  copy.setAttribute('height', '480');
  copy.append(svg.querySelector('path')!.cloneNode());
  const image = new Image(480, 480);
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  const pen = new OffscreenCanvas(480, 480).getContext('2d')!;
  pen.fillStyle = getComputedStyle(shadow(modal).querySelector('.plate')!).backgroundColor;
  pen.fillRect(0, 0, 480, 480);
  pen.drawImage(image, 0, 0);
  return pen.getImageData(0, 0, 480, 480);
};

describe('a QR code to pay', () => {
  let page: ReturnType<typeof openPage>;
  let modal: CheckoutModal;
  let clock: ManualClock;

  const show = async (answers: Answers = {}, methods = [wallet, code]) => {
    page = openPage({
      'POST /quotes': quoted({}, methods),
      'POST /sessions': () => begun(),
      'GET /sessions/cs_1': () => begun(),
      ...answers,
    });
    clock = manualClock(NOW);
    modal = await fixture<CheckoutModal>(
      html`<till-checkout-modal
        .store=${createCheckoutStore({ endpoint: page.endpoint, clock })}
      ></till-checkout-modal>`,
    );
    return { outcome: modal.show(CART, { method: promptpay.id }) };
  };
  const atCode = async (answers: Answers = {}, methods = [wallet, code]) => {
    const shown = await show(answers, methods);
    if (methods.length > 1) await press('Choose how to pay');
    await press('Continue with PromptPay QR');
    await says('Scan with your banking app');
    return shown;
  };
  const due = () => shadow(modal).querySelector('[role=timer]')?.textContent;
  const spoken = () => shadow(modal).querySelector('[role=status].unseen')?.textContent;
  const focused = () => shadow(modalOf()!).activeElement;

  afterEach(() => {
    modalOf()?.remove();
    page.close();
    document.documentElement.removeAttribute('dir');
  });

  it('is the payload, readable by a camera', async () => {
    await atCode();
    assert.strictEqual(decodeQR(await shownCode(modal)), PAYLOAD);
    assert.strictEqual(
      shadow(modal).querySelector('.plate svg')?.getAttribute('aria-label'),
      'QR code to pay €25.00 to The Corner Shop',
    );
    assert.strictEqual(focused()?.id, 'title');
    const words = wordsOf(modal);
    assert.include(words, 'Scan with your banking app €25.00 to The Corner Shop Code works for 0:10');
    for (const way of ['Save image', 'Pay another way', 'Cancel this payment']) assert.include(words, way);
  });

  it('is twice as wide as its quiet zone asks, on white, in the dark too', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(':root { color-scheme: dark }');
    document.adoptedStyleSheets.push(sheet);
    await atCode();
    const svg = shadow(modal).querySelector('.plate svg')!;
    const [x, y, width, height] = svg.getAttribute('viewBox')!.split(' ').map(Number);
    assert.deepEqual([x, y, width], [-4, -4, height]);
    const plate = getComputedStyle(shadow(modal).querySelector('.plate')!);
    assert.strictEqual(plate.backgroundColor, 'rgb(255, 255, 255)');
    // WebKit forces no colours, and does not know the property.
    if (CSS.supports('forced-color-adjust', 'none'))
      assert.strictEqual(plate.getPropertyValue('forced-color-adjust'), 'none');
    assert.strictEqual(getComputedStyle(svg).fill, 'rgb(0, 0, 0)');
    assert.strictEqual(decodeQR(await shownCode(modal)), PAYLOAD);
    document.adoptedStyleSheets.pop();
  });

  it('counts down by the clock, and is read out a few times only', async () => {
    await atCode({ 'POST /sessions': () => begun({ expiresAt: '2026-11-21T09:05:01.000Z' }) });
    assert.deepEqual([due(), spoken()], ['5:01', '']);
    await clock.advance(1_000);
    await seen(() => due() === '5:00');
    assert.strictEqual(spoken(), 'Less than 5 minutes left');
    await clock.advance(1_000);
    await seen(() => due() === '4:59');
    assert.strictEqual(spoken(), 'Less than 5 minutes left');
  });

  it('shows in a bar how much of its time is left', async () => {
    await atCode({ 'POST /sessions': () => begun({ expiresAt: '2026-11-21T09:05:00.000Z' }) });
    const bar = shadow(modal).querySelector('progress')!;
    assert.strictEqual(bar.position, 1);
    await clock.advance(60_000);
    await seen(() => due() === '4:00');
    assert.strictEqual(bar.position, 0.8);
  });

  it('ran out: says what that means, takes the focus, and gives another one of the same session', async () => {
    await atCode({
      'POST /sessions/cs_1/attempts': () => begun({ expiresAt: '2026-11-21T09:16:10.000Z' }, {}, 'at_2'),
    });
    await clock.advance(10_000);
    const words = await says('The QR code ran out');
    assert.include(words, 'No payment has reached us.');
    assert.strictEqual(shadow(modal).querySelector('.plate'), null);
    await seen(() => focused()?.id === 'title');
    await press('Get a new code');
    await says('Code works for 16:00');
    assert.strictEqual(page.to('POST /sessions/cs_1/attempts').length, 1);
    assert.strictEqual(page.to('POST /sessions').length, 1);
  });

  it('ran out, with fields: they are asked again, for this page has not kept them', async () => {
    await show({ 'POST /sessions/cs_1/attempts': () => begun({ expiresAt: '2026-11-21T09:16:10.000Z' }, {}, 'at_2') }, [
      promptpay,
    ]);
    const fillAll = async () => {
      await fill('Your bank', typed.bank);
      await fill('Account number', typed.number);
      await fill('Name on the account', typed.holder);
      await press('Get QR code');
    };
    await fillAll();
    await says('Scan with');
    await clock.advance(10_000);
    await press('Get a new code');
    await says('Your details for PromptPay QR');
    assert.notInclude(wordsOf(modal), 'missing');
    await fillAll();
    await says('Code works for 16:00');
  });

  it('a payment that arrives after it ran out still shows', async () => {
    await atCode();
    await clock.advance(10_000);
    await says('The QR code ran out');
    page.routes['POST /status'] = () => ({
      sessions: [begun({}, { status: 'paid', paid: 2500 }).session],
      refused: [],
    });
    await clock.advance(20_000);
    await says('Paid. Thank you');
  });

  it('without an end there is no countdown', async () => {
    await atCode({ 'POST /sessions': () => begun({ expiresAt: undefined }) });
    assert.strictEqual(due(), undefined);
    assert.notInclude(wordsOf(modal), 'Code works');
  });

  it('becomes the receipt by itself', async () => {
    const { outcome } = await atCode();
    page.routes['POST /status'] = () => ({
      sessions: [begun({}, { status: 'paid', paid: 2500 }).session],
      refused: [],
    });
    await clock.advance(8_000);
    await says('Paid. Thank you');
    await press('Back to the shop');
    assert.strictEqual((await outcome).is, 'done');
  });

  it('put away and opened again, or by another page’s button, it is the same code', async () => {
    await atCode();
    modal.close();
    const button = await fixture<PayButton>(
      html`<till-pay-button endpoint=${page.path} .cart=${CART}></till-pay-button>`,
    );
    page.routes['GET /sessions/cs_1'] = () => begun({ expiresAt: '2099-11-21T09:15:00.000Z' });
    modal.remove();
    await seen(() => buttonOf(button, 'Continue payment'));
    void button.pay();
    await says('Scan with your banking app');
    assert.strictEqual(decodeQR(await shownCode(modalOf()!)), PAYLOAD);
    assert.strictEqual(page.to('POST /sessions').length, 1);
  });

  it('another way to pay, or none', async () => {
    await atCode();
    await press('Pay another way');
    await says('How would you like to pay?');
  });

  it('can be canceled', async () => {
    await atCode({
      'POST /sessions/cs_1/cancel': () => begun({}, { status: 'canceled', stillPayable: false }),
    });
    await press('Cancel this payment');
    await says('The payment was canceled');
  });

  it('can be saved as a picture that reads the same, for a banking app on this device', async () => {
    const { createObjectURL } = URL;
    const { click } = HTMLAnchorElement.prototype;
    const saved: Blob[] = [];
    const names: string[] = [];
    URL.createObjectURL = (blob: Blob) => {
      saved.push(blob);
      return createObjectURL(blob);
    };
    HTMLAnchorElement.prototype.click = function () {
      names.push(this.download);
    };
    await atCode();
    await press('Save image');
    const picture = await pictureOf(await seen(() => saved[0]));
    assert.strictEqual(saved[0]!.type, 'image/png');
    assert.deepEqual(names, ['payment-qr.png']);
    assert.isAtLeast(picture.width, 800);
    assert.strictEqual(decodeQR(picture), PAYLOAD);
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  });

  it('a picture that cannot be saved has words', async () => {
    const { toBlob } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.toBlob = (take) => take(null);
    await atCode();
    assert.strictEqual(getComputedStyle(shadow(modal).querySelector('.fine[role=alert]')!).display, 'none');
    await press('Save image');
    await says('The picture could not be saved. A screenshot does the same.');
    HTMLCanvasElement.prototype.toBlob = toBlob;
  });

  it('a payload that no code can hold: words, and another way', async () => {
    await show({ 'POST /sessions': () => begun({ payload: 'x'.repeat(3_000) }) });
    await press('Choose how to pay');
    await press('Continue with PromptPay QR');
    await says('This page cannot show this way to pay');
    await press('Pay another way');
    await says('How would you like to pay?');
  });

  it('stops with the page: nothing counts once it is put away', async () => {
    await atCode();
    modal.close();
    await clock.advance(5_000);
    assert.strictEqual(clock.sleeping, 0);
  });

  for (const [name, scheme, dir] of [
    ['light', 'light', 'ltr'],
    ['dark, right to left', 'dark', 'rtl'],
  ] as const)
    for (const ended of [false, true])
      itWithAxe(`is without a fault ${ended ? 'when it ran out' : 'while it works'}, ${name} (axe)`, async () => {
        document.documentElement.dir = dir;
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`:root { color-scheme: ${scheme} }`);
        document.adoptedStyleSheets.push(sheet);
        await atCode();
        if (ended) {
          await clock.advance(10_000);
          await says('ran out');
        }
        await atRest(modal);
        await assert.isAccessible(modal);
        document.adoptedStyleSheets.pop();
      });

  itWithAxe('(axe sees a code without words)', async () => {
    await atCode();
    shadow(modal).querySelector('.plate svg')!.removeAttribute('aria-label');
    let found = '';
    try {
      await assert.isAccessible(modal);
    } catch (error) {
      found = String(error);
    }
    assert.include(found, 'svg-img-alt');
  });
});
