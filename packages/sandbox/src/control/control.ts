import { isoNow } from '@tillkit/core/clock';
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { faultPlan, WEBHOOK_MODES } from '../fault/index.ts';
import { pathBelow } from '../path.ts';
import {
  type Bound,
  type OrderView,
  type Parts,
  type Room,
  VERBS,
  WITHDRAW_VERBS,
  type WithdrawView,
} from '../parts.ts';
import { stranger } from './stranger.ts';

const choices = z.strictObject({
  wallet: z.url({ protocol: /^https$/ }).optional(),
  faults: z.array(z.enum([...WEBHOOK_MODES, 'stuck'])).optional(),
});
const advance = z.strictObject({ advance: z.int().min(0) });

const refusal = (code: string, message: string) => ({ error: { code, message } });

/** The body as `schema` wants it, an empty one as `{}`; otherwise the path and the problem, to mend the call by. */
const read = async <Body>(c: Context<Bound>, schema: z.ZodType<Body>): Promise<{ body: Body } | { wrong: string }> => {
  const text = await c.req.text();
  try {
    const parsed = schema.safeParse(JSON.parse(text === '' ? '{}' : text));
    return parsed.success ? { body: parsed.data } : { wrong: z.prettifyError(parsed.error) };
  } catch {
    return { wrong: 'The body is not JSON.' };
  }
};

/** `merchant`, `status`, `attempt` (any metadata value), `metadata.<name>`. */
const filtered = <One extends WithdrawView>(
  orders: readonly One[],
  query: Readonly<Record<string, string>>,
): readonly One[] =>
  orders.filter((order) =>
    Object.entries(query).every(([name, wanted]) => {
      if (name === 'merchant' || name === 'status' || name === 'gateway') return order[name] === wanted;
      if (name === 'attempt') return Object.values(order.metadata).includes(wanted);
      if (name.startsWith('metadata.')) return order.metadata[name.slice('metadata.'.length)] === wanted;
      return false;
    }),
  );

/** What tests and the back office steer the sandbox with. Every route stands in the package's README. */
export const controlApp = (parts: Parts, rooms: readonly Room[], reset: () => void): Hono<Bound> => {
  const { clock, config, desk, faults } = parts;
  const app = new Hono<Bound>({ getPath: pathBelow('/control') });
  const orders = (): OrderView[] => rooms.flatMap((room) => room.orders());
  const wrong = (c: Context<Bound>, message: string) => c.json(refusal('body_malformed', message), 400);
  const time = () => ({ now: isoNow(clock), ahead: clock.ahead });

  app.use(async (c, next) => {
    const why = stranger(c.req.raw, c.env.client, config.url);
    if (why !== null) return c.json(refusal('stranger_refused', why), 403);
    return next();
  });

  app.get('/orders', (c) => {
    const wanted = filtered(orders(), c.req.query());
    return c.json({ count: wanted.length, orders: wanted });
  });
  /** The one order an id means; two merchants' need `?merchant=`, two gateways' `?gateway=`. */
  const found = (c: Context<Bound>): OrderView | Response => {
    const { merchant, gateway } = c.req.query();
    const [order, ...more] = orders().filter(
      (one) =>
        one.id === c.req.param('id') &&
        (merchant ?? one.merchant) === one.merchant &&
        (gateway ?? one.gateway) === one.gateway,
    );
    if (!order) return c.json(refusal('order_unknown', 'There is no such order.'), 404);
    if (more.length === 0) return order;
    const both = [order, ...more].map((one) => `${one.gateway} of ${one.merchant}`).join(', ');
    return c.json(
      refusal('order_ambiguous', `Several orders have this id: ${both}. Add ?merchant= or ?gateway=.`),
      409,
    );
  };
  app.get('/orders/:id', (c) => {
    const order = found(c);
    return order instanceof Response ? order : c.json(order);
  });
  for (const verb of VERBS)
    app.post(`/orders/:id/${verb}`, async (c) => {
      const given = await read(c, choices);
      if ('wrong' in given) return wrong(c, given.wrong);
      const order = found(c);
      if (order instanceof Response) return order;
      const done = rooms.find(({ name }) => name === order.gateway)?.act(order, verb, given.body) ?? { lacks: true };
      if ('refused' in done) return c.json(refusal('state_refused', `The order is ${done.refused}.`), 409);
      if ('lacks' in done) return c.json(refusal('verb_refused', `${order.gateway} knows no ${verb}.`), 409);
      return c.json(done);
    });

  const withdraws = (): WithdrawView[] => rooms.flatMap(({ payouts }) => payouts?.list() ?? []);
  app.get('/withdraws', (c) => {
    const wanted = filtered(withdraws(), c.req.query());
    return c.json({ count: wanted.length, withdraws: wanted });
  });
  app.get('/withdraws/:id', (c) => {
    const withdraw = withdraws().find(({ id }) => id === c.req.param('id'));
    return withdraw ? c.json(withdraw) : c.json(refusal('withdraw_unknown', 'There is no such withdraw.'), 404);
  });
  for (const verb of WITHDRAW_VERBS)
    app.post(`/withdraws/:id/${verb}`, async (c) => {
      const given = await read(c, choices);
      if ('wrong' in given) return wrong(c, given.wrong);
      const withdraw = withdraws().find(({ id }) => id === c.req.param('id'));
      const owner = rooms.find(({ name }) => name === withdraw?.gateway)?.payouts;
      const done = withdraw && owner?.act(withdraw, verb, given.body);
      if (!done) return c.json(refusal('withdraw_unknown', 'There is no such withdraw.'), 404);
      if ('refused' in done) return c.json(refusal('state_refused', `The withdraw is ${done.refused}.`), 409);
      return c.json(done);
    });

  app.get('/faults', (c) => c.json({ faults: faults.list() }));
  app.post('/faults', async (c) => {
    const given = await read(c, faultPlan);
    return 'wrong' in given ? wrong(c, given.wrong) : c.json(faults.plan(given.body), 201);
  });
  app.delete('/faults', (c) => {
    faults.clear();
    return c.json({ faults: [] });
  });

  app.get('/clock', (c) => c.json(time()));
  app.post('/clock', async (c) => {
    const given = await read(c, advance);
    if ('wrong' in given) return wrong(c, given.wrong);
    await clock.advance(given.body.advance);
    parts.changed();
    return c.json(time());
  });

  app.get('/webhooks', (c) => {
    const { order, merchant, gateway } = c.req.query();
    const webhooks = desk
      .list()
      .filter(
        (one) =>
          (order ?? one.order) === one.order &&
          (merchant ?? one.merchant) === one.merchant &&
          (gateway ?? one.gateway) === one.gateway,
      );
    return c.json({ count: webhooks.length, webhooks });
  });
  app.post('/webhooks/redeliver', (c) => {
    const undelivered = desk.list().filter(({ state }) => state === 'failed' || state === 'withheld');
    const again = undelivered.map(({ id }) => desk.replay(id)).filter((one) => typeof one !== 'string');
    return c.json({ count: again.length, webhooks: again });
  });
  app.post('/webhooks/:id/redeliver', (c) => {
    const again = desk.replay(c.req.param('id'));
    if (again === 'unknown') return c.json(refusal('webhook_unknown', 'There is no such webhook.'), 404);
    if (again === 'busy') return c.json(refusal('state_refused', 'An attempt is under way or due.'), 409);
    if (again === 'spent') return c.json(refusal('state_refused', 'Its attempts are used up.'), 409);
    return c.json(again);
  });

  app.post('/reset', (c) => {
    reset();
    return c.json({ count: 0 });
  });
  app.notFound((c) => c.json(refusal('route_unknown', 'There is no such control route. The README lists them.'), 404));
  return app;
};
