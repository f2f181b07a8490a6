import { Problem } from '@tillkit/core/problem';
import type { Cart } from '@tillkit/core/quote';
import type { Config, QuotesAnswer, QuotesRequest, SessionAnswer, SessionView, StatusAnswer } from '@tillkit/core/wire';

/** What each route answers, as it stands on the wire. */
interface Answers {
  /** `GET /config` */
  readonly config: Config;
  /** `POST /quotes` */
  readonly quotes: QuotesAnswer;
  /** `POST /sessions` */
  readonly begin: SessionAnswer;
  /** `POST /sessions/:id/attempts` */
  readonly attempt: SessionAnswer;
  /** `GET /sessions/:id` */
  readonly session: { readonly session: SessionView };
  /** `POST /sessions/:id/cancel` */
  readonly cancel: { readonly session: SessionView };
  /** `POST /status` */
  readonly status: StatusAnswer;
}

/** An answer, a refusal; `silent`: none ever comes; `unreachable`: the request itself fails. */
type Answer<T> = T | Problem | 'silent' | 'unreachable';

type Quoted = QuotesAnswer['quotes'][number];

/** What one state's server answers; routes that are left out are not asked. */
export type Canned = {
  readonly [Route in Exclude<keyof Answers, 'quotes'>]?: Answer<Answers[Route]>;
} & { readonly quotes?: Answer<Quoted> | ((cart: Cart) => Quoted) };

const ROUTES: readonly (readonly [keyof Canned, RegExp])[] = [
  ['config', /^GET \/config$/],
  ['quotes', /^POST \/quotes$/],
  ['begin', /^POST \/sessions$/],
  ['attempt', /^POST \/sessions\/[^/]+\/attempts$/],
  ['session', /^GET \/sessions\/[^/]+$/],
  ['cancel', /^POST \/sessions\/[^/]+\/cancel$/],
  ['status', /^POST \/status$/],
];

const isQuotesRequest = (value: unknown): value is QuotesRequest =>
  typeof value === 'object' && value !== null && 'carts' in value && Array.isArray(value.carts);

/** One answer for each cart. */
const quoted = (answerOf: (cart: Cart) => Quoted, body: string): QuotesAnswer => {
  const request: unknown = JSON.parse(body);
  return { quotes: isQuotesRequest(request) ? request.carts.map(answerOf) : [] };
};

/** What a refusal is told support by. */
export const SUPPORT = 'sup_4F7K';

const respond = (canned: Canned, route: keyof Canned, body: string): Response | Promise<Response> => {
  const answer = canned[route];
  if (answer === undefined || answer === 'unreachable') throw new TypeError(`Nobody answers ${route}.`);
  if (answer === 'silent') return new Promise<Response>(() => {});
  if (answer instanceof Problem) return Response.json(answer.body(SUPPORT), { status: answer.status });
  if (typeof answer === 'function') return Response.json(quoted(answer, body));
  return Response.json('quote' in answer || 'problem' in answer ? quoted(() => answer, body) : answer);
};

/** A `fetch` that asks nobody: every answer is in `canned`. */
export const cannedFetch =
  (endpoint: string, canned: Canned): typeof fetch =>
  async (input, init) => {
    const request = new Request(input, init);
    const asked = `${request.method} ${request.url.slice(endpoint.length)}`;
    const route = ROUTES.find(([, pattern]) => pattern.test(asked))?.[0];
    if (!route) throw new TypeError(`No state knows the route ${asked}.`);
    const gone = new Promise<never>((_, reject) =>
      request.signal.addEventListener('abort', () =>
        reject(new DOMException('The request was given up.', 'AbortError')),
      ),
    );
    // Given up before, or after, there was an answer.
    gone.catch(() => {});
    return Promise.race([respond(canned, route, await request.text()), gone]);
  };

const servers = new Map<string, typeof fetch>();

/** In the place of the page's own `fetch`, which is asked for everything else. */
const install = (): void => {
  const own = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const [, canned] = [...servers].find(([endpoint]) => url.startsWith(`${endpoint}/`)) ?? [];
    return (canned ?? own)(input, init);
  };
};

/** Answers for the whole page what is asked of `endpoint`, until the returned end. */
export const answerPage = (endpoint: string, fetch: typeof globalThis.fetch): (() => void) => {
  if (servers.size === 0) install();
  servers.set(endpoint, fetch);
  // What is still asked of a state that is gone stays unanswered, and off the network.
  return () => void servers.set(endpoint, () => new Promise<Response>(() => {}));
};
