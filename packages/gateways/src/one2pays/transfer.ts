import { toDecimal } from '@tillkit/core/money';
import type { Payment } from './client/payment.ts';

/** One row of where to transfer to: what the buyer reads, and the names the API may tell it under, the first found wins. */
export interface TransferDetail {
  readonly label: string;
  readonly keys: readonly string[];
}

/**
 * What the API tells of the destination of a bank transfer is not published (dossier §5.1): these names are looked for in
 * `nextAction` and in the objects directly inside it.
 */
export const TRANSFER_DETAILS: readonly TransferDetail[] = [
  { label: 'Bank', keys: ['bankName', 'bank', 'bankCode'] },
  { label: 'Account number', keys: ['accountNumber', 'bankAccountNumber', 'accountNo'] },
  { label: 'Account name', keys: ['accountName', 'bankAccountName', 'accountHolder', 'accountHolderName'] },
];

type Row = { readonly label: string; readonly value: string };

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const valueIn = (places: readonly object[], keys: readonly string[]): string | null => {
  for (const key of keys)
    for (const place of places) {
      const found: unknown = Reflect.get(place, key);
      if (typeof found === 'string' && found.trim() !== '') return found.trim();
    }
  return null;
};

/**
 * Where to, how much and as what, as rows to copy from; none when the API does not say where to: an amount alone would
 * look as if something could be done with it.
 * @param satang what is to be paid
 */
export const transferRows = (
  { nextAction, referenceId }: Payment,
  satang: number,
  details: readonly TransferDetail[],
): readonly Row[] => {
  const inside = Object.entries(nextAction ?? {}).flatMap(([name, value]) =>
    name !== 'qrCode' && isObject(value) ? [value] : [],
  );
  const places = [...(nextAction ? [nextAction] : []), ...inside];
  const told = details.flatMap(({ label, keys }) => {
    const value = valueIn(places, keys);
    return value === null ? [] : [{ label, value }];
  });
  if (told.length === 0) return [];
  return [
    ...told,
    { label: 'Amount (THB)', value: toDecimal({ amount: satang, currency: 'THB' }) },
    ...(referenceId ? [{ label: 'Reference', value: referenceId }] : []),
  ];
};

/** @throws TypeError */
export const checkTransferDetails = (details: readonly TransferDetail[]): void => {
  const wrong = details.find(({ label, keys }) => label.trim() === '' || keys.length === 0);
  if (wrong) throw new TypeError('transferDetails: each needs a label and at least one key.');
};
