import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefused } from '../refused.ts';
import { approve, cancel, complete, create, decline, expire, look, prepare, ready, type Session, type Status } from './session.ts'; // prettier-ignore

const open = create(
  { mode: 'payment', lineItems: [], currency: 'usd', amountTotal: 1, successUrl: 'https://a.example/', cancelUrl: 'https://a.example/', metadata: {}, expiresIn: 1800 },
  { id: 'cs_1', merchant: 'tea', profile: 'v0.2' },
  0,
); // prettier-ignore
const in_ = (status: Status): Session => ({ ...open, status, preparedAt: 0 });
const ALL: readonly Status[] = [
  'open',
  'preparing',
  'awaiting_approval',
  'processing',
  'completed',
  'expired',
  'canceled',
];

const MOVES: readonly (readonly [string, (session: Session) => Session | { refused: Status }, Partial<Record<Status, Status>>])[] = [
  ['prepare', (session) => prepare(session, 'https://w.example/', 1), { open: 'preparing' }],
  ['ready', (session) => ready(session, 'https://w.example/ip', { nonce: 'n', ref: 'r' }), { preparing: 'awaiting_approval' }],
  ['decline', decline, { awaiting_approval: 'awaiting_approval' }],
  ['approve', approve, { awaiting_approval: 'processing' }],
  ['complete', (session) => complete(session, null, 1), { processing: 'completed' }],
  ['expire', expire, { open: 'expired', awaiting_approval: 'expired' }],
  ['cancel', cancel, { open: 'canceled', awaiting_approval: 'canceled' }],
  ['time', (session) => { const seen = look(session, open.expiresAt); return seen === session ? { refused: session.status } : seen; }, { open: 'expired', preparing: 'expired', awaiting_approval: 'expired' }],
]; // prettier-ignore

for (const [name, move, allowed] of MOVES)
  test(`§6 ${name}: from each of the seven statuses`, () => {
    for (const status of ALL) {
      const next = move(in_(status));
      const target = allowed[status];
      if (target === undefined) assert.deepEqual(next, { refused: status }, status);
      else assert.equal(isRefused(next) ? 'refused' : next.status, target, status);
    }
  });

test('§6 preparing for more than five minutes is open again when looked at', () => {
  const stuck = { ...in_('preparing'), customerWallet: 'https://w.example/' };
  assert.equal(look(stuck, 300_000), stuck);
  assert.partialDeepStrictEqual(look(stuck, 300_001), { status: 'open', preparedAt: null, customerWallet: null });
});
