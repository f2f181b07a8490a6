import { fromBase64url, toBase64url } from '@tillkit/core/hmac';
import type { ListFilter } from './store.ts';

/** The last row of a page: the next page starts below it, however many newer sessions arrive. */
export interface Place {
  readonly createdAt: string;
  readonly id: string;
}

export const writeCursor = ({ createdAt, id }: Place): string =>
  toBase64url(new TextEncoder().encode(JSON.stringify([createdAt, id])));

const parse = (cursor: string): unknown => {
  try {
    const bytes = fromBase64url(cursor);
    return bytes && JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
};

/** @throws RangeError when it is not a cursor of ours */
const readCursor = (cursor: string): Place => {
  const value = parse(cursor);
  const parts: readonly unknown[] = Array.isArray(value) ? value : [];
  const [createdAt, id] = parts;
  if (typeof createdAt !== 'string' || typeof id !== 'string')
    throw new RangeError('The cursor is not one that list() answered: pass it on as it came, or leave it out');
  return { createdAt, id };
};

/** @throws RangeError when the limit is not 1 … 100, or the cursor not ours */
export const readPage = ({ limit, cursor }: ListFilter): Place | null => {
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw new RangeError(`limit is ${limit}: ask for 1 … 100 sessions at once`);
  return cursor === undefined ? null : readCursor(cursor);
};
