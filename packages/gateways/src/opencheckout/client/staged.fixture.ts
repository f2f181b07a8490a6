import { manualClock } from '@tillkit/core/clock';
import { cannedFetch, type CannedAnswer } from '../../transport/canned.fixture.ts';
import { E2, json, KEY } from './examples.fixture.ts';
import { createOpenCheckoutClient, OpenCheckoutError, type ClientOptions, type OpenCheckoutClient } from './index.ts';

export const ID = 'cs_7Kd2mQ9xTz4LpW1a';
export const SESSIONS = '/api/checkout/sessions';

export const setUp = (answers: readonly CannedAnswer[], options: Partial<ClientOptions> = {}) => {
  const clock = manualClock();
  const { fetch, asked } = cannedFetch(...answers);
  const ports = { clock, fetch, random: (n: number) => new Uint8Array(n) };
  const client = createOpenCheckoutClient({ baseUrl: 'https://pay.shop.example', apiKey: KEY, ports, ...options });
  const lines = () => asked.map(({ method, url }) => `${method} ${url.replace('https://pay.shop.example', '')}`);
  return { client, asked, clock, lines };
};

/** The failure a call ends in; the clock runs on, so that repeats are over at once. */
export const failure = async (
  given: ReturnType<typeof setUp>,
  call: (client: OpenCheckoutClient) => Promise<unknown>,
) => {
  const calling = call(given.client).then(
    () => new Error('the call should have failed'),
    (error: unknown) => error,
  );
  await given.clock.advance(10_000);
  const error = await calling;
  if (!(error instanceof OpenCheckoutError)) throw error;
  return error;
};

/** A list whose shortened objects are filled up from E2, and whose own fields may be left out. */
export const page = (example: { readonly data: readonly object[] }, drop: readonly string[] = []): Response => {
  const rest: unknown = JSON.parse(E2);
  const whole = { ...example, data: example.data.map((item) => Object.assign({}, rest, item)) };
  return json(Object.fromEntries(Object.entries(whole).filter(([name]) => !drop.includes(name))));
};
