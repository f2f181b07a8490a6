import type { Granted } from './access.ts';
import { writeBody } from './body.ts';
import type { CreatePayment, CreateV1, CreateV2 } from './create-order.ts';
import type { ReferenceField } from './profile.ts';

/** No limit is published; no order comes near it. */
const MOST_BYTES = 64 * 1024;

/** @throws TypeError for a body no server would want */
export const checkBytes = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
  if (bytes.length > MOST_BYTES)
    throw new TypeError(`The order is ${bytes.length} bytes long, more than ${MOST_BYTES}. Shorten its texts.`);
  return bytes;
};

/** The merchant's reference under the names the server is to read it from (dossier §5.3). */
const withReference = (
  { merchant_transaction_id: reference, ...order }: CreatePayment | CreateV1,
  field: ReferenceField,
): object => ({
  ...(field === 'reference' ? {} : { merchant_transaction_id: reference }),
  ...(field === 'merchant_transaction_id' ? {} : { reference }),
  ...order,
});

/** Bodies of creates as they are signed and sent. */
export interface Writer {
  payment(order: CreatePayment | CreateV1): Uint8Array<ArrayBuffer>;
  v2(order: CreateV2): Uint8Array<ArrayBuffer>;
}

export const writerOf = ({ writing, referenceField }: Pick<Granted, 'writing' | 'referenceField'>): Writer => ({
  payment: (order) => checkBytes(writeBody(withReference(order, referenceField), writing)),
  v2: (order) => checkBytes(writeBody(order, writing)),
});
