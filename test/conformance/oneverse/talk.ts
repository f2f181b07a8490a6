import { createHmac } from 'node:crypto';
import type { Free } from '../alike.ts';
import { answers, ask, sent, type Answer, type Heads, type Target } from '../target.ts';

export const GAMES = 'https://games.oneone.com';
export const SECRET = 'ov_test_secret_5f1c9a';
/** The account's login, and its merchant. */
export const MERCHANT = '6d0f7c52-3b1e-4c8a-9a47-2f5e8b9d1c30';
export const PASSWORD = 'correct horse';
export const GAME = 'aurora-quest';
export const CHANNEL = 'for_testing';
export const REFERENCE = 'shop-7001-a1';
export const ORDER = '01J9ZK3T5QH8W2X4N6B7C8D9EF';
/** The moment that is in ORDER. */
export const START = 1728710830263;
export const TRANSACTIONS = '/payment-api/transactions';

export const B1 =
  '{"amount_cents":12950,"country":"MY","currency":"MYR","description":null,"game_name":"aurora-quest","item_code":"aq-crystal-500","merchant_return_url":"https://shop.example/return?o=7001&lang=en","merchant_transaction_id":"shop-7001-a1","merchant_uuid":"6d0f7c52-3b1e-4c8a-9a47-2f5e8b9d1c30","payment_channel":"for_testing","reference":"shop-7001-a1","title":"Crystal Bundle 500"}';
/** The signatures of exchanges 3, 7, 8 and 11. */
export const X3 = '7f5d309180857a6abdcfe62fd36c0d6be5a828bc6abfad3d7995b8be065573dd';
export const X7 = 'd840e86bf0927865fd29295bdefcfd6e64430f6a4484908ba3ff3519074a065e';
export const X8 = '2153959bce8c4ff06f7870ed611605a01ae88c37547d85d062b9ddf49f52db2e';
export const X11 = 'fae23f54bdffe53897d7e9e02456dd0443a9e2736b112cdab5bc7818fdcf683a';

/** The order object used below, as text. */
export const O = (status: string): string =>
  `{"order_id":"01J9ZK3T5QH8W2X4N6B7C8D9EF","reference":"shop-7001-a1","merchant_uuid":"6d0f7c52-3b1e-4c8a-9a47-2f5e8b9d1c30","game_name":"aurora-quest","payment_channel":"for_testing","amount_cents":12950,"currency":"MYR","title":"Crystal Bundle 500","description":null,"item_code":"aq-crystal-500","status":"${status}","paylink":"https://games.oneone.com/payment-api/orders/01J9ZK3T5QH8W2X4N6B7C8D9EF","verify_url":"https://games.oneone.com/payment-api/transactions/01J9ZK3T5QH8W2X4N6B7C8D9EF"}`;
const MADE = `{"order":${O('pending')},"code":2001,"message":"Payment transaction created successfully."}`;

/** A ULID is the server's to choose. */
export const orderFree: Free = { [ORDER]: /[0-9A-HJKMNP-TV-Z]{26}/ };

const TOKEN = '77|Qb4tYx9LmN2pRs8VwZc3DfGh5JkT6uAe7XiPoMd1f0c2a9b4';
const LOGIN = `{"login":"${MERCHANT}","password":"${PASSWORD}"}`;
const JSON_BODY: Heads = { 'Content-Type': 'application/json', Accept: 'application/json' };

export const tryLogin = (target: Target, body = LOGIN): Promise<Answer> =>
  ask(target, 'POST /payment-api/login', JSON_BODY, body);

/** Exchange 1: the token, opaque at a server that is not ours. */
export const login = async (target: Target): Promise<string> => {
  const token = { [TOKEN]: target.isOurs ? /\d+\|[0-9A-Za-z]{48}/ : /.+/ };
  const found = answers(target, await tryLogin(target), 200, { token: TOKEN }, { free: token });
  return found.get(TOKEN) ?? '';
};

/** The test's own signature, of what the dossier calls "validly signed" (§3.1). */
const sign = (target: Target, method: string, path: string, body = ''): string => {
  const url = target.say(GAMES) + path;
  const text = body === '' ? `${method}\n${url}` : `${method}\n${url}\n${body}`;
  return createHmac('sha256', target.say(SECRET)).update(text).digest('hex');
};

export interface Signing {
  readonly token: string;
  /** The dossier's own; null for none. The test's where the dossier only says "validly signed". */
  readonly signature?: string | null;
  readonly body?: string;
}

/** A signed call in the dossier's words. A literal signature holds where our sandbox is seen at the dossier's address. */
export const call = (target: Target, line: string, { token, signature, body }: Signing): Promise<Answer> => {
  const [method = '', path = ''] = target.say(line).split(' ');
  const said = body === undefined ? undefined : target.say(body);
  const valid = signature === undefined || (signature !== null && signature !== X8 && !target.isOurs);
  const mark = valid ? sign(target, method, path, said) : signature;
  const heads = Object.entries({ ...(said === undefined ? {} : JSON_BODY), Authorization: `Bearer ${token}` });
  return sent(target.url + path, method, mark === null ? heads : [...heads, ['X-Signature', mark]], said);
};

/** Exchange 3. */
export const create = async (target: Target, token: string): Promise<string> => {
  const answer = await call(target, `POST ${TRANSACTIONS}`, { token, signature: X3, body: B1 });
  const found = answers(target, answer, target.isOurs ? 200 : made(answer), MADE, { free: orderFree });
  return found.get(ORDER) ?? '';
};

/** §9, 3: 200 and 201 are both documented. */
const made = ({ status }: Answer): number => (status === 201 ? 201 : 200);

/** Exchange 3's order under the dossier's own id. */
export const stored = async (target: Target, token: string): Promise<void> =>
  target.world.rewrite([await create(target, token), ORDER]);
