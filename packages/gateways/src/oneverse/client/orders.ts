import type * as z from 'zod/mini';
import { LIST_BYTES } from '../../transport/index.ts';
import type { Granted } from './access.ts';
import type { Ask } from './ask.ts';
import { addressOfPage, everyOrder, type Where } from './list.ts';
import { envelopeOf, ORDER_ID, pageSchemaOf, type OrderPage } from './order.ts';
import { PATHS } from './profile.ts';
import { checkBytes } from './write.ts';

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}
export interface ListOptions extends Where, CallOptions {}

/** What can be done with orders. `C` is what a create takes, `O` what the API answers; they differ by profile. */
export interface Orders<C, O> {
  /** `GET …/transactions`: one page (dossier §5.2). Where `links.next` is missing or empty, it is the last. */
  list(options?: ListOptions): Promise<OrderPage<O>>;
  /** All pages, one order after another. */
  all(options?: CallOptions): AsyncGenerator<O, void, undefined>;
  /**
   * `POST …/transactions`. Bytes are signed and sent as they are. Never repeated where it may have arrived: look for the
   * reference among the orders first (dossier §5.3).
   */
  create(order: C | Uint8Array<ArrayBuffer>, options?: CallOptions): Promise<O>;
  /** `GET …/transactions/:order_id` */
  read(id: string, options?: CallOptions): Promise<O>;
}

export interface Shape<C, O> {
  readonly order: z.ZodMiniType<O>;
  write(order: C): Uint8Array<ArrayBuffer>;
}

export const ordersOf = <C extends object, O extends { readonly order_id: string }>(
  ask: Ask,
  { profile, orderPath }: Pick<Granted, 'profile' | 'orderPath'>,
  { order, write }: Shape<C, O>,
): Orders<C, O> => {
  const { orders } = PATHS[profile];
  const one = envelopeOf(order);
  const page = pageSchemaOf(order);
  const list = async ({ signal, ...where }: ListOptions = {}) =>
    ask({ method: 'GET', to: addressOfPage(orders, where), answers: page, maxBytes: LIST_BYTES, signal });
  return {
    list,
    all: ({ signal } = {}) => everyOrder((next) => list({ next, signal })),
    create: async (given, { signal } = {}) => {
      const body = checkBytes(given instanceof Uint8Array ? given : write(given));
      return (await ask({ method: 'POST', to: orders, body, answers: one, signal })).order;
    },
    read: async (id, { signal } = {}) => {
      if (!ORDER_ID.test(id)) throw new TypeError('An order id is the text that create answered as `order_id`.');
      return (await ask({ method: 'GET', to: `${orderPath}/${id}`, answers: one, signal })).order;
    },
  };
};
