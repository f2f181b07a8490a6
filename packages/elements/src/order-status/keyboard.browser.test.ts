import { assert, fixture, html } from '@open-wc/testing';
import { session } from '../fixture/counter.fixture.ts';
import { key, stops } from '../fixture/keys.fixture.ts';
import { seen, shadow } from '../fixture/page.fixture.ts';
import '../define.ts';

it('a status is read, never stopped at: a list of orders is no row of stops', async () => {
  const order = session({ status: 'paid', paid: 2500 });
  const list = await fixture<HTMLElement>(
    html`<div>
      <a href="#first">First</a>
      <till-order-status .order=${order}></till-order-status>
      <till-order-status variant="line" .order=${order}></till-order-status>
      <button>Between</button>
      <till-order-status variant="timeline" .order=${order}></till-order-status>
      <a href="#last">Last</a>
    </div>`,
  );
  const all = [...list.querySelectorAll('till-order-status')];
  await seen(() => all.every((each) => shadow(each).querySelector('.badge, .line, .course')));
  list.querySelector('a')!.focus();
  assert.deepEqual(await stops(() => key('Tab'), 2), ['Between', 'Last']);
  // (a stop that is planted is seen)
  shadow(all[0]!).querySelector<HTMLElement>('[part=badge]')!.tabIndex = 0;
  list.querySelector('a')!.focus();
  assert.deepEqual(await stops(() => key('Tab'), 2), ['Paid', 'Between']);
});
