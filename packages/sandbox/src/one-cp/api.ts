import type { Context, Hono } from 'hono';
import * as z from 'zod';
import type { Answered } from '../call/index.ts';
import type { Bound, Parts } from '../parts.ts';
import type { Acts } from './acts.ts';
import { readInitialize, wrongIn } from './body.ts';
import type { Book } from './book.ts';
import { openCancel } from './cancel.ts';
import type { Guarded, Handler } from './guard.ts';
import { failed, forbidden, invalid, malformedId, unauthorized, unknownPath, unknownTransaction, wrongMethod } from './says.ts'; // prettier-ignore
import { readForm, readJson } from './selection.ts';
import type { Transaction } from './transaction.ts';
import { providerOf, statusWire } from './wire.ts';
import type { Widget } from './widgets.ts';

const changes = z.object({ title: z.string().optional(), note: z.string().optional() });

/** † What is no JSON is a 400. */
const jsonOf = async (c: Context<Bound>): Promise<{ readonly value: unknown } | null> => {
  try {
    return { value: JSON.parse(await c.req.text()) };
  } catch {
    return null;
  }
};
const notJson = invalid('body: no JSON');

/** The six operations of §9. */
export const merchantApi = (parts: Parts, book: Book, acts: Acts) => {
  const cancelIn = openCancel(parts, acts);

  /** The widget's own transaction (§12.3). Somebody else's is `foreign`: 401 on a status read, † 403 elsewhere. */
  const found = (
    c: Context<Bound>,
    widget: Widget,
    foreign: Answered,
  ): Transaction | { readonly refusal: Answered } => {
    const id = c.req.param('id') ?? '';
    if (!/^[0-9a-f]{24}$/.test(id)) return { refusal: malformedId };
    const transaction = book.find(id);
    if (!transaction) return { refusal: unknownTransaction };
    return transaction.merchant === widget.merchant ? transaction : { refusal: foreign };
  };

  const connection: Handler = async (_c, widget) => [
    widget.statusCode ?? 201,
    { status: 'ready', provider: await providerOf(widget) },
  ];

  const status: Handler = (c, widget) => {
    const transaction = found(c, widget, unauthorized);
    return 'refusal' in transaction ? transaction.refusal : [200, statusWire(transaction, widget)];
  };

  const initialize: Handler = async (c, widget, during) => {
    const json = await jsonOf(c);
    if (!json) return notJson;
    const wanted = readInitialize(json.value, widget);
    if ('wrong' in wanted) return invalid(wanted.wrong);
    if (!(await during())) return failed;
    return [201, { transactionId: acts.initialize(wanted, widget.merchant).id }];
  };

  const cancel =
    (read: typeof readJson): Handler =>
    async (c, widget) => {
      const selection = await read(c.req.raw);
      // The body took its time: only what the transaction is now counts.
      const transaction = found(c, widget, forbidden);
      if ('refusal' in transaction) return transaction.refusal;
      if ('wrong' in selection) return invalid(selection.wrong);
      return cancelIn(c, transaction, selection, widget);
    };

  const update: Handler = async (c, widget) => {
    const json = await jsonOf(c);
    const transaction = found(c, widget, forbidden);
    if ('refusal' in transaction) return transaction.refusal;
    if (!json) return notJson;
    const given = changes.safeParse(json.value);
    if (!given.success) return invalid(wrongIn(given.error));
    const { title = transaction.title, note = transaction.note } = given.data;
    book.put({ ...transaction, title, note });
    return [200, { message: 'Updated successfully' }];
  };

  const routes = (app: Hono<Bound>, guarded: Guarded): void => {
    app.get('/status', guarded('account', connection));
    app.get('/status/:id', guarded('retrieve', status));
    app.post('/initialize', guarded('create', initialize));
    app.patch('/cancel/:id', guarded('cancel', cancel(readJson)));
    app.patch('/cancel/:id/invoice', guarded('cancel', cancel(readForm)));
    // † A known path with another method; before PUT /:id, which would take /status for an id.
    for (const path of ['/status', '/status/:id', '/initialize', '/cancel/:id', '/cancel/:id/invoice'])
      app.all(path, (c) => c.json(wrongMethod[1], wrongMethod[0]));
    app.put('/cancel', (c) => c.json(unknownPath[1], unknownPath[0]));
    app.put('/checkout', (c) => c.json(unknownPath[1], unknownPath[0]));
    app.put('/:id', guarded('update', update));
    app.notFound((c) => c.json(unknownPath[1], unknownPath[0]));
  };
  return { routes };
};
