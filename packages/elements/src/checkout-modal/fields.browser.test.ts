import { assert, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { SessionView } from '@tillkit/core/wire';
import { CART, problem, promptpay, quote, session, tokenOf, typed, wallet } from '../fixture/counter.fixture.ts';
import { itOnPhones, itWithAxe, resize } from '../fixture/engine.fixture.ts';
import { type } from '../fixture/keys.fixture.ts';
import {
  atRest,
  buttonOf,
  fill,
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
import type { CheckoutModal } from './checkout-modal.ts';

type Answers = Parameters<typeof openPage>[0];

const ASKS = 'Your details for PromptPay QR';

let version = 20_000;
const begun = (over: Partial<SessionView> = {}) => ({
  session: session({
    version: (version += 1),
    attempt: { id: 'at_1', method: promptpay.id, state: 'created', action: { kind: 'qr', payload: '00020101' } },
    ...over,
  }),
  token: tokenOf('cs_1'),
});

describe('the fields a method asks for', () => {
  let page: ReturnType<typeof openPage>;
  let modal: CheckoutModal;

  const show = async (answers: Answers = {}, options: { method?: string } = {}) => {
    page = openPage({
      'POST /quotes': quoted({}, [wallet, promptpay]),
      'POST /sessions': () => begun(),
      'GET /sessions/cs_1': () => begun(),
      ...answers,
    });
    modal = await fixture<CheckoutModal>(html`<till-checkout-modal endpoint=${page.path}></till-checkout-modal>`);
    modal.addEventListener('till-redirect', (event) => event.preventDefault());
    return { outcome: modal.show(CART, options) };
  };
  const atFields = async (answers: Answers = {}) => {
    await show(answers, { method: promptpay.id });
    await says(ASKS);
  };
  const fillAll = async (values = typed) => {
    await fill('Your bank', values.bank);
    await fill('Account number', values.number);
    await fill('Name on the account', values.holder);
  };
  const inputs = () => [...shadow(modal).querySelectorAll<HTMLInputElement>('.field :is(input, select)')];
  const wrongs = () => inputs().map((input) => describedBy(input));
  const describedBy = (input: Element) => {
    const id = input.getAttribute('aria-describedby');
    return id ? shadow(modal).getElementById(id)?.textContent?.trim() : undefined;
  };
  const focused = () => shadow(modalOf()!).activeElement;

  afterEach(async () => {
    modalOf()?.remove();
    page.close();
    document.documentElement.removeAttribute('dir');
    await resize(900, 760);
  });

  it('are asked before anything is paid, by a click of the list', async () => {
    await show({ 'POST /sessions': nothing });
    await press('Choose how to pay');
    (await seen(() => shadow(modal).querySelectorAll<HTMLInputElement>('.way input')[1])).click();
    await press('Continue with PromptPay QR');
    await says(ASKS);
    assert.strictEqual(focused()?.id, 'title');
    assert.deepEqual(
      inputs().map(({ name, tagName, autocomplete, inputMode, labels }) => [
        labels?.[0]?.textContent,
        tagName,
        name,
        autocomplete,
        inputMode,
      ]),
      [
        ['Your bank', 'SELECT', 'bank', 'off', ''],
        ['Account number', 'INPUT', 'number', 'off', 'numeric'],
        ['Name on the account', 'INPUT', 'holder', 'name', 'text'],
      ],
    );
    assert.deepEqual(wrongs(), [undefined, undefined, undefined], 'nothing is wrong before anything was judged');
    assert.strictEqual(page.to('POST /sessions').length, 0);
    await fillAll();
    await press('Get QR code');
    const call = await seen(() => page.to('POST /sessions')[0]);
    assert.deepEqual(call.body.attempt.fields, { bank: '004', number: '1112223334', holder: 'Somchai Jaidee' });
  });

  it('are asked at once where there is one way to pay', async () => {
    await show({ 'POST /quotes': quoted({}, [promptpay]) });
    const words = await says('Continue with PromptPay QR');
    assert.notInclude(words, 'You pay on their page');
    await press('Continue with PromptPay QR');
    await says(ASKS);
    await press('Back');
    await says('Tea tin');
  });

  it('a button with such a method opens the modal at them', async () => {
    page = openPage({ 'POST /quotes': quoted({}, [wallet, promptpay]), 'POST /sessions': () => begun() });
    const button = await fixture<PayButton>(
      html`<till-pay-button
        endpoint=${page.path}
        sku="tea"
        amount="2500"
        currency="EUR"
        method=${promptpay.id}
      ></till-pay-button>`,
    );
    void button.pay();
    await says(ASKS);
    await press('Back');
    await says('How would you like to pay?');
  });

  it('one that is wrong is told under it, and the first wrong one takes the focus', async () => {
    await atFields();
    await fill('Your bank', '004');
    await fill('Account number', '111 222 33');
    await press('Get QR code');
    await says('That is 8 digits. Thai account numbers have 10 to 15.');
    await seen(() => focused() === inputs()[1]);
    assert.deepEqual(wrongs(), [
      undefined,
      'That is 8 digits. Thai account numbers have 10 to 15.',
      'This is still missing.',
    ]);
    assert.deepEqual(
      inputs().map((input) => input.getAttribute('aria-invalid')),
      ['false', 'true', 'true'],
    );
    assert.strictEqual(page.to('POST /sessions').length, 0);
  });

  it('by keyboard alone: typed, sent with Enter, forgiven while typing, without losing the place', async () => {
    await atFields({ 'POST /sessions': nothing });
    for (const step of ['bank', 'number', 'holder']) {
      await sendKeys({ press: 'Tab' });
      if (step === 'holder') await sendKeys({ press: 'Tab' });
      if (focused() === inputs()[0]) await sendKeys({ press: 'ArrowDown' });
      if (focused() === inputs()[1]) await type('111222333');
    }
    const number = inputs()[1]!;
    number.focus();
    await sendKeys({ press: 'Enter' });
    await says('That is 9 digits.');
    await seen(() => focused() === number);
    await sendKeys({ press: 'End' });
    await type('4');
    await seen(() => !wordsOf(modal).includes('That is 9 digits.'));
    assert.strictEqual(focused(), number);
    assert.strictEqual(number.value, '1112223334');
    inputs()[2]!.focus();
    await type('Somchai Jaidee');
    await sendKeys({ press: 'Enter' });
    const call = await seen(() => page.to('POST /sessions')[0]);
    assert.deepEqual(call.body.attempt.fields, { bank: '004', number: '1112223334', holder: 'Somchai Jaidee' });
  });

  it('a second press with something still wrong goes back to the first wrong one', async () => {
    await atFields();
    await press('Get QR code');
    await seen(() => focused() === inputs()[0]);
    await fill('Your bank', '014');
    buttonOf(modal, 'Get QR code')!.focus();
    await press('Get QR code');
    await seen(() => focused() === inputs()[1]);
  });

  it('what was typed is there again after going back and forth, also when the modal was put away', async () => {
    await atFields();
    await fillAll({ ...typed, number: '111-222' });
    await press('Get QR code');
    await says('That is 6 digits.');
    await press('Back');
    await press('Continue with PromptPay QR');
    await says(ASKS);
    assert.deepEqual(
      inputs().map(({ value }) => value),
      ['004', '111-222', typed.holder],
    );
    assert.deepEqual(wrongs(), [undefined, undefined, undefined], 'and judged anew');
    modal.close();
    void modal.show(CART, { method: promptpay.id });
    await seen(() => modal.state.step === 'review' && inputs()[1]?.value === '111-222');
  });

  it('a fault the server finds is told at its field', async () => {
    const answers = [problem('fields_invalid', 422, { errors: [{ path: 'fields.holder', message: 'is needed' }] })];
    await atFields({ 'POST /sessions': () => answers.shift() ?? begun() });
    await fillAll();
    await press('Get QR code');
    await says('Name on the account is needed.');
    await seen(() => focused() === inputs()[2]);
    assert.strictEqual(describedBy(inputs()[2]!), 'Name on the account is needed.');
    await press('Get QR code');
    await says('Scan with your banking app');
  });

  it('a network that was gone: tried again, the same fields are sent; a fault they have leads back to them', async () => {
    const answers = [
      () => Promise.reject(new TypeError('gone')),
      () => problem('fields_invalid', 422, { errors: [{ path: 'fields.number', message: 'is needed' }] }),
    ];
    await atFields({ 'POST /sessions': () => (answers.shift() ?? begun)() });
    await fillAll();
    await press('Get QR code');
    await says('The shop is not answering');
    await press('Try again');
    await says('Account number is needed.');
    await seen(() => focused() === inputs()[1]);
    assert.strictEqual(page.to('POST /sessions')[1]!.body.attempt.fields.number, '1112223334');
  });

  it('a total that changed on the way: accepted, the same fields are sent again', async () => {
    const dearer = { ...quote, total: 2700, hash: 'fresh' };
    const answers = [problem('quote_changed', 409, { quote: dearer, methods: [wallet, promptpay] })];
    await atFields({ 'POST /sessions': () => answers.shift() ?? begun({ quote: dearer }) });
    await fillAll();
    await press('Get QR code');
    await press('Accept and continue');
    await says('Scan with your banking app');
    assert.deepEqual(page.to('POST /sessions')[1]!.body.attempt.fields.number, '1112223334');
  });

  it('nothing of it is stored or told; after the payment has begun this page has none of it', async () => {
    const told: string[] = [];
    const tell = (event: Event) => told.push(event.type, JSON.stringify(event, Object.keys(Object(event))));
    const events = ['till-status', 'till-error', 'till-close', 'till-open', 'till-redirect'] as const;
    await atFields();
    events.forEach((name) => modal.addEventListener(name, tell));
    await fillAll();
    await press('Get QR code');
    await says('Scan with your banking app');
    const traces = () =>
      [JSON.stringify(localStorage), JSON.stringify(sessionStorage), JSON.stringify(history.state), document.cookie]
        .concat(told, shadow(modal).innerHTML, JSON.stringify(modal.state), location.href)
        .join();
    assert.include(told, 'till-status');
    assert.notMatch(traces(), /Somchai|111-?222/);
    // (one that is planted is seen)
    localStorage.setItem('planted', 'Somchai');
    assert.match(traces(), /Somchai/);
    localStorage.removeItem('planted');
  });

  it('a double click on what led here sends nothing', async () => {
    await atFields();
    const button = await seen(() => shadow(modal).querySelector<HTMLButtonElement>('.ticket'));
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 }));
    await modal.updateComplete;
    assert.deepEqual(wrongs(), [undefined, undefined, undefined]);
  });

  it('HTML in labels and corrections is text', async () => {
    const evil = '<img src=x onerror="window.pwned = true">';
    const fields = [{ ...promptpay.fields[1]!, label: evil, correction: evil }];
    await show({ 'POST /quotes': quoted({}, [{ ...promptpay, label: evil, fields }]) }, { method: promptpay.id });
    await fill(evil, '12');
    await press('Get QR code');
    await says('That is 2 digits.');
    assert.strictEqual(shadow(modal).querySelector('img'), null);
  });

  it('numbers stay left to right on a page that runs the other way, names run their own', async () => {
    document.documentElement.dir = 'rtl';
    await atFields();
    assert.deepEqual(
      inputs().map((input) => getComputedStyle(input).direction),
      ['rtl', 'ltr', 'ltr'],
    );
    await fill('Name on the account', 'سارة');
    await seen(() => getComputedStyle(inputs()[2]!).direction === 'rtl');
  });

  itOnPhones('fits 320 pixels', async () => {
    await resize(320, 640);
    await atFields();
    await press('Get QR code');
    await says('This is still missing.');
    const { left, right } = shadow(modal).querySelector('dialog')!.getBoundingClientRect();
    for (const input of inputs()) {
      const box = input.getBoundingClientRect();
      assert.isAtLeast(box.left, left);
      assert.isAtMost(box.right, right);
      assert.isAtLeast(box.height, 44);
    }
  });

  for (const scheme of ['light', 'dark'])
    for (const faulty of [false, true])
      itWithAxe(
        `are without a fault ${faulty ? 'when something is wrong' : 'while they are asked'}, ${scheme} (axe)`,
        async () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(`:root { color-scheme: ${scheme} }`);
          document.adoptedStyleSheets.push(sheet);
          await atFields();
          if (faulty) {
            await press('Get QR code');
            await says('This is still missing.');
          }
          await atRest(modal);
          await assert.isAccessible(modal);
          document.adoptedStyleSheets.pop();
        },
      );

  itWithAxe('(axe sees a label that is missing)', async () => {
    await atFields();
    shadow(modal).querySelector('label')!.remove();
    let found = '';
    try {
      await assert.isAccessible(modal);
    } catch (error) {
      found = String(error);
    }
    assert.include(found, 'select-name');
  });
});
