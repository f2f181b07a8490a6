import type { One2PaysMerchant } from '../config/index.ts';
import { type Unit, writeAmount } from './amount.ts';
import { promptPayPayload } from './emv.ts';
import { type Payment, reported } from './payment.ts';
import type { Withdraw } from './withdraw.ts';

const iso = (at: number): string => new Date(at).toISOString();

export const unitOf = ({ amountUnit = 'satang' }: One2PaysMerchant): Unit => amountUnit;

/** † Where bank transfers go, when the merchant's configuration does not say. */
const BANK_ACCOUNT = {
  bankCode: '004',
  bankName: 'Kasikornbank',
  accountNumber: '0123456789',
  accountName: 'One2Pays Sandbox Co., Ltd.',
};
export const bankAccountOf = ({ bankAccount = BANK_ACCOUNT }: One2PaysMerchant) => bankAccount;

export const qrPayloadOf = (payment: Payment, { promptpayId = '0105512345678' }: One2PaysMerchant): string =>
  promptPayPayload(promptpayId, payment.amount);

/** What the buyer does next (§5.1); † null once there is nothing left to do. */
const nextActionOf = (payment: Payment, seller: One2PaysMerchant): object | null => {
  if (payment.status !== 'processing') return null;
  const { nextActionOmits: omits = [], nextActionType = 'display_qr_code', promptpayId = '0105512345678' } = seller;
  const isQr = payment.method === 'promptpay';
  const parts = {
    ...(omits.includes('paymentAppUrl') ? {} : { paymentAppUrl: payment.pageUrl }),
    ...(isQr && !omits.includes('qrCode')
      ? { qrCode: { payload: qrPayloadOf(payment, seller), promptpayId, expiresAt: iso(payment.expiresAt) } }
      : {}),
    // † All of it.
    ...(isQr || omits.includes('bankDetails') ? {} : bankAccountOf(seller)),
  };
  if (Object.keys(parts).length === 0) return null;
  // † What a transfer's type says: of the two that are documented, the one that is true of it.
  return { type: isQr ? nextActionType : 'use_payment_app', ...parts };
};

/** The resource (§5.1, exchange 1). */
export const paymentWire = (payment: Payment, seller: One2PaysMerchant) => ({
  id: payment.id,
  amount: writeAmount(reported(payment), unitOf(seller)),
  currency: 'THB',
  status: payment.status,
  referenceId: payment.referenceId,
  paymentMethod: payment.method,
  clientSecret: null,
  nextAction: nextActionOf(payment, seller),
  expiresAt: iso(payment.expiresAt),
  createdAt: iso(payment.createdAt),
  ...(seller.echo === true
    ? {
        description: payment.description,
        metadata: payment.metadata,
        customerBankAccountName: payment.customer?.name,
        customerBankAccountNumber: payment.customer?.number,
        customerBankCode: payment.customer?.code,
      }
    : {}),
});

/** † The whole shape (§6). */
export const withdrawWire = (withdraw: Withdraw, seller: One2PaysMerchant) => ({
  id: withdraw.id,
  amount: writeAmount(withdraw.amount, unitOf(seller)),
  currency: 'THB',
  status: withdraw.status,
  referenceId: withdraw.referenceId,
  ...withdraw.destination,
  createdAt: iso(withdraw.createdAt),
  ...(seller.echo === true ? { description: withdraw.description, metadata: withdraw.metadata } : {}),
});
