import type { Field, Method } from '@tillkit/core/gateway';
import type { Bank } from './banks.ts';
import type { PaymentMethod } from './client/payment.ts';

/** The payer's account, which every payment needs (dossier §5.1). The format of its number is not published. */
const fieldsFor = (banks: readonly Bank[]): readonly Field[] => [
  {
    name: 'customerBankCode',
    label: 'Your bank',
    autocomplete: 'off',
    options: banks.map(({ code, name }) => ({ value: code, label: name })),
    personal: true,
  },
  {
    name: 'customerBankAccountNumber',
    label: 'Your account number',
    autocomplete: 'off',
    inputmode: 'numeric',
    pattern: String.raw`\d{10,15}`,
    correction: 'Thai account numbers have 10 to 15 digits.',
    personal: true,
  },
  { name: 'customerBankAccountName', label: 'Name on the account', autocomplete: 'name', personal: true },
];

type Way = Pick<Method, 'label' | 'detail' | 'kinds'>;

/** `redirect` where the API tells nothing but its own page (dossier §5.1). */
const WAYS: Readonly<Record<PaymentMethod, Way>> = {
  promptpay: { label: 'PromptPay QR', detail: 'Scan it with your banking app', kinds: ['qr', 'redirect'] },
  bank_transfer: {
    label: 'Bank transfer',
    detail: 'Transfer it with your banking app',
    kinds: ['transfer', 'redirect'],
  },
};

export const METHODS: readonly PaymentMethod[] = ['promptpay', 'bank_transfer'];

export interface Offered {
  readonly methods: readonly PaymentMethod[];
  readonly banks: readonly Bank[];
  /** Satang. */
  readonly min: number;
  readonly max: number;
}

export const methodsOf = ({ methods, banks, min, max }: Offered): readonly Method[] =>
  methods.map((id) => ({ id, ...WAYS[id], currencies: ['THB'], min, max, fields: fieldsFor(banks) }));
