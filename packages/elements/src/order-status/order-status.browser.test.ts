import { assert, fixture, html } from '@open-wc/testing';
import type { SessionView } from '@tillkit/core/wire';
import { session, tokenOf } from '../fixture/counter.fixture.ts';
import { itWithAxe } from '../fixture/engine.fixture.ts';
import { openPage, seen, shadow, wordsOf } from '../fixture/page.fixture.ts';
import '../define.ts';
import type { OrderStatus } from './order-status.ts';

const WORDS = [
  ['created', 'Created'],
  ['pending', 'Pending'],
  ['authorized', 'Authorized'],
  ['paid', 'Paid'],
  ['partially_refunded', 'Partly refunded'],
  ['refunded', 'Refunded'],
  ['canceled', 'Canceled'],
  ['expired', 'Expired'],
  ['failed', 'Failed'],
  ['review', 'In review'],
  ['checking', 'Checking'],
] as const;

const reading = (element: Element, words: string | RegExp) =>
  seen(() => (typeof words === 'string' ? wordsOf(element) === words : words.test(wordsOf(element))));

/** A `POST /status` that is answered as a stream the test writes to. */
const openStream = () => {
  const opened: ReadableStreamDefaultController<Uint8Array>[] = [];
  return {
    answer: () =>
      new Response(new ReadableStream({ start: (controller) => void opened.push(controller) }), {
        headers: { 'content-type': 'text/event-stream' },
      }),
    tell: (view: SessionView) =>
      opened
        .at(-1)!
        .enqueue(
          new TextEncoder().encode(`event: session\nid: ${view.id}:${view.version}\ndata: ${JSON.stringify(view)}\n\n`),
        ),
  };
};

describe('till-order-status', () => {
  let page: ReturnType<typeof openPage>;
  afterEach(() => page.close());
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  for (const [status, words] of WORDS)
    it(`has a coin and a word for ${status}`, async () => {
      page = openPage();
      const element = await fixture<OrderStatus>(html`<till-order-status status=${status}></till-order-status>`);
      await reading(element, words);
      assert.notStrictEqual(shadow(element).querySelector('svg path, svg circle'), null);
      assert.strictEqual(shadow(element).querySelector('[role=status]')!.textContent!.trim(), words);
      assert.strictEqual(element.matches(`:state(${status})`), true);
      assert.strictEqual(page.asked.length, 0);
    });

  it('keeps the words of the server until more is known', async () => {
    page = openPage();
    const element = await fixture<OrderStatus>(
      html`<till-order-status endpoint=${page.path}>An order you place here shows how it stands.</till-order-status>`,
    );
    assert.strictEqual(wordsOf(element), 'An order you place here shows how it stands.');
    assert.strictEqual(page.asked.length, 0);
  });

  it('request 2: five badges are one connection, and turn by themselves', async () => {
    const stream = openStream();
    page = openPage({ 'POST /status': stream.answer });
    const ids = [1, 2, 3, 4, 5].map((n) => `cs_five_${n}`);
    const list = await fixture<HTMLElement>(
      html`<div>
        ${ids.map((id) => html`<till-order-status endpoint=${page.path} session=${id} token=${tokenOf(id)}></till-order-status>`)}
      </div>`,
    );
    const badges = [...list.querySelectorAll('till-order-status')];
    await seen(() => badges.every((element) => element.matches(':state(live)')));
    assert.strictEqual(page.to('POST /status').length, 1);
    assert.strictEqual(page.to('POST /status')[0]!.body.tokens.length, 5);
    assert.deepEqual(badges.map(wordsOf), Array(5).fill('Checking'));
    stream.tell(session({ id: ids[2]!, version: 1, status: 'pending' }));
    await reading(badges[2]!, 'Pending');
    stream.tell(session({ id: ids[2]!, version: 2, status: 'paid' }));
    await reading(badges[2]!, 'Paid');
    assert.strictEqual(page.to('POST /status').length, 1);
    list.remove();
    assert.strictEqual(page.to('POST /status')[0]!.signal!.aborted, true);
  });

  it('tells of each change once, however many show it, and of the payment once', async () => {
    const stream = openStream();
    page = openPage({ 'POST /status': stream.answer });
    const list = await fixture<HTMLElement>(
      html`<div>
        ${[1, 2].map(
          () =>
            html`<till-order-status
              endpoint=${page.path}
              session="cs_told"
              token=${tokenOf('cs_told')}
            ></till-order-status>`,
        )}
      </div>`,
    );
    const told: string[] = [];
    list.addEventListener('till-status', ({ session, previous }) =>
      told.push(`${previous?.status} → ${session.status}`),
    );
    list.addEventListener('till-paid', ({ session }) => told.push(`paid ${session.id}`));
    await seen(() => list.querySelector('till-order-status')!.matches(':state(live)'));
    for (const [version, status] of [
      [1, 'pending'],
      [2, 'paid'],
      [2, 'paid'],
      [3, 'partially_refunded'],
      [4, 'paid'],
    ] as const)
      // prettier-ignore
      stream.tell(session({ id: 'cs_told', version, status }));
    await seen(() => told.length >= 5);
    assert.deepEqual(told, [
      'undefined → pending',
      'pending → paid',
      'paid cs_told',
      'paid → partially_refunded',
      'partially_refunded → paid',
    ]);
  });

  it('takes the token out of the address before anything else, and shows its order', async () => {
    page = openPage({
      'POST /status': () => ({ sessions: [session({ id: 'cs_back', status: 'paid' })], refused: [] }),
    });
    history.replaceState({ theirs: 1 }, '', `${location.pathname}${location.search}#till=${tokenOf('cs_back')}`);
    const element = document.createElement('till-order-status');
    element.endpoint = page.path;
    document.body.append(element);
    assert.strictEqual(location.hash, '');
    assert.notInclude(location.href, 'till=');
    await reading(element, 'Paid');
    assert.deepEqual(page.to('POST /status')[0]!.body.tokens, [tokenOf('cs_back')]);
    element.remove();
    assert.strictEqual(history.state.theirs, 1);
    const afterReload = await fixture<OrderStatus>(html`<till-order-status endpoint=${page.path}></till-order-status>`);
    await reading(afterReload, 'Paid');
  });

  it('leaves every other fragment alone', async () => {
    page = openPage();
    history.replaceState(null, '', `${location.pathname}${location.search}#reviews`);
    await fixture(html`<till-order-status endpoint=${page.path}></till-order-status>`);
    assert.strictEqual(location.hash, '#reviews');
  });

  it('without a session shows the last one of this endpoint, and forgets it when it has settled', async () => {
    page = openPage({
      'POST /status': () => ({ sessions: [session({ id: 'cs_last', status: 'paid' })], refused: [] }),
    });
    const name = `tillkit:${page.endpoint}`;
    const entry = { cart: 'x', key: 'k', id: 'cs_last', token: tokenOf('cs_last'), at: Date.now() };
    localStorage.setItem(name, JSON.stringify([entry]));
    const element = await fixture<OrderStatus>(html`<till-order-status endpoint=${page.path}></till-order-status>`);
    await reading(element, 'Paid');
    assert.strictEqual(localStorage.getItem(name), '[]');
  });

  it('without any order it says so kindly, unless the page has words of its own', async () => {
    page = openPage();
    const element = await fixture<OrderStatus>(html`<till-order-status endpoint=${page.path}></till-order-status>`);
    const kind = 'No order to show here. Open the link in your confirmation, or look in the browser you paid with.';
    assert.strictEqual(wordsOf(element), kind);
    assert.strictEqual(page.asked.length, 0);
    element.append('Ask us about your order.');
    await reading(element, 'Ask us about your order.');
    await assert.isAccessible(element);
  });

  it('a session this browser has no token for is no order to show', async () => {
    page = openPage();
    const element = await fixture<OrderStatus>(
      html`<till-order-status endpoint=${page.path} session="cs_strange"></till-order-status>`,
    );
    await reading(element, /^No order to show here/);
    assert.strictEqual(page.asked.length, 0);
  });

  it('in another browser the link shows the order, and remembers nothing', async () => {
    page = openPage({
      'POST /status': () => ({ sessions: [session({ id: 'cs_link', status: 'pending' })], refused: [] }),
    });
    history.replaceState(null, '', `${location.pathname}${location.search}#till=${tokenOf('cs_link')}`);
    const element = await fixture<OrderStatus>(html`<till-order-status endpoint=${page.path}></till-order-status>`);
    await reading(element, 'Pending');
    assert.notInclude(location.href, 'till=');
    assert.strictEqual(localStorage.getItem(`tillkit:${page.endpoint}`), null);
    assert.deepEqual(
      page.asked.filter(({ route }) => route !== 'POST /status'),
      [],
      'nothing but reading',
    );
  });

  it('a link opened on the page it leads to is taken, by every status of the page', async () => {
    page = openPage({
      'POST /status': () => ({ sessions: [session({ id: 'cs_hash', status: 'paid' })], refused: [] }),
    });
    const list = await fixture<HTMLElement>(
      html`<div>
        <till-order-status endpoint=${page.path}></till-order-status>
        <till-order-status endpoint=${page.path}></till-order-status>
      </div>`,
    );
    const [first, second] = [...list.querySelectorAll('till-order-status')];
    await reading(first!, /^No order/);
    location.hash = `#till=${tokenOf('cs_hash')}`;
    await reading(first!, 'Paid');
    await reading(second!, 'Paid');
    assert.notInclude(location.href, 'till=');
  });

  it('what this browser keeps of an order wins over the shorter token of the return', async () => {
    page = openPage();
    const kept = `v1.${btoa(JSON.stringify({ s: 'cs_kept', c: ['read', 'pay'], x: 2 }))}.mac`;
    const entry = { cart: 'x', key: 'k', id: 'cs_kept', token: kept, at: Date.now() };
    localStorage.setItem(`tillkit:${page.endpoint}`, JSON.stringify([entry]));
    history.replaceState(null, '', `${location.pathname}${location.search}#till=${tokenOf('cs_kept')}`);
    await fixture<OrderStatus>(html`<till-order-status endpoint=${page.path}></till-order-status>`);
    const call = await seen(() => page.to('POST /status')[0]);
    assert.deepEqual(call.body.tokens, [kept]);
  });

  it('a token that no longer reads leaves the words of the server, and says what to do', async () => {
    page = openPage({ 'POST /status': () => ({ sessions: [], refused: [0] }) });
    let code = '';
    const element = await fixture<OrderStatus>(
      html`<till-order-status
        endpoint=${page.path}
        token=${tokenOf('cs_gone')}
        @till-error=${(event: Event & { code: string }) => (code = event.code)}
        >Order 2041</till-order-status
      >`,
    );
    await seen(() => code);
    await reading(
      element,
      'Order 2041 This link no longer shows its order. Open the one in your confirmation again, or look in the browser you paid with.',
    );
    assert.strictEqual(code, 'token_invalid');
    await assert.isAccessible(element);
  });

  it('till-error can take these words over', async () => {
    page = openPage({ 'POST /status': () => ({ sessions: [], refused: [0] }) });
    let told = false;
    const element = await fixture<OrderStatus>(
      html`<till-order-status
        endpoint=${page.path}
        token=${tokenOf('cs_gone')}
        @till-error=${(event: Event) => {
          event.preventDefault();
          told = true;
        }}
        >Order 2041</till-order-status
      >`,
    );
    await seen(() => told);
    await reading(element, 'Order 2041');
  });

  it('with an order of its own fetches nothing', async () => {
    page = openPage();
    const element = await fixture<OrderStatus>(
      html`<till-order-status endpoint=${page.path} .order=${session({ status: 'review' })}></till-order-status>`,
    );
    await reading(element, 'In review');
    assert.strictEqual(page.asked.length, 0);
    element.order = session({ status: 'paid' });
    await reading(element, 'Paid');
  });

  it('as a line says what it means, and how much', async () => {
    page = openPage();
    const element = await fixture<OrderStatus>(
      html`<till-order-status
        variant="line"
        .order=${session({ status: 'partially_refunded', refunded: 500 })}
      ></till-order-status>`,
    );
    await seen(() => shadow(element).querySelector('.line'));
    assert.match(
      wordsOf(element),
      /^Part of it refunded .+ · It may take some days to arrive €25\.00 €5\.00 refunded$/,
    );
    const time = shadow(element).querySelector('time')!;
    assert.ok(Date.parse(time.dateTime));
    assert.match(time.title, /20\d\d.*:\d\d/, 'the date and time in full');
  });

  it('paid, a line and a timeline say with what', async () => {
    page = openPage();
    const timeline = [
      { at: '2026-01-05T10:00:00.000Z', status: 'paid', amount: 2500 },
      { at: '2026-01-06T10:00:00.000Z', status: 'refunded', amount: 2500 },
    ] as const;
    const paid = session({ status: 'paid', paidWith: 'PromptPay QR', timeline: timeline.slice(0, 1) });
    const all = await fixture<HTMLElement>(
      html`<div>
        <till-order-status variant="line" .order=${paid}></till-order-status>
        <till-order-status variant="timeline" .order=${{ ...paid, status: 'refunded', timeline }}></till-order-status>
      </div>`,
    );
    const [line, course] = [...all.children] as OrderStatus[];
    await reading(line!, /^Paid Jan 5, 2026 · PromptPay QR €25\.00$/);
    await reading(course!, /^Paid €25\.00 Jan 5, 2026, \S+ \S+ PromptPay QR Refunded in full €25\.00 /);
  });

  it('a timeline has what is still to come, said as not yet', async () => {
    page = openPage();
    const element = await fixture<OrderStatus>(
      html`<till-order-status variant="timeline" .order=${session({ status: 'pending' })}></till-order-status>`,
    );
    await reading(element, /Waiting for your payment|Order placed/);
    await reading(element, /Paid Not yet$/);
    element.order = session({ status: 'expired' });
    await reading(element, /^(?!.*Not yet)/);
    element.order = session({ status: 'paid', checking: true });
    await reading(element, /^(?!.*Not yet)/);
  });

  it('a line that cannot be brought up to date says so, until it is settled', async () => {
    let answers = true;
    page = openPage({
      'POST /status': () => (answers ? { sessions: [session()], refused: [] } : new Response(null, { status: 503 })),
    });
    const element = await fixture<OrderStatus>(
      html`<till-order-status endpoint=${page.path} variant="line" session="cs_1" token="t"></till-order-status>`,
    );
    await reading(element, /^Order started Nothing is paid yet/);
    answers = false;
    element.refresh();
    await reading(element, /^Order started The shop is not answering\. This may be out of date/);
  });

  it('static: its order is read once, as a list, and nothing stays open', async () => {
    page = openPage({ 'POST /status': () => ({ sessions: [session({ status: 'pending' })], refused: [] }) });
    const element = await fixture<OrderStatus>(
      html`<till-order-status endpoint=${page.path} static session="cs_1" token="t"></till-order-status>`,
    );
    await reading(element, 'Pending');
    assert.isFalse(element.matches(':state(live)'));
    assert.deepEqual(
      page.to('POST /status').map(({ headers }) => headers.get('accept')),
      ['application/json'],
    );
  });

  it('ten lines are kept up to the minute by one timer, which ends with the last of them', async () => {
    page = openPage();
    const minutes = new Set<number>();
    const { setTimeout: set, clearTimeout: clear } = window;
    window.setTimeout = ((run: () => void, ms?: number) => {
      const id = set(run, ms);
      if (ms === 60_000) minutes.add(id);
      return id;
    }) as typeof window.setTimeout;
    window.clearTimeout = (id) => {
      minutes.delete(Number(id));
      clear(id);
    };
    const lines = Array.from(
      { length: 10 },
      () => html`<till-order-status variant="line" .order=${session({ status: 'paid' })}></till-order-status>`,
    );
    const all = await fixture<HTMLElement>(html`<div>${lines}</div>`);
    await seen(() => [...all.children].every((element) => shadow(element).querySelector('time')));
    assert.strictEqual(minutes.size, 1);
    all.remove();
    assert.strictEqual(minutes.size, 0);
    Object.assign(window, { setTimeout: set, clearTimeout: clear });
  });

  it('as a timeline says what happened, HTML as text', async () => {
    page = openPage();
    const at = '2026-01-05T10:00:00.000Z';
    const element = await fixture<OrderStatus>(
      html`<till-order-status
        variant="timeline"
        .order=${session({
          status: 'paid',
          timeline: [
            { at, status: 'created' },
            { at, status: 'paid', amount: 2500 },
          ],
        })}
      ></till-order-status>`,
    );
    await reading(element, /^Order placed Jan 5, 2026, .* Paid €25\.00 Jan 5, 2026, /);
    assert.strictEqual(shadow(element).querySelectorAll('li').length, 2);
    assert.strictEqual(shadow(element).querySelector('time')!.dateTime, at);
  });

  for (const scheme of ['light', 'dark'])
    itWithAxe(`is without a fault in every status and form, ${scheme} (axe)`, async () => {
      page = openPage();
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`:root { color-scheme: ${scheme}; background: light-dark(#fff, #111) }`);
      document.adoptedStyleSheets.push(sheet);
      const all = await fixture<HTMLElement>(
        html`<div>
          ${WORDS.map(([status]) => html`<p><till-order-status status=${status}></till-order-status></p>`)}
          ${WORDS.filter(([status]) => status !== 'checking').map(
            ([status]) =>
              html`<till-order-status
                variant="line"
                .order=${session({ status: status as SessionView['status'] })}
              ></till-order-status>`,
          )}
          <till-order-status variant="timeline" .order=${session()}></till-order-status>
        </div>`,
      );
      const elements = [...all.querySelectorAll('till-order-status')];
      await seen(() => elements.every((element) => shadow(element).querySelector('[part=badge], [part=timeline]')));
      await seen(() => shadow(elements.at(-1)!).querySelector('li'));
      await assert.isAccessible(all);
      document.adoptedStyleSheets.pop();
    });

  itWithAxe('(axe sees a fault that is planted)', async () => {
    page = openPage();
    const element = await fixture<OrderStatus>(html`<till-order-status status="paid"></till-order-status>`);
    await reading(element, 'Paid');
    const planted = document.createElement('img');
    shadow(element).querySelector('[part=badge]')!.append(planted);
    let found = '';
    try {
      await assert.isAccessible(element);
    } catch (error) {
      found = String(error);
    }
    assert.include(found, 'image-alt');
  });
});
