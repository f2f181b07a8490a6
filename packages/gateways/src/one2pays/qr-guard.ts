import { fromDecimal } from '@tillkit/core/money';
import { readEmv } from './emv.ts';

const AMOUNT = '54';
const CURRENCY = '53';
const BAHT = '764';

/**
 * Why a QR text must not be shown for `satang`, in words for the merchant; `null` when it may. A QR code tells baht
 * whatever unit the API counts in, so a hundredfold error shows here before anybody pays (dossier §3).
 */
export const qrFault = (payload: string, satang: number): string | null => {
  const objects = readEmv(payload);
  if (!objects) return 'its QR code is no EMVCo text, or its checksum is wrong';
  if (objects.get(CURRENCY) !== BAHT) return 'its QR code is not for baht';
  const amount = fromDecimal(objects.get(AMOUNT) ?? '', 'THB');
  if (amount === null) return 'its QR code names no amount';
  return amount === satang ? null : `its QR code asks for ${amount} satang instead of ${satang}. Is amountUnit right?`;
};
