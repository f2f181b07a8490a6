import { assert, fixture, html } from '@open-wc/testing';
import type { SessionView } from '@tillkit/core/wire';
import { CART, problem, promptpay, quote, session, tokenOf, wallet } from '../fixture/counter.fixture.ts';
import { resize } from '../fixture/engine.fixture.ts';
import { nameOf } from '../fixture/keys.fixture.ts';
import {
  atRest,
  card,
  modalOf,
  nothing,
  openPage,
  press,
  quoted,
  says,
  shadow,
  targetsOf,
} from '../fixture/page.fixture.ts';
import '../define.ts';
import type { CheckoutModal } from './checkout-modal.ts';

type Answers = Parameters<typeof openPage>[0];

/** A finger's, in CSS pixels; half a pixel is forgiven for layout between two pixels. */
const SIDE = 44;
const REACH = SIDE / 2 - 0.5;

/** Whether a press this far from the middle, on either side, is still one of it: labels and drawn areas count, overlaps do not. */
const isLarge = (root: ShadowRoot, target: Element): boolean => {
  target.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = target.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const answers = (at: Element | null): boolean =>
    at === target || target.contains(at) || at?.closest('label')?.control === target;
  const points = [
    [0, 0],
    [0, -REACH],
    [0, REACH],
    [-REACH, 0],
    [REACH, 0],
  ] as const;
  return points.every(([aside, down]) => answers(root.elementFromPoint(x + aside, y + down)));
};

const smallOnes = (modal: Element): readonly string[] => {
  const root = shadow(modal);
  return targetsOf(root)
    .filter((target) => !isLarge(root, target))
    .map((target) => `${target.localName} ${nameOf(target)}`);
};

let version = 70_000;
const answering =
  (over: Partial<SessionView> = {}) =>
  () => ({ session: session({ version: (version += 1), ...over }), token: tokenOf('cs_1') });
const acting = (method: string, action: NonNullable<NonNullable<SessionView['attempt']>['action']>) =>
  answering({ attempt: { id: 'at_1', method, state: 'created', action } });

const transfer = { ...wallet, id: 'one2pays.bank_transfer', label: 'Bank transfer', kinds: ['transfer'] } as const;
const ROWS = [{ label: 'Account number', value: '014-2-88104-7' }];
const PAY = 'Continue with';

/** Each page of the modal: what the server says, what is pressed on the way to it, and what it then says. */
const PAGES: readonly (readonly [name: string, answers: Answers, presses: readonly string[], words: string])[] = [
  ['the order', {}, [], 'Total'],
  ['an order with methods to choose from', { 'POST /quotes': quoted({}, [wallet, card]) }, [], 'Total'],
  ['loading', { 'POST /quotes': nothing }, [], 'Getting your order'],
  ['the methods', { 'POST /quotes': quoted({}, [wallet, card, promptpay]) }, ['Choose'], 'How would you'],
  ['the fields', { 'POST /quotes': quoted({}, [promptpay]) }, [PAY], 'Your details for'],
  ['fields that are wrong', { 'POST /quotes': quoted({}, [promptpay]) }, [PAY, 'Get QR code'], 'still missing'],
  ['starting', { 'POST /sessions': nothing }, [PAY], 'Opening'],
  [
    'waiting',
    { 'POST /quotes': quoted({}, [wallet, card]), 'POST /sessions': answering() },
    ['Choose', PAY],
    'not finished',
  ],
  ['checking', { 'POST /sessions': answering({ checking: true }) }, [PAY], 'checking'],
  ['the receipt', { 'POST /sessions': answering({ status: 'paid' }) }, [PAY], 'Thank you'],
  ['a review', { 'POST /sessions': answering({ status: 'review' }) }, [PAY], 'is checking this order'],
  ['a refusal', { 'POST /sessions': answering({ status: 'failed' }) }, [PAY], 'declined'],
  ['an expired one', { 'POST /sessions': answering({ status: 'expired' }) }, [PAY], 'ran out'],
  ['broken', { 'POST /quotes': () => problem('price_failed', 500) }, [], 'not answering'],
  [
    'a changed total',
    { 'POST /sessions': () => problem('quote_changed', 409, { quote: { ...quote, total: 2700, hash: 'x' } }) },
    [PAY],
    'total changed',
  ],
  [
    'a QR code',
    {
      'POST /quotes': quoted({}, [{ ...promptpay, fields: [] }]),
      'POST /sessions': acting(promptpay.id, { kind: 'qr', payload: '00020101' }),
    },
    [PAY],
    'Scan with',
  ],
  [
    'a transfer',
    {
      'POST /quotes': quoted({}, [transfer]),
      'POST /sessions': acting(transfer.id, { kind: 'transfer', rows: ROWS }),
    },
    [PAY],
    'Transfer this exact',
  ],
];

describe('whatever can be pressed is 44 pixels wide and high, on a screen of 320', () => {
  let page: ReturnType<typeof openPage>;
  let modal: CheckoutModal;

  const show = async (answers: Answers, presses: readonly string[], words: string) => {
    page = openPage(answers);
    modal = await fixture<CheckoutModal>(html`<till-checkout-modal endpoint=${page.path}></till-checkout-modal>`);
    modal.addEventListener('till-redirect', (event) => event.preventDefault());
    void modal.show(CART);
    for (const each of presses) await press(each);
    await says(words);
    await atRest(modal);
  };

  beforeEach(() => resize(320, 640));
  afterEach(async () => {
    modalOf()?.remove();
    page.close();
    await resize(900, 760);
  });

  for (const [name, answers, presses, words] of PAGES)
    it(name, async () => {
      await show(answers, presses, words);
      assert.isAbove(targetsOf(shadow(modal)).length, 0);
      assert.deepEqual(smallOnes(modal), []);
    });

  it('the question before leaving', async () => {
    await show({ 'POST /sessions': answering() }, [PAY], 'not finished');
    const dialog = shadow(modal).querySelector('dialog')!;
    for (const type of ['pointerdown', 'click']) dialog.dispatchEvent(new MouseEvent(type, { bubbles: true }));
    await says('Leave before paying?');
    await atRest(modal);
    assert.deepEqual(smallOnes(modal), []);
  });

  it('without a connection', async () => {
    await show({}, [], 'Total');
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
    dispatchEvent(new Event('offline'));
    await says('You are offline');
    await atRest(modal);
    const small = smallOnes(modal);
    Reflect.deleteProperty(navigator, 'onLine');
    assert.deepEqual(small, []);
  });

  it('(one that is smaller, or half covered, is seen)', async () => {
    await show({}, [], 'Total');
    const close = shadow(modal).querySelector<HTMLElement>('[part=close]')!;
    close.style.inlineSize = '40px';
    assert.deepEqual(smallOnes(modal), ['button Close']);
    close.style.inlineSize = '';
    const over = document.createElement('b');
    over.style.cssText =
      'position: absolute; inset-block-start: 0; inset-inline-end: 0; inline-size: 20px; block-size: 90px';
    close.parentElement!.append(over);
    assert.deepEqual(smallOnes(modal), ['button Close']);
  });
});
