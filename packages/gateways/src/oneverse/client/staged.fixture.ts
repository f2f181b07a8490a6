import { manualClock, type Log } from '@tillkit/core/clock';
import { cannedFetch, type Asked, type CannedAnswer } from '../../transport/canned.fixture.ts';
import { json, LOGIN, order, PASSWORD, SECRET, X1, X2, X9 } from './examples.fixture.ts';
import {
  createOneverseClient,
  OneverseError,
  type NorthboundV1Access,
  type NorthboundV2Access,
  type Outside,
  type PaymentApiAccess,
} from './index.ts';

export const BASE = 'https://games.oneone.com';
export const ACCESS: PaymentApiAccess = { login: LOGIN, password: PASSWORD, secretKey: SECRET };
export const API_KEY = 'PLANTED-static-key-of-northbound-v2';

/** One process: its clock, what it logged, and what it sent. */
export const ports = (answers: readonly CannedAnswer[]) => {
  const clock = manualClock();
  const { fetch, asked } = cannedFetch(...answers);
  const logged: string[] = [];
  const log: Log = (level, event, fields) => logged.push(`${level} ${event} ${JSON.stringify(fields)}`);
  /** Lets waits pass. */
  const soon = async <T>(asking: Promise<T>, ms = 10_000): Promise<T> => {
    asking.catch(() => {});
    await clock.advance(ms);
    return asking;
  };
  return {
    ports: { clock, fetch, log, random: (n: number) => new Uint8Array(n) },
    clock,
    logged,
    asked,
    soon,
    lines: () => asked.map(({ method, url }) => `${method} ${url.replace(BASE, '')}`),
  };
};

/** The client before a canned fetch, its login done already: what it asked is what came after. For tests. */
export const setUp = (answers: readonly CannedAnswer[], options: Partial<PaymentApiAccess & Outside> = {}) => {
  const staged = ports([json(X1), ...answers]);
  const client = createOneverseClient({ ...ACCESS, ports: staged.ports, ...options });
  const calls = () => staged.asked.slice(1);
  return { ...staged, client, calls };
};

export const v1 = (answers: readonly CannedAnswer[], options: Partial<NorthboundV1Access & Outside> = {}) => {
  const staged = ports([json(X1), ...answers]);
  const client = createOneverseClient({ ...ACCESS, profile: 'northbound-v1', ports: staged.ports, ...options });
  return { ...staged, client };
};

export const v2 = (answers: readonly CannedAnswer[], options: Partial<NorthboundV2Access & Outside> = {}) => {
  const staged = ports(answers);
  const access = { profile: 'northbound-v2', apiKey: API_KEY, secretKey: SECRET } as const;
  const client = createOneverseClient({ ...access, ports: staged.ports, ...options });
  return { ...staged, client };
};

/** The failure a call ends in; the clock runs on, so that repeats are over at once. */
export const failureOf = async <T>(staged: { soon<R>(asking: Promise<R>): Promise<R> }, asking: Promise<T>) => {
  const error = await staged.soon(
    asking.then(
      () => new Error('the call should have failed'),
      (reason: unknown) => reason,
    ),
  );
  if (!(error instanceof OneverseError)) throw error;
  return error;
};

/** A server of one account, which has one live token at a time (dossier §2). For tests. */
export const oneTokenServer = () => {
  const logins: string[] = [];
  const calls: (readonly [string, number])[] = [];
  let live: string | null = null;
  const on: {
    login: (n: number) => Response | null | Promise<Response | null>;
    create: () => Response | null;
    accepts: boolean;
  } = {
    login: () => null,
    create: () => null,
    accepts: true,
  };
  const answer = async ({ url, method, headers, body }: Asked): Promise<Response> => {
    if (url.endsWith('/login')) {
      logins.push(body);
      const other = await on.login(logins.length);
      if (other) return other;
      if (JSON.parse(body).password !== PASSWORD) return json(X2, 401);
      live = `${logins.length}|${'t'.repeat(48)}`;
      return json({ token: live });
    }
    const isLive = on.accepts && live !== null && headers.get('authorization') === `Bearer ${live}`;
    calls.push([method, isLive ? 200 : 401]);
    const other = method === 'POST' ? on.create() : null;
    return isLive ? (other ?? json({ order: order() })) : json(X9, 401);
  };
  const fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const request = new Request(input, init);
    const { url, method, headers } = request;
    return answer({ url, method, headers, body: await request.text() });
  };
  const revoke = () => {
    live = null;
  };
  return { fetch, logins, calls, revoke, on };
};
