import type { Refund } from '@tillkit/core/lifecycle';
import { utf8 } from '@tillkit/core/hmac';
import * as z from 'zod/mini';
import type { Context } from '../checkout/context.ts';
import type { StoredOperation } from '../store/index.ts';

/** What a refund asked for. Amounts in minor units; lines are positions in the quote's. */
interface AskedBack {
  readonly amount?: number | undefined;
  readonly lines?: readonly number[] | undefined;
}

/** A refund of which nobody knows what became: it may have been made, so nothing of it may be given back again. */
export const inDoubt = ({ amount, lines }: AskedBack): Refund => ({
  state: 'unknown',
  amount: amount ?? null,
  ...(lines === undefined ? {} : { lines }),
});

const asked = z.object({ amount: z.optional(z.int()), lines: z.optional(z.array(z.int())) });

/** Kept with the operation: a process that dies at it must not take with it what was asked back. */
export const sealRefund = (
  { keyring }: Pick<Context, 'keyring'>,
  { amount, lines }: AskedBack,
  operation: string,
): Promise<Uint8Array<ArrayBuffer>> => keyring.seal(utf8(JSON.stringify({ amount, lines })), operation);

export const openRefund = async (
  { keyring }: Pick<Context, 'keyring'>,
  { id, sealed }: Pick<StoredOperation, 'id' | 'sealed'>,
): Promise<Refund> => {
  const bytes = sealed && (await keyring.open(sealed, id));
  return inDoubt(bytes ? asked.parse(JSON.parse(new TextDecoder().decode(bytes))) : {});
};
