import { assert } from '@open-wc/testing';
import { itWhere } from '../fixture/engine.fixture.ts';
import { seen, shadow } from '../fixture/page.fixture.ts';
import { renderOrderStatus, renderPayButton } from './index.ts';

const KIT = new URL('../define.ts', import.meta.url).href;
const NONCE = 'abc';
// Scripts come without a nonce here: of a module that ran on pages without a nonce before, Chromium's later copies lose theirs.
const POLICY = `default-src 'none'; script-src ${location.origin}; style-src 'nonce-${NONCE}'; connect-src 'self'`;

/** A page under a strict policy that has `body` before any script. */
const openDocument = async (body: string) => {
  const frame = document.createElement('iframe');
  frame.width = frame.height = '600';
  frame.srcdoc = `<!doctype html><html lang="en"><head>
    <meta http-equiv="Content-Security-Policy" content="${POLICY}" /></head>
    <body>${body}<p id="after">After it</p></body></html>`;
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  const own = frame.contentDocument!;
  const view = frame.contentWindow! as Window & typeof globalThis;
  const violations: string[] = [];
  own.addEventListener('securitypolicyviolation', ({ violatedDirective }) => violations.push(violatedDirective));
  const shifts: number[] = [];
  const observer = new view.PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
  });
  observer.observe({ type: 'layout-shift', buffered: true });
  const frames = async (count: number) => {
    for (let at = 0; at < count; at += 1) await new Promise((resolve) => view.requestAnimationFrame(resolve));
  };
  // Only what moves after it was painted is a shift.
  await frames(2);
  return {
    frame,
    own,
    view,
    violations,
    /** What has moved so far. */
    shifts: async () => {
      await frames(2);
      for (const entry of observer.takeRecords()) shifts.push((entry as PerformanceEntry & { value: number }).value);
      return shifts;
    },
    loadKit: () => {
      const script = own.createElement('script');
      script.type = 'module';
      script.src = KIT;
      own.head.append(script);
    },
  };
};

const LOOK = [
  'color',
  'backgroundColor',
  'fontSize',
  'fontWeight',
  'borderRadius',
  'paddingInline',
  'display',
] as const;
const looks = (view: Window, element: Element) => {
  const style = view.getComputedStyle(element);
  const { x, y, width, height } = element.getBoundingClientRect();
  return { box: [x, y, width, height], look: LOOK.map((name) => style[name]) };
};

/** A tree in words, without what only the server or only Lit writes. */
const written = (root: ShadowRoot): string => {
  const copy = document.createElement('div');
  copy.append(...[...root.childNodes].map((node) => node.cloneNode(true)));
  for (const extra of copy.querySelectorAll('style, input[type=hidden]')) extra.remove();
  for (const form of copy.querySelectorAll('form')) form.replaceWith(...form.childNodes);
  for (const element of copy.querySelectorAll('*'))
    for (const { name, value } of [...element.attributes].sort((one, two) => one.name.localeCompare(two.name))) {
      element.removeAttribute(name);
      element.setAttribute(name, value);
    }
  const text = copy.innerHTML.replace(/<!--.*?-->/g, '').replace('type="submit"', 'type="button"');
  return text
    .replace(/ hidden=""/g, ' hidden')
    .replace(/>\s+/g, '>')
    .replace(/\s+</g, '<')
    .replace(/\s+/g, ' ')
    .trim();
};

describe('server render', () => {
  let opened: Awaited<ReturnType<typeof openDocument>>;
  afterEach(() => opened.frame.remove());

  const hint = { sku: 'tea', amount: 2500, currency: 'EUR', verb: 'buy' };

  it('a pay button looks right before the script, and after it is the same: one button, the focus in it, nothing moved', async () => {
    opened = await openDocument(renderPayButton(hint, { nonce: NONCE, content: '<b slot="icon">☕</b>' }));
    const { own, view } = opened;
    const host = own.querySelector('till-pay-button')!;
    const served = shadow(host).querySelector('button')!;
    const before = looks(view, served);
    const stub = looks(view, served.querySelector('[part=amount]')!);
    const tree = written(shadow(host));
    assert.isAtLeast(before.box[3]!, 44);
    assert.notStrictEqual(stub.look[1], 'rgba(0, 0, 0, 0)');
    served.focus();
    assert.isTrue(own.activeElement === host);

    opened.loadKit();
    const button = await seen(() => {
      const found = shadow(host).querySelector('button');
      return found !== served && found;
    });
    assert.lengthOf(shadow(host).querySelectorAll('button'), 1);
    assert.isFalse(served.isConnected);
    assert.strictEqual(written(shadow(host)), tree);
    assert.deepEqual(looks(view, button), before);
    assert.deepEqual(looks(view, button.querySelector('[part=amount]')!), stub);
    assert.isTrue(own.activeElement === host);
    assert.isTrue(shadow(host).activeElement === button);
    assert.deepEqual(await opened.shifts(), []);
    assert.deepEqual(opened.violations, []);
  });

  itWhere(PerformanceObserver.supportedEntryTypes.includes('layout-shift'), 'it does not tell what moves')(
    'what moves would have been seen',
    async () => {
      opened = await openDocument(renderPayButton(hint, { nonce: NONCE }));
      shadow(opened.own.querySelector('till-pay-button')!).querySelector('button')!.remove();
      assert.notDeepEqual(await opened.shifts(), []);
    },
  );

  it('without the nonce the policy leaves it unstyled until the script is there: the look above was the nonce’s', async () => {
    opened = await openDocument(renderPayButton(hint));
    const host = opened.own.querySelector('till-pay-button')!;
    const before = looks(opened.view, shadow(host).querySelector('[part=amount]')!);
    opened.loadKit();
    await seen(() => shadow(host).querySelector('[type=button]'));
    assert.notDeepEqual(looks(opened.view, shadow(host).querySelector('[part=amount]')!), before);
  });

  it('a pay button whose amount is still to be quoted has its stub from the first', async () => {
    opened = await openDocument(renderPayButton({ sku: 'tea' }, { nonce: NONCE }));
    const { own, view } = opened;
    const host = own.querySelector('till-pay-button')!;
    const before = looks(view, shadow(host).querySelector('button')!);
    const tree = written(shadow(host));
    opened.loadKit();
    const button = await seen(() => shadow(host).querySelector('[type=button]'));
    assert.strictEqual(written(shadow(host)), tree);
    assert.deepEqual(looks(view, button), before);
  });

  it('a pay button nobody was in takes no focus', async () => {
    opened = await openDocument(renderPayButton(hint, { nonce: NONCE }));
    const host = opened.own.querySelector('till-pay-button')!;
    opened.loadKit();
    await seen(() => shadow(host).querySelector('[type=button]'));
    assert.isTrue(opened.own.activeElement === opened.own.body);
  });

  it('before the script a click sends the form, also inside a form of the page', async () => {
    const page = `<form id="theirs" action="/cart">${renderPayButton({ ...hint, quantity: 2 }, { nonce: NONCE })}</form>`;
    opened = await openDocument(page);
    const { own, view } = opened;
    const host = own.querySelector('till-pay-button')!;
    const sent = new Promise<[string, string][]>((resolve) =>
      shadow(host).addEventListener('submit', (event) => {
        event.preventDefault();
        const form = event.target as HTMLFormElement;
        resolve([['action', form.action], ...([...new view.FormData(form)] as [string, string][])]);
      }),
    );
    own.querySelector('#theirs')!.addEventListener('submit', () => assert.fail('the page’s own form was sent'));
    shadow(host).querySelector('button')!.click();
    assert.deepEqual(await sent, [
      ['action', new URL('/checkout/start', location.href).href],
      ['sku', 'tea'],
      ['quantity', '2'],
    ]);
  });

  it('a status keeps its first word until there is more: one badge, nothing moved', async () => {
    const status = renderOrderStatus({ status: 'paid' }, { nonce: NONCE, content: '<i slot="prefix">№ 7</i>' });
    opened = await openDocument(status);
    const { own, view } = opened;
    const host = own.querySelector('till-order-status')!;
    const served = shadow(host).querySelector('[part=badge]')!;
    const before = looks(view, served);
    const tree = written(shadow(host));
    assert.notStrictEqual(before.look[1], 'rgba(0, 0, 0, 0)');
    const badges = () => shadow(host).querySelectorAll('[part=badge]').length;
    const counted: number[] = [];
    const observer = new view.MutationObserver(() => counted.push(badges()));
    observer.observe(shadow(host), { childList: true, subtree: true });
    opened.loadKit();
    const badge = await seen(() => !served.isConnected && shadow(host).querySelector('[part=badge]'));
    assert.deepEqual([...new Set(counted)], [1], 'the badge is gone before there is another one');
    assert.lengthOf(shadow(host).querySelectorAll('[part=badge]'), 1);
    assert.strictEqual(written(shadow(host)), tree);
    assert.deepEqual(looks(view, badge), before);
    assert.isTrue(host.matches(':state(paid)'));
    assert.deepEqual(await opened.shifts(), []);
    assert.deepEqual(opened.violations, []);
  });
});
