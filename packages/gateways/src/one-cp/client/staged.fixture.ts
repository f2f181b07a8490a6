import { manualClock, type Log } from '@tillkit/core/clock';
import { cannedFetch, type CannedAnswer } from '../../transport/canned.fixture.ts';
import { SECRET, WIDGET } from './examples.fixture.ts';
import { createOneCpClient, OneCpError, type ClientOptions, type OneCpClient } from './index.ts';

export const BASE = 'https://api.1-cp.io';

/** The client before a canned fetch. For tests. */
export const setUp = (answers: readonly CannedAnswer[], options: Partial<ClientOptions> = {}) => {
  const clock = manualClock();
  const { fetch, asked } = cannedFetch(...answers);
  const logged: string[] = [];
  const log: Log = (level, event, fields) => logged.push(`${level} ${event} ${JSON.stringify(fields)}`);
  const ports = { clock, fetch, log, random: (n: number) => new Uint8Array(n) };
  const client = createOneCpClient({ widgetId: WIDGET, backendSecret: SECRET, ports, ...options });
  const lines = () => asked.map(({ method, url }) => `${method} ${url.replace(BASE, '')}`);
  return { client, asked, clock, lines, logged };
};

/** The failure a call ends in; the clock runs on, so that repeats are over at once. */
export const failure = async (
  given: ReturnType<typeof setUp>,
  call: (client: OneCpClient) => Promise<unknown>,
): Promise<OneCpError> => {
  const calling = call(given.client).then(
    () => new Error('the call should have failed'),
    (error: unknown) => error,
  );
  await given.clock.advance(31_000);
  const error = await calling;
  if (!(error instanceof OneCpError)) throw error;
  return error;
};
