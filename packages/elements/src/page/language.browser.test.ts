import { assert, fixture, html } from '@open-wc/testing';
import { formatMoney } from '@tillkit/core/money';
import { quote } from '../fixture/counter.fixture.ts';
import { engine, itWhere } from '../fixture/engine.fixture.ts';
import { modalOf, openPage, quoted, seen, shadow, wordsOf } from '../fixture/page.fixture.ts';
import '../define.ts';
import { configure } from './configure.ts';

const SAID = {
  th: { pay: 'ชำระเงิน', paid: 'ชำระแล้ว', total: 'ยอดรวมทั้งหมด', close: 'ปิด' },
  'de-AT': { pay: 'Bezahlen', paid: 'Bezahlt', total: 'Gesamtbetrag', close: 'Schließen' },
  ar: { pay: 'ادفع', paid: 'مدفوع', total: 'الإجمالي', close: 'إغلاق' },
} as const;
const ENGLISH = /\b(Pay|Paid|Total|Getting your order|Continue|items?)\b/;

/** As the locale writes 25 euros, with the white space of `wordsOf`. */
const euros = (locale: string): string => formatMoney({ amount: 2_500, currency: 'EUR' }, locale).replace(/\s+/g, ' ');

/** What an element says, frame by frame, until it says `words`. */
const framesUntil = async (find: () => Element | null, words: string): Promise<readonly string[]> => {
  const frames: string[] = [];
  await seen(() => {
    const element = find();
    frames.push(element?.shadowRoot ? wordsOf(element) : '');
    return frames.at(-1)?.includes(words);
  });
  return frames;
};

describe('the language of the page', () => {
  let page: ReturnType<typeof openPage>;
  const { lang } = document.documentElement;
  const speak = (locale: string, dir = ''): void => void Object.assign(document.documentElement, { lang: locale, dir });
  const button = (verb = html``) =>
    fixture<HTMLElement>(
      html`<till-pay-button endpoint=${page.path} sku="tea" amount="2500" currency="EUR">${verb}</till-pay-button>`,
    );
  const click = (element: Element): void => shadow(element).querySelector('button')!.click();

  beforeEach(() => (page = openPage()));
  afterEach(() => {
    document.querySelectorAll('till-checkout-modal').forEach((modal) => modal.remove());
    configure({ strings: undefined });
    speak(lang);
    page.close();
  });

  for (const [locale, said] of Object.entries(SAID))
    it(`${locale}: button, badge and modal say it, and no frame says it in English`, async () => {
      speak(locale);
      const form = html`<form><button>1 2 3</button></form>`;
      const pay = await button(form);
      const frames = await framesUntil(() => pay, said.pay);
      // Until its words are here, the button of the page stays; once they are, it has gone.
      for (const frame of frames.slice(0, -1)) assert.strictEqual(frame, '1 2 3');
      assert.notInclude(frames.at(-1)!, '1 2 3');
      assert.include(frames.at(-1)!, euros(locale));

      const badge = await fixture<HTMLElement>(html`<till-order-status status="paid"></till-order-status>`);
      for (const frame of await framesUntil(() => badge, said.paid)) assert.notMatch(frame, ENGLISH);

      click(pay);
      const shown = await framesUntil(modalOf, said.total);
      for (const frame of shown) assert.notMatch(frame, ENGLISH);
      assert.strictEqual(shadow(modalOf()!).querySelector('[part=close]')!.getAttribute('aria-label'), said.close);
    });

  it('English in a frame would be seen', async () => {
    speak('en');
    const pay = await button();
    for (const frame of await framesUntil(() => pay, euros('en'))) if (frame) assert.match(frame, ENGLISH);
    click(pay);
    const frames = await framesUntil(modalOf, 'Total');
    assert.match(frames.at(-1)!, ENGLISH);
  });

  it('the words of an element win over the page’s, these over the locale’s; what neither has is the locale’s', async () => {
    speak('th');
    configure({ strings: { pay: 'of the page', buy: 'of the page' } });
    const list = await fixture<HTMLElement>(
      html`<div>
        <till-pay-button .strings=${{ pay: 'of the element' }}></till-pay-button>
        <till-pay-button .strings=${{ pay: 'of the element' }} verb="buy"></till-pay-button>
        <till-pay-button .strings=${{ pay: 'of the element' }} verb="donate"></till-pay-button>
      </div>`,
    );
    const buttons = [...list.querySelectorAll('till-pay-button')];
    await seen(() => buttons.every((each) => wordsOf(each)));
    assert.deepEqual(buttons.map(wordsOf), ['of the element', 'of the page', 'บริจาค']);
  });

  it('the words of the page are the modal’s too', async () => {
    speak('de');
    configure({ strings: { total: 'Alles zusammen' } });
    const pay = await button();
    await framesUntil(() => pay, 'Bezahlen');
    click(pay);
    await framesUntil(modalOf, 'Alles zusammen');
    assert.notInclude(wordsOf(modalOf()!), SAID['de-AT'].total);
  });

  for (const locale of ['cy', 'is'])
    it(`${locale}, which the kit does not speak: English, with amounts as they are written there`, async () => {
      speak(locale);
      const pay = await button();
      await framesUntil(() => pay, 'Pay');
      assert.strictEqual(wordsOf(pay), `Pay ${euros(locale)}`);
      click(pay);
      const frames = await framesUntil(modalOf, 'Total');
      assert.include(frames.at(-1)!, euros(locale));
    });

  it('numbers take the form they take in Polish', async () => {
    speak('pl');
    for (const [n, words] of [
      [1, '1 produkt'],
      [2, '2 produkty'],
      [5, '5 produktów'],
      [22, '22 produkty'],
    ] as const) {
      page.routes['POST /quotes'] = quoted({ lines: [{ sku: 'tea', title: 'Tea', quantity: n, total: 2_500 }] });
      const cart = { items: [{ sku: 'tea', quantity: n }] };
      const modal = await fixture<HTMLElement>(
        html`<till-checkout-modal open endpoint=${page.path} .cart=${cart}></till-checkout-modal>`,
      );
      await seen(() => wordsOf(modal).includes('Tea'));
      assert.strictEqual(shadow(modal).querySelector('.who bdi')!.textContent, words);
      modal.remove();
    }
  });

  itWhere(engine !== 'webkit', 'its Arabic has the digits of Arabic, and the sign on their right')(
    'from right to left an amount is read as Intl writes it: its digits in their order, a discount with its sign',
    async () => {
      speak('ar', 'rtl');
      page.routes['POST /quotes'] = quoted({
        total: 12_345,
        discount: 678,
        lines: [{ ...quote.lines[0]!, total: 13_023 }],
      });
      const pay = await button();
      await framesUntil(() => pay, SAID.ar.pay);
      click(pay);
      await framesUntil(modalOf, SAID.ar.total);
      const texts = (root: Node): readonly Text[] =>
        root instanceof Text ? [root] : [...root.childNodes].flatMap((child) => texts(child));
      const amounts = texts(shadow(modalOf()!)).filter(({ data }) => /€/.test(data));
      assert.isAtLeast(amounts.length, 3);
      for (const text of amounts) {
        // Sign and digits, from left to right as they are in the text.
        const places = [...text.data.matchAll(/[−\p{Nd}]/gu)].map(({ index }) => {
          const range = new Range();
          range.setStart(text, index);
          range.setEnd(text, index + 1);
          return range.getBoundingClientRect().left;
        });
        assert.deepEqual(
          places,
          places.toSorted((a, b) => a - b),
          text.data,
        );
      }
      assert.isTrue(amounts.some(({ data }) => data.includes('−6.78')));
    },
  );
});
