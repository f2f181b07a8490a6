import type { Context, Hono } from 'hono';
import * as z from 'zod';
import type { OneverseProfile } from '../config/index.ts';
import type { Bound, Parts } from '../parts.ts';
import { uuidOf } from '../uuid.ts';
import type { Accounts } from './accounts.ts';
import type { Acts } from './acts.ts';
import { readCreate } from './body.ts';
import type { Book } from './book.ts';
import type { Guard, Handler } from './guard.ts';
import { requestId } from './names.ts';
import { failed, invalid, loginInvalid, loginRefused, unknownOrder, unknownPath } from './says.ts';
import { createdWire, listWire, loginWire, readWire } from './wire.ts';

const credentials = z.object({ login: z.string().min(1), password: z.string().min(1) });

const jsonOf = async (c: Context<Bound>): Promise<unknown> => {
  try {
    return JSON.parse(await c.req.text());
  } catch {
    return null;
  }
};

/** Sentences for what a login lacks. */
const lacking = (given: unknown): ReadonlyMap<string, string> => {
  const fields = typeof given === 'object' && given !== null ? given : {};
  const wrong = (['login', 'password'] as const).filter((name) => {
    const value: unknown = Reflect.get(fields, name);
    return typeof value !== 'string' || value === '';
  });
  return new Map(wrong.map((name) => [name, `The ${name} field is required.`]));
};

/** The operations of §10, in every profile. @param base where the room is seen, without a slash at its end */
export const merchantApi = (
  { faults, ports }: Parts,
  book: Book,
  acts: Acts,
  accounts: Accounts,
  base: (c: Context<Bound>) => string,
) => {
  const create: Handler = async (c, account, during) => {
    const taken = (wanted: string): boolean => book.list(account.merchant).some(({ reference }) => reference === wanted); // prettier-ignore
    const text = await c.req.text();
    const first = readCreate(text, account, taken);
    if (!('reference' in first)) return invalid(account.profile, first);
    if (!(await during())) return failed(account.profile, 'CREATE_ERROR', uuidOf(ports.random(16)));
    // Another create may have taken the reference meanwhile.
    const wanted = readCreate(text, account, taken);
    if (!('reference' in wanted)) return invalid(account.profile, wanted);
    const differs = faults.takeAmount({ gateway: 'oneverse', merchant: account.merchant });
    const amountCents = wanted.amountCents + (differs ? 1 : 0);
    const order = acts.create({ ...wanted, amountCents }, account.merchant, base(c));
    const status = account.createStatus ?? (account.profile === 'payment-api' ? 200 : 201);
    return [status, createdWire(order, account, base(c), status)];
  };

  const read: Handler = (c, account) => {
    const order = book.find(c.req.param('id') ?? '');
    return order?.merchant === account.merchant
      ? [200, readWire(order, account, base(c))]
      : unknownOrder(account.profile, requestId(ports.random));
  };

  const list: Handler = (c, account) => {
    const page = /^[1-9]\d{0,8}$/.exec(c.req.query('page') ?? '')?.[0] ?? '1';
    return [200, listWire(book.list(account.merchant), account, base(c), Number(page))];
  };

  /** Unsigned and without a token; counted by the caller's address (§8.3 †). */
  const login = (guard: Guard, profile: OneverseProfile) => (c: Context<Bound>) =>
    guard.counted(c, { account: undefined, profile, isLogin: true }, async () => {
      const json = await jsonOf(c);
      const given = credentials.safeParse(json);
      if (!given.success) {
        const [status, body] = loginInvalid(profile, lacking(json));
        return c.json(body, status);
      }
      const account = accounts.byPassword(given.data.login, given.data.password);
      if (account?.profile !== profile) {
        const [status, body] = loginRefused(profile);
        return c.json(body, status);
      }
      return guard.faulty(c, 'login', account, async () => [200, loginWire(account, await accounts.login(account))]);
    });

  const routes = (app: Hono<Bound>, guard: Guard): void => {
    const { guarded } = guard;
    app.post('/payment-api/login', login(guard, 'payment-api'));
    app.post('/api/northbound/login', login(guard, 'northbound-v1'));
    for (const [profile, path] of [
      ['payment-api', '/payment-api/transactions'],
      ['northbound-v1', '/api/northbound/transactions'],
      ['northbound-v2', '/api/northbound/v2/transactions'],
    ] as const) {
      app.get(path, guarded('list', [profile], list));
      app.post(path, guarded('create', [profile], create));
    }
    app.get('/payment-api/transactions/:id', guarded('retrieve', ['payment-api'], read));
    // C12: the later profile's read is printed without its /v2 †; both are taken.
    app.get('/api/northbound/transactions/:id', guarded('retrieve', ['northbound-v1', 'northbound-v2'], read));
    app.get('/api/northbound/v2/transactions/:id', guarded('retrieve', ['northbound-v2'], read));
    for (const path of ['/payment-api/*', '/api/*']) app.all(path, (c) => c.json(unknownPath[1], unknownPath[0]));
  };
  return { routes };
};
