/** One request as a canned fetch saw it. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

export type CannedAnswer = Response | Error | ((asked: Asked, init: RequestInit) => Response | Promise<Response>);

/** A fetch that answers from a list, in order, and remembers what it was asked. For tests. */
export const cannedFetch = (...answers: readonly CannedAnswer[]) => {
  const left = [...answers];
  const asked: Asked[] = [];
  const fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const request = new Request(input, init);
    const seen = { method: request.method, url: request.url, headers: request.headers, body: await request.text() };
    asked.push(seen);
    const answer = left.shift();
    if (answer === undefined) throw new Error(`nothing is canned for ${seen.method} ${seen.url}`);
    if (answer instanceof Error) throw answer;
    return answer instanceof Response ? answer : answer(seen, init);
  };
  return { fetch, asked };
};

/** What undici throws: a TypeError whose cause carries the code. */
export const fetchFailure = (code: string, more: Readonly<Record<string, unknown>> = {}): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code, ...more }) });
