import type { Action } from '@tillkit/core/gateway';
import { isoTime } from '../adapter/index.ts';
import { isPayPage, type Failed } from '../transport/index.ts';
import type { Payment } from './client/payment.ts';
import { differs, notOurs } from './complaint.ts';
import { qrFault } from './qr-guard.ts';
import { transferRows, type TransferDetail } from './transfer.ts';

/**
 * What the buyer must do: by what is there, never by `nextAction.type`, whose words the sources disagree on (dossier §5.1).
 * A QR code first, after the guard; else where to transfer to, if it is told; else the hosted page; else a transfer that
 * is waited for.
 * @param satang what is to be paid
 */
export const actionOf = (
  payment: Payment,
  satang: number,
  details: readonly TransferDetail[],
): { readonly is: 'action'; readonly action: Action } | Failed => {
  const { qrCode, paymentAppUrl: url } = payment.nextAction ?? {};
  const until = isoTime(payment.expiresAt);
  if (qrCode?.payload) {
    const fault = qrFault(qrCode.payload, satang);
    if (fault !== null) return differs(fault);
    const expiresAt = isoTime(qrCode.expiresAt) ?? until;
    return { is: 'action', action: { kind: 'qr', payload: qrCode.payload, expiresAt } };
  }
  const rows = transferRows(payment, satang, details);
  if (rows.length > 0 || !url) return { is: 'action', action: { kind: 'transfer', rows, expiresAt: until } };
  return isPayPage(url)
    ? { is: 'action', action: { kind: 'redirect', url, popup: 'opener', expiresAt: until } }
    : notOurs('a pay page that is not an https address');
};
