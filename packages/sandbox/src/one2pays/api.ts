import type { Context, Hono } from 'hono';
import type { Answered } from '../call/index.ts';
import type { Bound, Parts } from '../parts.ts';
import { isRefused } from '../refused.ts';
import type { Acts } from './acts.ts';
import { writeAmount } from './amount.ts';
import { readJson, readPayment, readWithdraw } from './body.ts';
import type { Book } from './book.ts';
import type { Seller } from './credentials.ts';
import type { Call, Guarded } from './guard.ts';
import { hashOf, type Keys } from './keys.ts';
import { pageOf } from './list.ts';
import type { Payment } from './payment.ts';
import type { OpenPayouts } from './payouts.ts';
import {
  duplicateReference,
  insufficient,
  invalid,
  keyReused,
  notCancelable,
  serverError,
  success,
  unknownPath,
  unknownPayment,
  unknownWithdraw,
} from './says.ts';
import { paymentWire, unitOf, withdrawWire } from './wire.ts';
import type { Withdraw } from './withdraw.ts';

const HOUR = 3_600_000;

/** The nine signed endpoints of §11, on the test host and on the live one. */
export const merchantApi = (
  { clock, config, faults }: Parts,
  book: Book,
  keys: Keys,
  acts: Acts,
  payouts: OpenPayouts,
  base: (c: Context<Bound>) => string,
) => {
  const created = ({ createStatus = 201 }: Seller, wire: object): Answered => [createStatus, success(wire)];
  const hasReference = (all: readonly (Payment | Withdraw)[], { referenceId }: { readonly referenceId: string }) =>
    all.some((one) => one.referenceId === referenceId);

  /** Idempotency comes before anything that looks at what is stored (§14.11). */
  const once = async (
    { seller }: Call,
    endpoint: 'payments' | 'withdraws',
    key: string | null,
    body: unknown,
    run: () => Promise<Answered>,
  ): Promise<Answered> => {
    if (key === null) return run();
    const hash = await hashOf(body);
    const lives = (seller.idempotencyHours ?? 24) * HOUR;
    const conflict = keyReused(seller.codes?.idempotencyConflict);
    return keys.once({ merchant: seller.id, endpoint, key, hash, lives, conflict }, run);
  };

  const createPayment = async (call: Call): Promise<Answered> => {
    const { c, seller, body, during } = call;
    const json = readJson(body);
    if ('wrong' in json) return invalid(json.wrong);
    const read = readPayment(json.value, seller);
    if ('wrong' in read) return invalid(read.wrong);
    const { wanted, minutes } = read;
    return once(call, 'payments', read.key, json.value, async () => {
      if (!(await during())) return serverError;
      if (hasReference(book.payments(seller.id), wanted)) return duplicateReference;
      const differs = faults.takeAmount({ gateway: 'one2pays', merchant: seller.id });
      const amount = differs ? wanted.amount + 1 : wanted.amount;
      const payment = acts.create({ ...wanted, amount }, minutes, seller.id, base(c));
      return created(seller, paymentWire(payment, seller));
    });
  };

  const createWithdraw = async (call: Call): Promise<Answered> => {
    const { seller, body, during } = call;
    const json = readJson(body);
    if ('wrong' in json) return invalid(json.wrong);
    const read = readWithdraw(json.value, seller);
    if ('wrong' in read) return invalid(read.wrong);
    const { wanted } = read;
    return once(call, 'withdraws', read.key, json.value, async () => {
      if (!(await during())) return serverError;
      if (hasReference(book.withdraws(seller.id), wanted)) return duplicateReference;
      if (payouts.balance(seller.id).available < wanted.amount) return insufficient(seller.codes?.insufficientBalance);
      return created(seller, withdrawWire(payouts.create(wanted, seller.id), seller));
    });
  };

  /** Another merchant's is as unknown as none (§14.20). */
  const own = <One extends { readonly merchant: string }>(one: One | undefined, { seller }: Call): One | null =>
    one?.merchant === seller.id ? one : null;
  const paymentOf = (call: Call): Payment | null => own(book.payment(call.c.req.param('id') ?? ''), call);
  const withdrawOf = (call: Call): Withdraw | null => own(book.withdraw(call.c.req.param('id') ?? ''), call);

  const readOne = (call: Call): Answered => {
    const payment = paymentOf(call);
    return payment ? [200, success(paymentWire(payment, call.seller))] : unknownPayment;
  };
  const readOneWithdraw = (call: Call): Answered => {
    const withdraw = withdrawOf(call);
    return withdraw ? [200, success(withdrawWire(withdraw, call.seller))] : unknownWithdraw;
  };

  const cancelPayment = (call: Call): Answered => {
    const payment = paymentOf(call);
    if (!payment) return unknownPayment;
    const next = acts.cancel(payment, undefined);
    if (isRefused(next)) return notCancelable(next.refused, call.seller.codes?.cancelFinal);
    return [200, success(paymentWire(next, call.seller))];
  };
  const cancelWithdraw = (call: Call): Answered => {
    const withdraw = withdrawOf(call);
    if (!withdraw) return unknownWithdraw;
    const next = payouts.cancel(withdraw);
    if (isRefused(next)) return notCancelable(next.refused, call.seller.codes?.cancelFinal);
    return [200, success(withdrawWire(next, call.seller))];
  };

  const listed = <One extends Payment | Withdraw>(
    { c, seller }: Call,
    all: readonly One[],
    wire: (one: One, seller: Seller) => object,
  ): Answered => {
    const page = pageOf(all, c.req.query());
    if ('wrong' in page) return invalid(page.wrong);
    const { items, ...rest } = page;
    return [200, success({ data: items.map((one) => wire(one, seller)), ...rest })];
  };

  /** † The whole shape (§7). */
  const readBalance = ({ seller }: Call): Answered => {
    const { available, pending } = payouts.balance(seller.id);
    const text = (satang: number): string => writeAmount(satang, unitOf(seller));
    const wallet = { available: text(available) };
    return [
      200,
      success({ currency: 'THB', wallet, settlement: { pending: text(pending) }, total: text(available + pending) }),
    ];
  };

  const routes = (app: Hono<Bound>, guarded: Guarded): void => {
    for (const [host, api] of [
      ['test', '/api/v1'],
      ['live', '/live/api/v1'],
    ] as const) {
      app.use(`${api}/*`, async (c, next) => {
        await next();
        // The wall's: a client may set its clock by it (§9).
        c.header('date', new Date(clock.wall.now()).toUTCString());
      });
      app.post(`${api}/payments`, guarded('create', host, createPayment));
      app.get(`${api}/payments`, guarded('list', host, (call) => listed(call, book.payments(call.seller.id), paymentWire))); // prettier-ignore
      app.get(`${api}/payments/:id`, guarded('retrieve', host, readOne));
      app.post(`${api}/payments/:id/cancel`, guarded('cancel', host, cancelPayment));
      app.post(`${api}/withdraws`, guarded('withdraw', host, createWithdraw));
      app.get(`${api}/withdraws`, guarded('listWithdraws', host, (call) => listed(call, book.withdraws(call.seller.id), withdrawWire))); // prettier-ignore
      app.get(`${api}/withdraws/:id`, guarded('retrieveWithdraw', host, readOneWithdraw));
      app.post(`${api}/withdraws/:id/cancel`, guarded('cancelWithdraw', host, cancelWithdraw));
      app.get(`${api}/balance`, guarded('balance', host, readBalance));
      app.post(`${api}/auth/login`, (c) =>
        config.one2pays?.login === 'stub'
          ? c.json(success({ token: 'dashboard_stub' }))
          : c.json(unknownPath[1], unknownPath[0]),
      );
      app.all(`${api}/*`, (c) => c.json(unknownPath[1], unknownPath[0]));
    }
  };
  return { routes };
};
