import type { Invalid } from './says.ts';

interface Listed {
  readonly status: string;
  readonly referenceId: string;
}

export interface Page<One> {
  readonly items: readonly One[];
  readonly total: number;
  readonly page: number;
  readonly limit: number;
  readonly totalPages: number;
}

/** A whole number of the query; null for what is none, or out of range (§14.15). */
const numberOf = (text: string | undefined, otherwise: number, most: number): number | null => {
  if (text === undefined) return otherwise;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= most ? number : null;
};

/** Newest first †, filtered by `status` and `referenceId` † (§4). */
export const pageOf = <One extends Listed>(
  all: readonly One[],
  query: Readonly<Record<string, string>>,
): Page<One> | { readonly wrong: Invalid } => {
  const page = numberOf(query['page'], 1, Infinity);
  const limit = numberOf(query['limit'], 10, 100);
  if (page === null) return { wrong: { field: 'page', message: 'Page must be a whole number from 1' } };
  if (limit === null) return { wrong: { field: 'limit', message: 'Limit must be a whole number from 1 to 100' } };
  const { status, referenceId } = query;
  const found = all
    .filter((one) => (status ?? one.status) === one.status && (referenceId ?? one.referenceId) === one.referenceId)
    .toReversed();
  const items = found.slice((page - 1) * limit, page * limit);
  return { items, total: found.length, page, limit, totalPages: Math.ceil(found.length / limit) };
};
