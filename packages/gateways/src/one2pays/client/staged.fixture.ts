import { manualClock } from '@tillkit/core/clock';
import { cannedFetch, type CannedAnswer } from '../../transport/canned.fixture.ts';
import { API_KEY, SECRET_KEY } from './examples.fixture.ts';
import {
  createOne2PaysClient,
  One2PaysError,
  type ClientOptions,
  type CreatePayment,
  type CreateWithdraw,
  type One2PaysClient,
} from './index.ts';

export const BASE = 'https://api.example.com';
/** 1735689600000 */
export const NOW = '2025-01-01T00:00:00.000Z';

/** B1 of the dossier, in its parts. */
export const PAYING: CreatePayment = {
  amount: 25_900,
  referenceId: 'INV-2041',
  paymentMethod: 'promptpay',
  customerBankAccountName: 'Somchai Jaidee',
  customerBankAccountNumber: '1112223334',
  customerBankCode: '004',
  idempotencyKey: 'INV-2041-try1',
};
export const PAYOUT: CreateWithdraw = {
  amount: 5_000,
  referenceId: 'PAY-7',
  bankCode: '014',
  accountNumber: '1112223334',
  accountName: 'Somchai Jaidee',
  idempotencyKey: 'PAY-7-1',
};

/** The client before a canned fetch. For tests. */
export const setUp = (answers: readonly CannedAnswer[] = [], options: Partial<ClientOptions> = {}, now = NOW) => {
  const clock = manualClock(now);
  const { fetch, asked } = cannedFetch(...answers);
  const ports = { clock, fetch, random: (n: number) => new Uint8Array(n) };
  const client = createOne2PaysClient({
    baseUrl: BASE,
    apiKey: API_KEY,
    secretKey: SECRET_KEY,
    environment: 'test',
    ports,
    ...options,
  });
  const lines = () => asked.map(({ method, url }) => `${method} ${url.replace(BASE, '')}`);
  const signatures = () => asked.map(({ headers }) => headers.get('x-signature'));
  const times = () => asked.map(({ headers }) => Number(headers.get('x-timestamp')));
  /** Lets waits between tries pass. */
  const soon = async <T>(asking: Promise<T>): Promise<T> => {
    await clock.advance(10_000);
    return asking;
  };
  return { client, asked, clock, lines, signatures, times, soon };
};

/** The failure a call ends in; the clock runs on, so that repeats are over at once. */
export const failure = async (
  given: ReturnType<typeof setUp>,
  call: (client: One2PaysClient) => Promise<unknown>,
): Promise<One2PaysError> => {
  const calling = call(given.client).then(
    () => new Error('the call should have failed'),
    (error: unknown) => error,
  );
  const error = await given.soon(calling);
  if (!(error instanceof One2PaysError)) throw error;
  return error;
};
