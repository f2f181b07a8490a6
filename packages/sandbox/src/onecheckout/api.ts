import type { Context, Hono } from 'hono';
import type { Answered } from '../call/index.ts';
import type { Bound, Parts } from '../parts.ts';
import { isRefused } from '../refused.ts';
import { accountUpdate } from './account.ts';
import type { Acts, Profile } from './acts.ts';
import { readBody, readFields } from './body.ts';
import type { Book } from './book.ts';
import type { Seller } from './credentials.ts';
import type { Guarded } from './guard.ts';
import { isOverLimit, listQuery, pageOf } from './list.ts';
import type { Order } from './order.ts';
import {
  foreignOrder,
  idRequired,
  invalid,
  merchantInvalid,
  serverError,
  statusInvalid,
  unknownOrder,
  unknownPath,
} from './says.ts';
import { createdWire, listedWire, orderWire } from './wire.ts';

const BASE = '/api/v1.0';
const notJson = invalid([{ field: 'body', issue: 'invalid' }]);

/** An empty body is an empty object; † what is no JSON is a `validation_error`. */
const jsonOf = async (c: Context<Bound>): Promise<{ readonly value: unknown } | null> => {
  const text = await c.req.text();
  try {
    return { value: text.trim() === '' ? {} : JSON.parse(text) };
  } catch {
    return null;
  }
};

/** The seven operations of §9. */
export const merchantApi = (
  { clock, faults }: Parts,
  book: Book,
  acts: Acts,
  profileOf: (merchant: string) => Profile | undefined,
  base: (c: Context<Bound>) => string,
) => {
  /** Runs `answer` with the caller's account: whoever has a key has one. */
  const withProfile = (seller: Seller, answer: (profile: Profile) => Answered): Answered => {
    const profile = profileOf(seller.id);
    return profile ? answer(profile) : serverError;
  };
  const idOf = (c: Context<Bound>): string => c.req.param('id') ?? c.req.query('id') ?? '';
  const told = (order: Order, seller: Seller): Answered =>
    withProfile(seller, ({ record, account }) => [200, orderWire(order, record, account)]);

  const createOrder = async (c: Context<Bound>, seller: Seller, during: () => Promise<boolean>): Promise<Answered> => {
    const json = await jsonOf(c);
    if (!json) return notJson;
    const wanted = readBody(json.value, seller);
    if ('issues' in wanted) return invalid(wanted.issues);
    if (!(await during())) return serverError;
    const differs = faults.takeAmount({ gateway: 'onecheckout', merchant: seller.id });
    const order = acts.create(differs ? { ...wanted, amount: wanted.amount + 1 } : wanted, seller.id);
    return withProfile(seller, ({ record }) => [200, createdWire(order, record, base(c))]);
  };

  const readOrder = (c: Context<Bound>, seller: Seller): Answered => {
    const id = idOf(c);
    if (id === '') return idRequired;
    const order = book.find(seller.id, id);
    return order ? told(order, seller) : unknownOrder;
  };

  const captureOrder = (c: Context<Bound>, seller: Seller): Answered => {
    const id = idOf(c);
    if (id === '') return idRequired;
    const order = book.find(seller.id, id);
    if (!order) return unknownOrder;
    if (order.status === 'PAID' && seller.captureIdempotent === true) return told(order, seller);
    const next = acts.capture(order);
    return isRefused(next) ? statusInvalid : told(next, seller);
  };

  const listEvents = (c: Context<Bound>, seller: Seller): Answered => {
    const id = idOf(c);
    if (id === '') return idRequired;
    const order = book.find(seller.id, id);
    if (order) return [200, { events: book.events(order) }];
    return book.isKnown(id) ? foreignOrder : unknownOrder;
  };

  const listOrders = async (c: Context<Bound>, seller: Seller): Promise<Answered> => {
    const json = await jsonOf(c);
    if (!json) return notJson;
    const query = readFields(listQuery, json.value);
    if ('issues' in query) return invalid(query.issues);
    if (seller.listOverLimit === '400' && isOverLimit(query.fields))
      return invalid([{ field: 'limit', issue: 'invalid' }]);
    const { limit, count, next, orders } = pageOf(book.list(seller.id), query.fields);
    return withProfile(seller, ({ record, account }) => [
      200,
      {
        anchor: query.fields.anchor,
        limit,
        count,
        next_anchor: next,
        orders: orders.map((order) => listedWire(order, record, account)),
      },
    ]);
  };

  const readAccount = (_c: Context<Bound>, seller: Seller): Answered =>
    withProfile(seller, ({ account }) => [200, account]);

  const updateAccount = async (c: Context<Bound>, seller: Seller): Promise<Answered> => {
    const json = await jsonOf(c);
    if (!json) return notJson;
    const given = readFields(accountUpdate, json.value);
    if ('issues' in given) return invalid(given.issues);
    const { delegate_merchant_id: delegate, ...changes } = given.fields;
    return withProfile(seller, ({ record }) => {
      if (delegate !== undefined && delegate !== record.id) return merchantInvalid;
      const updated = clock.now();
      book.putAccount({ ...record, updated, changes: { ...record.changes, ...changes } });
      return [200, { id: record.id, ...changes, updated }];
    });
  };

  const routes = (app: Hono<Bound>, guarded: Guarded): void => {
    app.get(`${BASE}/me`, guarded('account', 'either', readAccount));
    app.post(`${BASE}/me`, guarded('account', 'either', updateAccount));
    app.post(`${BASE}/orders`, guarded('create', 'bearer', createOrder));
    // An address without its id, and the id as a query (§4.4), come to the same place.
    for (const path of ['/orders', '/orders/', '/orders/:id'])
      app.get(BASE + path, guarded('retrieve', 'bearer*', readOrder));
    for (const path of ['/orders/capture', '/orders//capture', '/orders/:id/capture'])
      app.post(BASE + path, guarded('capture', 'bearer*', captureOrder));
    for (const path of ['/orders//events', '/orders/:id/events'])
      app.get(BASE + path, guarded('events', 'either', listEvents));
    app.post(`${BASE}/orders-list`, guarded('list', 'either', listOrders));
    app.all('/api/*', (c) => c.json(unknownPath[1], unknownPath[0]));
  };
  return { routes };
};
