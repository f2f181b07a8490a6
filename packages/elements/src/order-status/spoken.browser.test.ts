import { assert, fixture, html } from '@open-wc/testing';
import type { SessionView } from '@tillkit/core/wire';
import { session } from '../fixture/counter.fixture.ts';
import { openPage, seen, shadow } from '../fixture/page.fixture.ts';
import { listen } from '../fixture/spoken.fixture.ts';
import '../define.ts';
import type { OrderStatus } from './order-status.ts';

const MINUTE = 60_000;
const AT = new Date(Date.now() - 2 * MINUTE).toISOString();
const FORMS = { badge: '.badge', line: '.line', timeline: '.course' } as const;

let version = 80_000;
const order = (status: SessionView['status'], over: Partial<SessionView> = {}) =>
  session({ version: (version += 1), status, timeline: [{ at: AT, status: 'created' }], ...over });

describe('what a status says aloud', () => {
  const now = Date.now;
  let page: ReturnType<typeof openPage>;
  beforeEach(() => (page = openPage()));
  afterEach(() => {
    Date.now = now;
    page.close();
  });

  const show = async (variant: keyof typeof FORMS, first: SessionView) => {
    const status = await fixture<OrderStatus>(
      html`<till-order-status variant=${variant} endpoint=${page.path} .order=${first}></till-order-status>`,
    );
    await seen(() => shadow(status).querySelector(FORMS[variant]));
    const tell = async (next: SessionView) => {
      status.order = next;
      await status.updateComplete;
    };
    const pass = async (minutes: number) => {
      Date.now = () => now() + minutes * MINUTE;
      status.requestUpdate();
      await status.updateComplete;
    };
    return { status, tell, pass, ...listen(status) };
  };

  it('each change of a badge once, and nothing while it stays', async () => {
    const { tell, pass, all } = await show('badge', order('pending'));
    await tell(order('pending'));
    await pass(1);
    assert.deepEqual(all(), []);
    await tell(order('pending', { checking: true }));
    await tell(order('paid'));
    await tell(order('paid'));
    await tell(order('partially_refunded', { refunded: 500 }));
    assert.deepEqual(all(), ['Checking', 'Paid', 'Partly refunded']);
  });

  it('a line as a whole, but not the minutes that pass', async () => {
    const { status, tell, pass, all } = await show('line', order('pending'));
    await tell(order('paid', { paid: 2500 }));
    assert.strictEqual(all().length, 1);
    assert.match(all()[0]!, /^Paid .*€25\.00$/);
    const before = shadow(status).querySelector('time')?.textContent;
    await pass(3);
    assert.notStrictEqual(shadow(status).querySelector('time')?.textContent, before, 'the time it shows is another');
    assert.strictEqual(all().length, 1);
    await tell(order('refunded', { paid: 2500, refunded: 2500 }));
    assert.strictEqual(all().length, 2);
    assert.match(all()[1]!, /^Refunded in full/);
  });

  it('a timeline what came to it', async () => {
    const { tell, pass, all } = await show('timeline', order('created'));
    await pass(3);
    assert.deepEqual(all(), []);
    const timeline = [
      { at: AT, status: 'created' },
      { at: AT, status: 'paid', amount: 2500 },
    ] as const;
    await tell(order('paid', { timeline }));
    assert.strictEqual(all().filter((words) => words.startsWith('Paid €25.00')).length, 1);
    await tell(order('paid', { timeline }));
    assert.strictEqual(all().filter((words) => words.startsWith('Paid')).length, 1);
  });

  it('(words that are written again are heard again)', async () => {
    const { status, all } = await show('badge', order('paid'));
    const label = shadow(status).querySelector('[part=label]')!;
    label.replaceChildren('Paid');
    assert.deepEqual(all(), ['Paid']);
  });
});
