import { toHex, utf8 } from '@tillkit/core/hmac';
import type { Context, Hono } from 'hono';
import { type Answered, withFault } from '../call/index.ts';
import type { Merchant, OpenCheckoutMerchant } from '../config/index.ts';
import type { Operation } from '../fault/index.ts';
import { page } from '../page/index.ts';
import type { Bound, Parts } from '../parts.ts';
import { isRefused, type Refused } from '../refused.ts';
import { judgeAddress } from './address.ts';
import { readBody } from './body.ts';
import type { Book } from './book.ts';
import { callerOf, failed } from './faulty.ts';
import { judgeKey } from './keys.ts';
import { pageOf } from './list.ts';
import { randomName } from './names.ts';
import { unknownPage } from './plain-pages.ts';
import { cancel, create, expire, type Session } from './session.ts';
import { toWire } from './wire.ts';

/** A merchant that proved itself. */
export interface Seller extends OpenCheckoutMerchant {
  readonly id: string;
  readonly profile: 'seed' | 'v0.2';
}

export const errorBody = (type: string, message: string) => ({ error: { type, message } });
const invalid = (message: string): Answered => [400, errorBody('invalid_request_error', message)];
const unknown = (id: string): Answered => [404, errorBody('not_found', `No checkout session found with id: ${id}`)];

/** The scheme is case sensitive, and only `sk_` is looked up (dossier §1). */
const tokenOf = (header: string | undefined): string | null => /^Bearer (sk_.+)$/.exec(header ?? '')?.[1] ?? null;

const sellersOf = (merchants: readonly Merchant[]): ReadonlyMap<string, Seller> => {
  const sellers = new Map<string, Seller>();
  for (const { id, opencheckout } of merchants)
    for (const key of opencheckout?.apiKeys ?? [])
      if (opencheckout && !opencheckout.revokedKeys?.includes(key))
        sellers.set(key, { ...opencheckout, id, profile: opencheckout.profile ?? 'v0.2' });
  return sellers;
};

const parse = (text: string): { readonly value: unknown } | null => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
};

/** The merchant's five endpoints (dossier §3 to §7). */
export const merchantApi = (parts: Parts, book: Book, base: (c: Context<Bound>) => string) => {
  const { clock, config, ports } = parts;
  const sellers = sellersOf(config.merchants);

  const createSession = async (
    c: Context<Bound>,
    seller: Seller,
    during: () => Promise<boolean>,
  ): Promise<Answered> => {
    const text = await c.req.text();
    const key = c.req.header('Idempotency-Key') ?? '';
    const { id: merchant, profile } = seller;
    const recall = (hash: string) => judgeKey(key ? book.key(merchant, key) : undefined, hash, profile, clock.now());

    if (profile === 'seed') {
      const verdict = recall('');
      if (verdict.is === 'replay') return [201, JSON.parse(verdict.answer)];
    }
    const body = parse(text);
    if (!body) return invalid('Invalid JSON body');
    const order = readBody(body.value, profile);
    if ('message' in order) return invalid(order.message);
    const unsafe = judgeAddress(order.successUrl, seller) ?? judgeAddress(order.cancelUrl, seller);
    if (unsafe !== null) return invalid(unsafe);

    const hash = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(JSON.stringify(body.value)))));
    const verdict = recall(hash);
    if (verdict.is === 'conflict') return [409, errorBody('idempotency_error', verdict.message)];
    if (verdict.is === 'replay') return [201, JSON.parse(verdict.answer)];

    const record = { merchant, key, hash, at: clock.now(), answer: null };
    // The seed has no reservation: there a slow create is slow after all is stored, so that a retry finds it.
    if (profile === 'v0.2') {
      if (key) book.putKey(record);
      if (!(await during())) return failed;
    }
    const session = book.put(create(order, { id: `cs_${randomName(ports.random)}`, merchant, profile }, clock.now()));
    const answer = toWire(session, base(c), false);
    if (key) book.putKey({ ...record, answer: JSON.stringify(answer) });
    if (profile === 'seed') await during();
    return [201, answer];
  };

  const own = (c: Context<Bound>, seller: Seller): { id: string; session: Session | null } => {
    const id = c.req.param('id') ?? '';
    const session = book.find(id);
    return { id, session: session?.merchant === seller.id ? session : null };
  };

  const retrieve = (c: Context<Bound>, seller: Seller): Answered => {
    const { id, session } = own(c, seller);
    return session ? [200, toWire(session, base(c))] : unknown(id);
  };

  const closing =
    (step: (session: Session) => Session | Refused) =>
    (c: Context<Bound>, seller: Seller): Answered => {
      const { id, session } = own(c, seller);
      if (!session) return unknown(id);
      const next = step(session);
      if (isRefused(next)) return invalid(`Session is already ${next.refused}`);
      return [200, toWire(book.put(next), base(c))];
    };

  const list = (c: Context<Bound>, seller: Seller): Answered => {
    const page = pageOf(
      book.list(seller.id),
      { limit: c.req.query('limit'), cursor: c.req.query('cursor') },
      seller.profile,
    );
    const data = page.sessions.map((session) => toWire(session, base(c)));
    const rest = seller.profile === 'seed' ? {} : { next_cursor: page.nextCursor, url: c.req.url };
    return [200, { object: 'list', data, has_more: page.hasMore, ...rest }];
  };

  type Handler = (c: Context<Bound>, seller: Seller, during: () => Promise<boolean>) => Answered | Promise<Answered>;
  const guarded = (on: Operation, handler: Handler) => async (c: Context<Bound>) => {
    const seller = sellers.get(tokenOf(c.req.header('Authorization')) ?? '');
    if (!seller) return c.json(errorBody('authentication_error', 'Invalid API key'), 401);
    return withFault(c, parts, on, callerOf(seller.id), (during) => handler(c, seller, during));
  };

  const routes = (app: Hono<Bound>): void => {
    const path = '/api/checkout/sessions';
    app.post(path, guarded('create', createSession));
    app.get(path, guarded('list', list));
    app.get(`${path}/:id`, guarded('retrieve', retrieve));
    app.post(`${path}/:id/expire`, guarded('expire', closing(expire)));
    app.post(
      `${path}/:id/cancel`,
      async (c, next) => {
        const seller = sellers.get(tokenOf(c.req.header('Authorization')) ?? '');
        // The seed has no such path: 404 with a page, after which an adapter falls back to expire (dossier §7).
        if (seller?.profile === 'seed') return page(unknownPage(), ports.random);
        return next();
      },
      guarded('cancel', closing(cancel)),
    );
  };
  return { routes };
};
