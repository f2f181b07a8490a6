import { assert } from '@open-wc/testing';
import '../define.ts';
import { CheckoutModal, OrderStatus, PayButton, type TillBeforePayEvent } from '../index.ts';
import { itWhere } from '../fixture/engine.fixture.ts';
import { seen, shadow } from '../fixture/page.fixture.ts';

const TAGS = ['till-pay-button', 'till-checkout-modal', 'till-order-status'] as const;
const cart = { items: [{ sku: 'tea', quantity: 2 }] };

const hasRegistries = (): boolean => {
  try {
    return !!new CustomElementRegistry();
  } catch {
    return false;
  }
};

const inBody = <T extends Element>(element: T): T => {
  document.body.append(element);
  return element;
};
const clickIn = (host: Element) => shadow(host).querySelector('button')!.click();

/** A page of its own, so that elements can be there before they are known. */
const openDocument = async (body: string) => {
  const frame = document.createElement('iframe');
  frame.srcdoc = `<!doctype html><html lang="en"><body>${body}</body></html>`;
  inBody(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  const own = frame.contentDocument!;
  const load = (source: string): void => {
    const script = own.createElement('script');
    script.type = 'module';
    script.src = source;
    own.head.append(script);
  };
  return { frame, own, view: frame.contentWindow! as Window & typeof globalThis, load };
};

const KIT = new URL('../define.ts', import.meta.url).href;

/** By this, every module the kit is made of has a second address, and from there only knows the others by theirs. */
const secondCopy = (): string => {
  const own = performance.getEntriesByType('resource').map(({ name }) => name);
  const modules = [...new Set(own)].filter((url) => /\/(packages|node_modules\/@?lit[^/]*)\/[^?]*\.[jt]s$/.test(url));
  const second = Object.fromEntries(modules.map((url) => [url, `${url}?second`]));
  const scopes = Object.fromEntries(modules.map((url) => [`${url}?second`, second]));
  return `<script type="importmap">${JSON.stringify({ scopes })}</script>`;
};

describe('real web components', () => {
  afterEach(() => document.body.replaceChildren());

  it('request 24: made by hand, parsed or cloned, an element starts empty and is complete on its own', async () => {
    for (const tag of TAGS) {
      const made = document.createElement(tag);
      assert.deepEqual(made.getAttributeNames(), [], tag);
      assert.lengthOf(made.childNodes, 0, tag);
    }
    const button = document.createElement('till-pay-button');
    Object.assign(button, { sku: 'tea', amount: 2500, currency: 'EUR' });
    inBody(button);
    await button.updateComplete;
    assert.include(shadow(button).textContent, '€25.00');

    const parsed = inBody(document.createElement('div'));
    parsed.innerHTML =
      '<till-pay-button sku="tea" promotion-code="TEN" quantity="3" disabled><b>x</b></till-pay-button>';
    const original = parsed.querySelector('till-pay-button')!;
    const clone = inBody(original.cloneNode(true) as PayButton);
    assert.instanceOf(clone, PayButton);
    await clone.updateComplete;
    assert.deepEqual([clone.sku, clone.promotionCode, clone.quantity, clone.disabled], ['tea', 'TEN', 3, true]);
    assert.strictEqual(clone.innerHTML, '<b>x</b>');
    clone.sku = 'coffee';
    assert.strictEqual(original.sku, 'tea');
    assert.lengthOf(shadow(clone).querySelectorAll('button'), 1);
  });

  it('request 24: attributes and properties say the same', async () => {
    const button = inBody(document.createElement('till-pay-button'));
    button.setAttribute('promotion-code', 'TEN');
    button.setAttribute('quantity', '2');
    assert.deepEqual([button.promotionCode, button.quantity], ['TEN', 2]);
    button.disabled = true;
    await button.updateComplete;
    assert.isTrue(button.hasAttribute('disabled'));
    button.removeAttribute('disabled');
    assert.isFalse(button.disabled);
    button.removeAttribute('promotion-code');
    assert.isNull(button.promotionCode ?? null);
    const status = inBody(document.createElement('till-order-status'));
    status.variant = 'line';
    await status.updateComplete;
    assert.strictEqual(status.getAttribute('variant'), 'line');
    button.cart = cart;
    await button.updateComplete;
    assert.deepEqual(button.getAttributeNames(), ['quantity'], 'an object is no attribute');
  });

  it('request 24: what a page sets before the kit is there is kept, whatever comes first', async () => {
    const opened = await openDocument('<till-pay-button sku="tea" quantity="2"></till-pay-button>');
    const early = opened.own.querySelector('till-pay-button')!;
    Object.assign(early, { cart, quantity: 5, amount: 2500, currency: 'EUR' });
    const detached = opened.own.createElement('till-pay-button');
    Object.assign(detached, { sku: 'coffee', promotionCode: 'TEN' });
    const carts: unknown[] = [];
    opened.own.addEventListener('till-before-pay', (event) => {
      event.preventDefault();
      carts.push(event.cart);
    });
    opened.load(KIT);
    await seen(() => early.shadowRoot?.querySelector('button'));
    assert.deepEqual([early.sku, early.quantity, early.amount, early.cart], ['tea', 5, 2500, cart]);
    assert.include(shadow(early).textContent, '€25.00');
    clickIn(early);
    await seen(() => carts.length > 0);
    assert.deepEqual(carts, [cart]);

    opened.own.body.append(detached);
    await seen(() => detached.shadowRoot?.querySelector('button'));
    assert.deepEqual([detached.sku, detached.promotionCode], ['coffee', 'TEN']);
    assert.isFalse(
      Object.hasOwn(detached, 'sku'),
      'it hides the accessor, and the element would never hear of a change',
    );
  });

  it('request 24: in a closed shadow root it works, and its events leave every root, as from where it stands', async () => {
    const card = inBody(document.createElement('div'));
    // eslint-disable-next-line wc/no-closed-shadow-root -- a merchant's may be
    const root = card.attachShadow({ mode: 'closed' });
    const button = document.createElement('till-pay-button');
    button.cart = cart;
    root.append(button);
    await button.updateComplete;
    const heard: { event: TillBeforePayEvent; target: EventTarget | null }[] = [];
    const hear = (event: TillBeforePayEvent) => {
      event.preventDefault();
      heard.push({ event, target: event.target });
    };
    document.addEventListener('till-before-pay', hear);
    clickIn(button);
    const { event, target } = await seen(() => heard[0]);
    document.removeEventListener('till-before-pay', hear);
    assert.isTrue(event.bubbles && event.composed && event.cancelable);
    assert.strictEqual(target, card, 'a closed root keeps its own to itself');
    assert.deepEqual(event.cart, cart);
  });

  it('request 24: moved about, taken out and put back, it stays one', async () => {
    const button = inBody(document.createElement('till-pay-button'));
    Object.assign(button, { sku: 'tea', amount: 2500, currency: 'EUR' });
    await button.updateComplete;
    for (const parent of [document.createElement('div'), document.createElement('p')]) {
      inBody(parent).append(button);
      button.remove();
      parent.append(button);
    }
    await button.updateComplete;
    assert.lengthOf(shadow(button).querySelectorAll('button'), 1);
    assert.include(shadow(button).textContent, '€25.00');
  });

  it('a second copy of the kit keeps the first one’s elements, and throws nothing', async () => {
    const opened = await openDocument(`${secondCopy()}<till-pay-button sku="tea"></till-pay-button>`);
    const troubles: unknown[] = [];
    opened.view.addEventListener('error', ({ message }) => troubles.push(message));
    opened.view.addEventListener('unhandledrejection', ({ reason }) => troubles.push(reason));
    opened.load(KIT);
    const button = opened.own.querySelector('till-pay-button')!;
    await seen(() => button.shadowRoot?.querySelector('button'));
    const first = TAGS.map((tag) => opened.view.customElements.get(tag));

    const script = opened.own.createElement('script');
    script.type = 'module';
    script.textContent = `import '${KIT}?second';
      import { PayButton } from '${new URL('pay-button/pay-button.ts', KIT).href}?second';
      PayButton.define();
      dispatchEvent(new CustomEvent('ran', { detail: PayButton }));`;
    const ran = new Promise<unknown>((resolve) =>
      opened.view.addEventListener('ran', (event) => resolve((event as CustomEvent<unknown>).detail), { once: true }),
    );
    opened.own.head.append(script);
    assert.notStrictEqual(await ran, first[0], 'this is no second copy');
    assert.deepEqual(
      TAGS.map((tag) => opened.view.customElements.get(tag)),
      first,
    );
    assert.lengthOf(shadow(button).querySelectorAll('button'), 1);
    assert.deepEqual(troubles, []);
  });

  itWhere(hasRegistries(), 'its pages have one registry')(
    'an element can have another tag, and a registry of its own',
    async () => {
      class ShopButton extends PayButton {}
      ShopButton.define('shop-pay-button');
      const own = inBody(document.createElement('shop-pay-button'));
      assert.instanceOf(own, ShopButton);
      const registry = new CustomElementRegistry();
      PayButton.define('till-pay-button', registry);
      CheckoutModal.define(undefined, registry);
      OrderStatus.define('shop-status', registry);
      assert.deepEqual(
        ['till-pay-button', 'till-checkout-modal', 'shop-status', 'till-order-status'].map((tag) => registry.get(tag)),
        [PayButton, CheckoutModal, OrderStatus, undefined],
      );
      assert.isUndefined(customElements.get('shop-status'));
      PayButton.define('till-pay-button', registry);
    },
  );
});
