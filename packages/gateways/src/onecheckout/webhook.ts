import type { Log } from '@tillkit/core/clock';
import type { Push } from '@tillkit/core/gateway';
import * as z from 'zod/mini';
import { parseJson, partOf } from '../transport/index.ts';
import { ORDER_ID } from './client/order.ts';
import { refOf } from './facts.ts';
import { isGenuine, type Verification } from './signature.ts';

const idSchema = z.string().check(z.regex(ORDER_ID));

/** The payload is not published: the order's id may stand in three places (dossier §6). A number is none, it lost its zeros. */
const orderIn = (body: unknown): string | null => {
  const places = [partOf(body, 'order_id'), partOf(partOf(body, 'order'), 'id'), partOf(body, 'id')];
  return places.map((place) => idSchema.safeParse(place).data).find((id) => id !== undefined) ?? null;
};

/**
 * A push says at most which order to look at: nothing in it is believed, signed or not. Where a verifier is configured, the
 * raw bytes are verified before they are parsed.
 */
export const readPush = async (
  bytes: Uint8Array<ArrayBuffer>,
  headers: Headers,
  verification: Verification | null,
  log: Log,
): Promise<Push> => {
  if (verification) {
    const value = headers.get(verification.header)?.trim();
    if (!value) return { is: 'unsigned' };
    if (!(await isGenuine(value, bytes, verification))) return { is: 'forged' };
  }
  const id = orderIn(parseJson(bytes));
  if (id !== null) return { is: 'hint', refs: [refOf(id)] };
  log('warn', 'onecheckout.push_unreadable', { bytes: bytes.length });
  return { is: 'ignored' };
};
