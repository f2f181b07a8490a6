import * as z from 'zod/mini';
import { LIST_BYTES } from '../../transport/index.ts';
import type { Ask } from './ask.ts';

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface PageOptions extends CallOptions {
  /** From 1; 1 when absent. */
  readonly page?: number | undefined;
  /** Clamped to 1 … 100; the API's own, 10, when absent. */
  readonly limit?: number | undefined;
}

/** One page of a list (dossier §4). */
export interface Page<T> {
  readonly data: readonly T[];
  readonly total: number;
  readonly page: number;
  readonly limit: number;
  readonly totalPages: number;
}

/** All pages, one after another. */
export type AllOptions = Omit<PageOptions, 'page'>;

const pageSchema = <T>(item: z.ZodMiniType<T>) =>
  z.object({ data: z.array(item), total: z.number(), page: z.number(), limit: z.number(), totalPages: z.number() });

const clamped = (value: number, most: number, name: string): string => {
  if (Number.isNaN(value)) throw new TypeError(`${name} is not a number.`);
  return String(Math.trunc(Math.min(Math.max(value, 1), most)));
};

const queryOf = ({ page, limit }: PageOptions): string => {
  const query = new URLSearchParams();
  if (page !== undefined) query.set('page', clamped(page, Number.MAX_SAFE_INTEGER, 'page'));
  if (limit !== undefined) query.set('limit', clamped(limit, 100, 'limit'));
  return query.size === 0 ? '' : `?${query.toString()}`;
};

export const askPage = async <T>(
  ask: Ask,
  collection: 'payments' | 'withdraws',
  item: z.ZodMiniType<T>,
  { signal, ...options }: PageOptions,
): Promise<Page<T>> =>
  ask({
    method: 'GET',
    to: `/api/v1/${collection}${queryOf(options)}`,
    maxBytes: LIST_BYTES,
    answers: pageSchema(item),
    ...(signal ? { signal } : {}),
  });

/**
 * Every item, page after page, each once: what is created meanwhile pushes items on to the next page. It ends with the
 * last page, and at one that is empty or says nothing new, so that no server is asked for ever.
 */
export async function* everyItem<T extends { readonly id: string }>(
  read: (page: number) => Promise<Page<T>>,
): AsyncGenerator<T, void, undefined> {
  const seen = new Set<string>();
  for (let number = 1; ; number += 1) {
    const { data, totalPages } = await read(number);
    const fresh = data.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    yield* fresh;
    if (fresh.length === 0 || number >= totalPages) return;
  }
}
