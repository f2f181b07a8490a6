import type { Clock } from '@tillkit/core/clock';
import { CheckoutFailure } from './failure.ts';
import { isRecord, isText, type Guard } from './shape.ts';

/** How long the buyer waits for any one answer. */
const DEADLINE_MS = 8_000;

export interface ClientPorts {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
}

export interface AskOptions {
  /** With one, the request is a POST. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

const failureOf = (body: unknown): CheckoutFailure =>
  isRecord(body) && isText(body['code'])
    ? new CheckoutFailure(body['code'], body)
    : new CheckoutFailure('answer_invalid');

/**
 * Asks one server: each answer within 8 s, and of the shape its route promises.
 * @returns `ask(path, guard, options)`, which throws CheckoutFailure
 */
export const createClient =
  (endpoint: string, { fetch, clock }: ClientPorts) =>
  async <T>(path: string, guard: Guard<T>, { body, headers = {} }: AskOptions = {}): Promise<T> => {
    const late = new AbortController();
    const answered = new AbortController();
    clock.sleep(DEADLINE_MS, answered.signal).then(
      () => late.abort(),
      () => {},
    );
    const asked =
      body === undefined
        ? { headers }
        : {
            method: 'POST',
            body: JSON.stringify(body),
            headers: { ...headers, 'content-type': 'application/json' },
          };
    try {
      const response = await fetch(endpoint + path, {
        ...asked,
        credentials: 'omit',
        cache: 'no-store',
        signal: late.signal,
      });
      const answer: unknown = await response.json().catch(() => {});
      if (late.signal.aborted) throw new CheckoutFailure('timeout');
      if (!response.ok || !guard(answer)) throw failureOf(answer);
      return answer;
    } catch (error) {
      if (error instanceof CheckoutFailure) throw error;
      throw new CheckoutFailure(late.signal.aborted ? 'timeout' : 'network');
    } finally {
      answered.abort();
    }
  };

export type Ask = ReturnType<typeof createClient>;
