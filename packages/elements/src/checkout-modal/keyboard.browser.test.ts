import { assert, fixture, html } from '@open-wc/testing';
import { promptpay, session, tokenOf, wallet } from '../fixture/counter.fixture.ts';
import { focused, key, nameOf, stops, tabBack, type } from '../fixture/keys.fixture.ts';
import { buttonOf, card, modalOf, openPage, quoted, says, seen, shadow, targetsOf } from '../fixture/page.fixture.ts';
import '../define.ts';

type Answers = Parameters<typeof openPage>[0];

const WAITS = 'Your payment is not finished yet';

let version = 60_000;
const begun = (attempt: object = {}) => ({
  session: session({
    version: (version += 1),
    attempt: {
      id: 'at_1',
      method: card.id,
      state: 'created',
      action: { kind: 'redirect', url: 'https://pay.example/1', popup: 'opener' },
      ...attempt,
    },
  }),
  token: tokenOf('cs_1'),
});

describe('a checkout by keyboard alone', () => {
  let page: ReturnType<typeof openPage>;
  let opener: HTMLElement;

  /** From the page's own stop before the button to the order. */
  const open = async (answers: Answers = {}) => {
    page = openPage({ 'POST /quotes': quoted({}, [wallet, card, promptpay]), ...answers });
    const area = await fixture<HTMLElement>(
      html`<p>
        <a href="#before">Before</a>
        <till-pay-button
          endpoint=${page.path}
          sku="tea"
          amount="2500"
          currency="EUR"
          @till-redirect=${(event: Event) => event.preventDefault()}
        ></till-pay-button>
        <a href="#after">After</a>
      </p>`,
    );
    opener = area.querySelector('till-pay-button')!;
    area.querySelector('a')!.focus();
    await key('Tab');
    await key('Enter');
    await atTitle('Tea tin');
  };

  /** The dialog says so, and its title has the focus: what a reader begins with. */
  const atTitle = async (words: string) => {
    await says(words);
    await seen(() => focused()?.id === 'title');
  };

  /** Tabs to the stop of this name, and presses it. */
  const go = async (name: string, press = 'Enter', step = () => key('Tab')) => {
    const most = 20;
    for (let steps = 0; steps < most && !nameOf(focused()).startsWith(name); steps += 1) await step();
    assert.include(nameOf(focused()), name);
    assert.strictEqual(getComputedStyle(focused()!).outlineStyle, 'solid', `${name} shows that it has the focus`);
    await key(press);
  };

  const toMethods = async () => {
    await go('Choose how to pay');
    await atTitle('How would you like to pay?');
  };

  afterEach(() => {
    modalOf()?.remove();
    page.close();
  });

  it('Tab leads through all of it, and back', async () => {
    await open();
    const tab = () => key('Tab');
    await seen(() => buttonOf(modalOf()!, 'One more: Tea tin'));
    const order = await stops(tab, targetsOf(shadow(modalOf()!)).length);
    assert.deepEqual([order[0], order.at(-1)], ['Close', 'Choose how to pay']);
    assert.deepEqual(await stops(tabBack, order.length - 1), order.slice(0, -1).reverse());
    await toMethods();
    const pay = 'Continue with Open Payments wallet €25.00';
    assert.deepEqual(await stops(tab, 2), ['Open Payments wallet', pay], 'the ways are one stop');
    assert.deepEqual(await stops(tabBack, 3), ['Open Payments wallet', 'Close', 'Back']);
  });

  it('arrow keys choose how to pay, Enter pays; Escape asks before it hides, and the button has the focus again', async () => {
    await open({ 'POST /sessions': () => begun(), 'GET /sessions/cs_1': () => begun() });
    await toMethods();
    await key('Tab');
    await key('ArrowDown');
    await says('Continue with Card');
    assert.strictEqual(nameOf(focused()), 'Card Visa, Mastercard');
    await go('Continue with Card');
    await atTitle(WAITS);
    assert.strictEqual(page.to('POST /sessions')[0]!.body.attempt.method, card.id);
    await key('Escape');
    await atTitle('Leave before paying?');
    await go('Stay here', 'Space');
    await atTitle(WAITS);
    await key('Escape');
    await atTitle('Leave before paying?');
    await key('Escape');
    await seen(() => modalOf() === null);
    assert.strictEqual(focused(), shadow(opener).querySelector('button'));
    assert.strictEqual(page.to('POST /sessions/cs_1/cancel').length, 0);
  });

  it('fields are filled, judged, corrected and sent', async () => {
    await open({
      'POST /sessions': () => begun({ method: promptpay.id, action: { kind: 'qr', payload: '00020101' } }),
    });
    await toMethods();
    await key('Tab');
    await key('ArrowDown');
    await key('ArrowDown');
    await go('Continue with PromptPay QR');
    await atTitle('Your details for PromptPay QR');
    await go('Your bank', 'ArrowDown');
    await key('Tab');
    await type('111222333');
    await key('Tab');
    await type('Somchai Jaidee');
    await key('Enter');
    await says('That is 9 digits.');
    await seen(() => nameOf(focused()) === 'Account number');
    const wrong = focused()!;
    const about = shadow(modalOf()!).getElementById(wrong.getAttribute('aria-describedby')!);
    assert.include(about?.textContent, 'That is 9 digits.', 'and it is read with the field');
    await key('End');
    await type('4');
    await seen(() => wrong.getAttribute('aria-invalid') === 'false');
    await go('Get QR code');
    await atTitle('Scan with your banking app');
    assert.deepEqual(page.to('POST /sessions')[0]!.body.attempt.fields, {
      bank: '004',
      number: '1112223334',
      holder: 'Somchai Jaidee',
    });
  });

  it('Back leads back by the same way, and the cross closes', async () => {
    await open();
    await toMethods();
    await go('Back', 'Enter', tabBack);
    await atTitle('Tea tin');
    await go('Close', 'Space');
    await seen(() => modalOf() === null);
    assert.strictEqual(focused(), shadow(opener).querySelector('button'));
  });
});
