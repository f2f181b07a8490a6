import type { Clock } from '@tillkit/core/clock';
import type { SessionView, StatusRequest } from '@tillkit/core/wire';
import { serverEvents } from './server-events.ts';
import { isSession, isStatusAnswer } from './session-guards.ts';

/** The server writes something at least every 15 s: after 20 silent ones something in between holds it back. */
export const SILENCE_MS = 20_000;

/** What one `POST /status` brings, as it comes. */
export interface StatusHearer {
  /** The server has answered. */
  opened(): void;
  session(session: SessionView): void;
  /** Positions of the tokens that do not read. */
  refused(positions: readonly unknown[]): void;
}

export interface StatusAsk {
  readonly endpoint: string;
  readonly request: StatusRequest;
  /** Asks for a stream; else, or where the server knows none, the answer is a list. */
  readonly asStream: boolean;
  readonly signal: AbortSignal;
}

const readList = async (response: Response, hearer: StatusHearer): Promise<void> => {
  const answer: unknown = await response.json();
  if (!isStatusAnswer(answer)) throw new Error('not a status answer');
  hearer.refused(answer.refused);
  answer.sessions.forEach((session) => hearer.session(session));
};

const readStream = async (body: ReadableStream<Uint8Array>, hearer: StatusHearer, beat: () => void): Promise<void> => {
  for await (const { event, data } of serverEvents(body)) {
    beat();
    const value: unknown = event ? JSON.parse(data) : undefined;
    if (event === 'refused' && Array.isArray(value)) hearer.refused(value);
    if (event === 'session' && isSession(value)) hearer.session(value);
  }
};

/**
 * One `POST /status` for all orders, until the list is read or the stream has ended.
 * @returns which of the two it was
 * @throws when there is no answer, none that can be read, or 20 s of silence
 */
export const askStatus = async (
  { endpoint, request, asStream, signal }: StatusAsk,
  { fetch, clock }: { readonly fetch: typeof globalThis.fetch; readonly clock: Clock },
  hearer: StatusHearer,
): Promise<'list' | 'stream'> => {
  const given = new AbortController();
  const stop = () => given.abort();
  signal.addEventListener('abort', stop, { once: true });
  let heard = new AbortController();
  const beat = () => {
    heard.abort();
    heard = new AbortController();
    clock.sleep(SILENCE_MS, heard.signal).then(stop, () => {});
  };
  beat();
  try {
    const response = await fetch(`${endpoint}/status`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: asStream ? 'text/event-stream' : 'application/json' },
      body: JSON.stringify(request),
      credentials: 'omit',
      cache: 'no-store',
      signal: given.signal,
    });
    // Not one of them reads any more.
    if (response.status === 401) {
      hearer.refused([...request.tokens.keys()]);
      return 'list';
    }
    if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
    hearer.opened();
    if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
      await readList(response, hearer);
      return 'list';
    }
    await readStream(response.body, hearer, beat);
    given.signal.throwIfAborted();
    return 'stream';
  } finally {
    heard.abort();
    signal.removeEventListener('abort', stop);
    stop();
  }
};
