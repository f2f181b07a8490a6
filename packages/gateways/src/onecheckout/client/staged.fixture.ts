import { manualClock } from '@tillkit/core/clock';
import { cannedFetch, type CannedAnswer } from '../../transport/canned.fixture.ts';
import { KEY } from './examples.fixture.ts';
import { createOnecheckoutClient, OnecheckoutError, type ClientOptions, type OnecheckoutClient } from './index.ts';

export const BASE = 'https://pay.shop.example/api/v1.0';

/** The client before a canned fetch. For tests. */
export const setUp = (answers: readonly CannedAnswer[], options: Partial<ClientOptions> = {}) => {
  const clock = manualClock();
  const { fetch, asked } = cannedFetch(...answers);
  const ports = { clock, fetch, random: (n: number) => new Uint8Array(n) };
  const client = createOnecheckoutClient({ baseUrl: BASE, apiKey: KEY, ports, ...options });
  const lines = () => asked.map(({ method, url }) => `${method} ${url.replace(BASE, '')}`);
  return { client, asked, clock, lines };
};

/** The failure a call ends in; the clock runs on, so that repeats are over at once. */
export const failure = async (
  given: ReturnType<typeof setUp>,
  call: (client: OnecheckoutClient) => Promise<unknown>,
) => {
  const calling = call(given.client).then(
    () => new Error('the call should have failed'),
    (error: unknown) => error,
  );
  await given.clock.advance(10_000);
  const error = await calling;
  if (!(error instanceof OnecheckoutError)) throw error;
  return error;
};
