import type { Action, Field } from '@tillkit/core/gateway';
import type { Status } from '@tillkit/core/lifecycle';
import { Problem } from '@tillkit/core/problem';
import type { Cart } from '@tillkit/core/quote';
import type {
  AttemptView,
  Config,
  MethodView,
  QuoteView,
  QuotesAnswer,
  SessionAnswer,
  SessionView,
} from '@tillkit/core/wire';

/** Where the clock of every checkout stands still. */
export const NOW = '2026-11-21T09:00:00.000Z';
const later = (minutes: number): string => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();

export const CART: Cart = {
  items: [
    { sku: 'coffee', quantity: 2 },
    { sku: 'mug', quantity: 1 },
  ],
};

/** A promotion code, worth a tenth. */
export const CODE = 'WELCOME10';

const account = (id: string, label: string) => ({ id, gateway: id, label, test: true });
export const config: Config = {
  name: 'The Corner Shop',
  test: true,
  accounts: [account('opencheckout', 'Open Payments'), account('one2pays', 'One2Pays'), account('onecp', 'One-CP')],
};

/** A picture without a file. */
export const square = (hue: number): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path fill="hsl(${hue} 40% 55%)" d="M0 0h4v4H0z"/></svg>`,
  )}`;

const line = (sku: string, title: string, quantity: number, each: number) => ({
  sku,
  title,
  quantity,
  total: quantity * each,
});

export const quote: QuoteView = {
  currency: 'EUR',
  lines: [line('coffee', 'House blend coffee', 2, 1_250), line('mug', 'Enamel mug', 1, 1_890)],
  tax: 0,
  shipping: 0,
  discount: 0,
  total: 4_390,
  title: 'House blend coffee and 1 more',
  reference: 'A-2041',
  validUntil: later(15),
  hash: '1763716500.hash',
};

/** Everything a quote may hold. */
export const fullQuote: QuoteView = {
  ...quote,
  lines: quote.lines.map((each, i) => ({
    ...each,
    image: square(30 + 160 * i),
    detail: i ? 'Blue' : '250 g, whole bean',
  })),
  discount: 439,
  shipping: 690,
  tax: 445,
  total: 5_086,
  hint: { amount: 191_240, currency: 'THB' },
};

/** As the shop prices what the buyer changed; it knows one code. */
export const priced = ({ items, promotionCode }: Cart): QuotesAnswer['quotes'][number] => {
  if (promotionCode !== undefined && promotionCode !== CODE)
    return { problem: new Problem('promotion_unknown').body('sup_4F7K') };
  const lines = items.map(({ sku, quantity }) => {
    const known = quote.lines.find((each) => each.sku === sku);
    return known
      ? { ...known, quantity, total: (known.total / known.quantity) * quantity }
      : line(sku, sku, quantity, 0);
  });
  const sum = lines.reduce((sum, { total }) => sum + total, 0);
  const discount = promotionCode ? sum / 10 : 0;
  return { quote: { ...quote, lines, discount, total: sum - discount }, methods: [wallet] };
};

/** The buyer says how much. */
export const gift: QuoteView = {
  ...quote,
  lines: [
    { ...line('gift', 'Gift card', 1, 2_500), choose: { min: 500, max: 10_000, suggested: [1_000, 2_500, 5_000] } },
  ],
  total: 2_500,
  title: 'Gift card',
};

/** Words without a place to break, and some that are long. */
export const longQuote: QuoteView = {
  ...fullQuote,
  lines: [
    line('a', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft', 1, 1_250),
    line('b', 'กาแฟคั่วบดสูตรบ้านหอมกรุ่นจากดอยสูงทางภาคเหนือของประเทศไทยบรรจุถุงละห้าร้อยกรัม', 12, 1_890),
  ],
  currency: 'IDR',
  total: 1_250 + 12 * 1_890 - 439 + 690 + 445,
};

const method = (id: string, label: string, kinds: MethodView['kinds'], more: Partial<MethodView> = {}): MethodView => ({
  id,
  account: id.split('.')[0] ?? '',
  label,
  kinds,
  fields: [],
  test: true,
  ...more,
});

const bankFields: readonly Field[] = [
  {
    name: 'bank',
    label: 'Your bank',
    autocomplete: 'off',
    options: [
      { value: '004', label: 'KBANK' },
      { value: '014', label: 'SCB' },
    ],
    personal: true,
  },
  {
    name: 'number',
    label: 'Account number',
    autocomplete: 'off',
    inputmode: 'numeric',
    pattern: '\\d{10,15}',
    correction: 'Thai account numbers have 10 to 15.',
    personal: true,
  },
  { name: 'holder', label: 'Name on the account', autocomplete: 'name', personal: true },
];

export const wallet = method('opencheckout.wallet', 'Open Payments wallet', ['redirect'], {
  detail: 'Approve in your wallet, then come back',
});
export const promptpay = method('one2pays.promptpay', 'PromptPay QR', ['qr'], {
  detail: 'Scan with any Thai banking app',
});
export const fromBank = method('one2pays.account', 'Thai bank account', ['qr'], { fields: bankFields });
export const transfer = method('one2pays.transfer', 'Bank transfer', ['transfer']);
export const company = method('onecp.company', 'Company account', ['widget']);
export const framed = method('onecp.page', 'Card', ['frame']);

/** Another origin, on this machine: nobody answers there, and the frame is blank. */
export const FRAMED = 'http://127.0.0.1:9';

/** What the buyer does next. */
export const actions = {
  redirect: { kind: 'redirect', url: 'https://pay.example/cs_1', popup: 'severed' },
  qr: {
    kind: 'qr',
    payload: '00020101021229370016A000000677010111011300668123456785802TH5303764540543.906304ABCD',
    expiresAt: later(14.5),
  },
  qrRanOut: { kind: 'qr', payload: '0002', expiresAt: later(-1) },
  transfer: {
    kind: 'transfer',
    rows: [
      { label: 'Account number', value: '012-3-45678-9' },
      { label: 'Account name', value: 'The Corner Shop Co., Ltd.' },
      { label: 'Bank', value: 'Siam Commercial Bank' },
      { label: 'Reference', value: 'TC-A2041' },
    ],
    expiresAt: later(330),
  },
  transferRanOut: { kind: 'transfer', rows: [], expiresAt: later(-1) },
  widget: { kind: 'widget', data: { transaction: 'tx_1' } },
  frame: { kind: 'frame', url: `${FRAMED}/cs_1`, origin: FRAMED },
} as const satisfies Record<string, Action>;

const attemptOf = ({ id }: MethodView, action: Action | null): AttemptView => ({
  id: 'at_1',
  method: id,
  state: 'created',
  action,
});

const session = (status: Status, more: Partial<SessionView>): SessionView => ({
  id: 'cs_1',
  version: 2,
  status,
  checking: false,
  quote,
  paid: 0,
  refunded: 0,
  attempt: attemptOf(wallet, null),
  stillPayable: false,
  timeline: [{ at: later(-4), status: 'created' }, ...(status === 'created' ? [] : [{ at: NOW, status }])],
  test: true,
  createdAt: later(-4),
  expiresAt: later(24 * 60),
  ...more,
});

let begun = 0;

/** A payment that has begun, or came to `status` at once. Each is a session of its own. */
export const begin = (status: Status, more: Partial<SessionView> = {}): SessionAnswer => {
  const id = `cs_${(begun += 1)}`;
  return {
    session: session(status, { id, ...more }),
    token: `v1.${btoa(JSON.stringify({ s: id, c: ['read'], x: 1 }))}.mac`,
  };
};

/** A payment whose next step is `action`. */
export const beginWith = (by: MethodView, action: Action): SessionAnswer =>
  begin('created', { attempt: attemptOf(by, action) });
