import { createHmac } from 'node:crypto';
import { ISO_TIME, type Free } from '../alike.ts';
import { answers, sent, type Answer, type Target } from '../target.ts';

/** Where its pages stand. */
export const ADDRESS = 'https://pay.o2p.example';
export const KEY = 'pk_test_7Hc2Lm';
export const SECRET = 'sk_test_9Vw3rT6yQm2Zp8Lx';
export const WEBHOOK_SECRET = 'whsec_o2p_4Kd8Nf1s';
export const ID = '3f0a6c1e-7d52-4b7e-9a11-08c4d2e6f915';
export const START = 1735689600000;
export const PAYMENTS = '/api/v1/payments';
export const EMV = '00020101021229370016A0000006770101110213010551234567853037645406259.005802TH630484F7';

export const B1 =
  '{"amount":"25900.00","currency":"THB","referenceId":"INV-2041","paymentMethod":"promptpay","customerBankAccountName":"Somchai Jaidee","customerBankAccountNumber":"1112223334","customerBankCode":"004","idempotencyKey":"INV-2041-try1"}';
export const B2 =
  '{"amount":"100.00","referenceId":"INV-2042","paymentMethod":"bank_transfer","customerBankAccountName":"สมชาย ใจดี","customerBankAccountNumber":"1112223334","customerBankCode":"014","description":"ค่าสินค้า"}';
export const W1 =
  '{"id":"evt_5b8e21","type":"payment.succeeded","data":{"id":"3f0a6c1e-7d52-4b7e-9a11-08c4d2e6f915","amount":"25900.00","currency":"THB","status":"succeeded","referenceId":"INV-2041"},"createdAt":"2025-01-01T00:03:10.000Z"}';
export const W2 =
  '{"event":"payment.created","paymentId":"3f0a6c1e-7d52-4b7e-9a11-08c4d2e6f915","referenceId":"INV-2041","status":"processing","amount":"25900.00","currency":"THB","paymentMethod":"promptpay","clientSecret":null,"nextAction":null,"expiresAt":"2025-01-01T00:15:00.000Z"}';

/** What is signed, by number, and what comes of it. */
export const VECTORS = {
  1: '3d652694393c96c5b5f01b53a5f49aced81db523ff16ac161265accfff2c0e3f',
  2: 'b767bd6299ea9ad87016df5ad0d5eabd200c932d010ccd161198560ad19bc315',
  3: '8b4acff4125e45b1de587897b8aad1b06cc3a8f944f3e03c5dca12d505239642',
  4: '2912bb1b48e7696e009cdc290040e4895dd191fe6d649fecf12cce787352cdd9',
  5: 'a3f3b663cf8a92c2ac3434b19a98619745c0dee21934e4168bce595360292cd8',
  6: '6d828e10539cd081d6c12d50dda2e8bdf59f2d7c629f9e3a9883bbe3357921d7',
  7: 'b68f39f6838a8f7e05bebf2462bc1690b8ab99831a61f7c89a7b39876b7fbe20',
  8: '35b948dc6ec562a0cd7cb98aacc80a6b82c947942233caec5c891c2576f84f28',
  9: 'dfe213fbfdf93a248efa8b99c33bdee0c7e3b117454ae3aa223ead370ec575b6',
  10: '1e18598be8b9404d71084968f7725e8a5e859e7dd46a2d4ef281073994811081',
} as const;

/** Exchange 1's answer. */
export const MADE = `{"success":true,"data":{"id":"3f0a6c1e-7d52-4b7e-9a11-08c4d2e6f915","amount":"25900.00","currency":"THB","status":"processing","referenceId":"INV-2041","paymentMethod":"promptpay","clientSecret":null,"nextAction":{"type":"display_qr_code","paymentAppUrl":"https://pay.o2p.example/en/pay/tok_1","qrCode":{"payload":"${EMV}","promptpayId":"0105512345678","expiresAt":"2025-01-01T00:15:00.000Z"}},"expiresAt":"2025-01-01T00:15:00.000Z","createdAt":"2025-01-01T00:00:00.000Z"}}`;

/** What is the server's to choose of it: ids and tokens, and of a merchant that is not ours also whom the QR code pays. */
export const paymentFree = (target: Target): Free => ({
  [ID]: target.isOurs ? /[0-9a-f-]{36}/ : /[\w-]+/,
  tok_1: /[\w-]+/,
  ...target.theirs(ISO_TIME, '2025-01-01T00:15:00.000Z', '2025-01-01T00:00:00.000Z'),
  ...target.theirs(/https?:\/\/.+/, `${ADDRESS}/en/pay/tok_1`),
  ...target.theirs(/000201010212.+/, EMV),
  ...target.theirs(/\d+/, '0105512345678'),
  ...target.theirs(/\w+/, 'display_qr_code'),
});

export interface Signing {
  readonly body?: string;
  /** Milliseconds of the dossier's; now, where the API is not ours. */
  readonly timestamp?: number;
  /** The dossier's own hex, which holds in our sandbox. */
  readonly hex?: string;
  /** What is done to the header's value. */
  readonly spoil?: (value: string) => string;
}

/** A signed call in the dossier's words. */
export const call = (
  target: Target,
  line: string,
  { body, timestamp = START, hex, spoil = (value) => value }: Signing = {},
): Promise<Answer> => {
  const [method = '', path = ''] = target.say(line).split(' ');
  const said = body === undefined ? undefined : target.say(body);
  const at = target.isOurs ? timestamp : Date.now();
  const mine = createHmac('sha256', target.say(SECRET)).update(`${at}.${said ?? ''}`).digest('hex'); // prettier-ignore
  const heads = {
    'X-API-Key': target.say(KEY),
    'X-Timestamp': String(at),
    'X-Signature': spoil(`sha256=${target.isOurs && hex !== undefined ? hex : mine}`),
    ...(said === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
  return sent(target.url + path, method, Object.entries(heads), said);
};

/** Exchange 1. */
export const create = (target: Target): Promise<Answer> =>
  call(target, `POST ${PAYMENTS}`, { body: B1, hex: VECTORS[1] });

export const created = async (target: Target): Promise<string> => {
  const answer = await create(target);
  // §11: 201, and 200 is to be taken too.
  const status = !target.isOurs && answer.status === 200 ? 200 : 201;
  return answers(target, answer, status, MADE, { free: paymentFree(target) }).get(ID) ?? '';
};

/** Exchange 1's payment under the dossier's own id. */
export const stored = async (target: Target): Promise<void> => target.world.rewrite([await created(target), ID]);

/** B1 with its own reference and key, and one part otherwise. */
export const another = (name: string, from: string, to: string): string =>
  B1.replace('"INV-2041"', `"INV-2041-${name}"`).replace('INV-2041-try1', `INV-2041-${name}-try1`).replace(from, to);
