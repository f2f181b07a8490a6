import { Hono, type Context as HonoContext } from 'hono';
import { cors } from 'hono/cors';
import type { Session } from '@tillkit/core/lifecycle';
import { Problem } from '@tillkit/core/problem';
import {
  attemptRequestSchema,
  quotesRequestSchema,
  readBody,
  sessionRequestSchema,
  statusRequestSchema,
  type Config,
  type QuoteAnswer,
  type Scope,
} from '@tillkit/core/wire';
import type { Cart } from '@tillkit/core/quote';
import { methodView } from '../accounts/index.ts';
import type { Context } from '../checkout/context.ts';
import { loadSession } from '../facts/index.ts';
import { receiveWebhook, webhookAccount } from '../inbox/receive.ts';
import { requireToken } from '../keyring/index.ts';
import { cancelSession } from '../sessions/cancel.ts';
import { answerOutcome, openSession, requireKey } from '../sessions/open-session.ts';
import { quoteView, sessionView } from '../sessions/session-view.ts';
import { startAttempt } from '../sessions/start-attempt.ts';
import { json, problemResponse, problemSeen } from './answers.ts';
import { bearer, readBytes, readJson, requireOrigin } from './guards.ts';
import type { RateLimit } from './rate-limit.ts';
import { returned } from './return.ts';
import { getStart, postStart } from './start.ts';
import { statusList, statusStream } from './status.ts';

const WEBHOOK_CAP = 256 * 1_024;

/** What the platform knows about a request and the request itself does not say. */
export interface RequestInfo {
  /** Who asks, as the platform tells it: a socket's address, never a header. Rate limits are per client. */
  readonly client?: string | undefined;
}
interface Env {
  Bindings: RequestInfo;
}

const config = (context: Context): Config => {
  const accounts = context.accounts.all.map(({ account: { id, gateway, label, test } }) => ({
    id,
    gateway,
    label,
    test,
  }));
  return {
    ...(context.name === undefined ? {} : { name: context.name }),
    test: context.accounts.test,
    promotionCodes: context.promotionCodes,
    accounts,
  };
};

const quoteAnswer = async (context: Context, cart: Cart, locale: string | undefined): Promise<QuoteAnswer> => {
  try {
    const quote = await context.pricing.quote(cart, locale);
    return { quote: quoteView(quote), methods: context.accounts.offers(quote).map(methodView) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status >= 500)
      context.log('error', 'price.failed', { cause: error.cause instanceof Error ? error.cause.message : undefined });
    return { problem: error.body() };
  }
};

/** The session a request's token opens. @throws Problem `token_invalid` before anything is looked up */
const sessionFor = async (context: Context, c: HonoContext<Env>, scope: Scope): Promise<Session> => {
  const id = c.req.param('id') ?? '';
  await requireToken(context.keyring, context.clock, bearer(c.req.raw.headers), { session: id, scope });
  return loadSession(context, id);
};

const health = async (context: Context): Promise<Response> => {
  try {
    return json({ alive: true, ready: true, oldest: await context.store.oldest() });
  } catch {
    return json({ alive: true, ready: false }, 503);
  }
};

const buyerRoutes = (app: Hono<Env>, context: Context): void => {
  app.get('/config', () => json(config(context)));

  app.post('/quotes', async (c) => {
    requireOrigin(context, c.req.raw.headers);
    const { carts, locale } = readBody(quotesRequestSchema, await readJson(c.req.raw));
    return json({ quotes: await Promise.all(carts.map((cart) => quoteAnswer(context, cart, locale))) });
  });

  app.post('/sessions', async (c) => {
    const origin = requireOrigin(context, c.req.raw.headers);
    const body = await readJson(c.req.raw);
    const key = requireKey(c.req.header('idempotency-key'));
    const { answer, created } = await openSession(context, {
      request: readBody(sessionRequestSchema, body),
      key,
      origin,
    });
    return json(answer, created ? 201 : 200);
  });

  app.get('/sessions/:id', async (c) =>
    json({ session: sessionView(await sessionFor(context, c, 'read'), context.accounts) }),
  );

  app.post('/sessions/:id/attempts', async (c) => {
    requireOrigin(context, c.req.raw.headers);
    const { id } = await sessionFor(context, c, 'pay');
    const asked = readBody(attemptRequestSchema, await readJson(c.req.raw));
    const { session, outcome } = await startAttempt(context, id, asked);
    return json(await answerOutcome(context, session, outcome), 201);
  });

  app.post('/sessions/:id/cancel', async (c) => {
    requireOrigin(context, c.req.raw.headers);
    const session = await sessionFor(context, c, 'cancel');
    await readJson(c.req.raw);
    return json({ session: sessionView(await cancelSession(context, session), context.accounts) });
  });

  app.post('/status', async (c) => {
    requireOrigin(context, c.req.raw.headers);
    const request = readBody(statusRequestSchema, await readJson(c.req.raw));
    const wantsStream = c.req.header('accept')?.includes('text/event-stream') === true;
    return wantsStream ? statusStream(context, request, c.req.raw.signal) : json(await statusList(context, request));
  });
};

/** The way without JavaScript. */
const pageRoutes = (app: Hono<Env>, context: Context): void => {
  app.get('/start', (c) => getStart(context, c.req.raw));
  app.post('/start', (c) => postStart(context, c.req.raw));
  app.get('/return/:attempt', (c) => returned(context, c.req.param('attempt'), new URL(c.req.url).searchParams));
};

const gatewayRoutes = (app: Hono<Env>, context: Context): void => {
  app.post('/webhooks/:account/:path?', async (c) => {
    const connected = webhookAccount(context, c.req.param('account'), c.req.param('path') ?? '');
    await receiveWebhook(context, connected, await readBytes(c.req.raw, WEBHOOK_CAP), c.req.raw.headers);
    return json({ received: true });
  });
};

/** A known path by another HTTP method is 405, not 404: a developer sees that the path was right. */
const refuseOtherMethods = (app: Hono<Env>, base: string): void => {
  const paths = new Map<string, Set<string>>();
  for (const { path, method } of app.routes)
    if (method !== 'ALL') paths.set(path, (paths.get(path) ?? new Set()).add(method));
  for (const [path, methods] of paths)
    app.all(path.slice(base.length), () => {
      throw new Problem('method_refused', { detail: `This route takes ${[...methods].join(', ')}.` });
    });
};

/** The wire of design §4.2 as one `Request → Response`. */
export const createApp = (context: Context, rateLimit: RateLimit): Hono<Env> => {
  const base = context.url.pathname.replace(/\/$/, '');
  /** What a person looks at; everything else is asked by scripts and servers. */
  const isPage = (path: string): boolean => path === `${base}/start` || path.startsWith(`${base}/return/`);
  const app = new Hono<Env>().basePath(base);
  app.use(
    cors({
      origin: (origin) => (context.origins.includes(origin) ? origin : null),
      allowMethods: ['GET', 'POST'],
      allowHeaders: ['authorization', 'content-type', 'idempotency-key'],
      maxAge: 600,
    }),
  );
  app.use(async (c, next) => {
    const isWebhook = c.req.path.startsWith(`${base}/webhooks/`);
    if (!isWebhook && (c.req.method === 'POST' || isPage(c.req.path))) rateLimit.take(c.env.client);
    await next();
    c.res.headers.set('x-content-type-options', 'nosniff');
  });
  app.get('/health', () => health(context));
  buyerRoutes(app, context);
  pageRoutes(app, context);
  gatewayRoutes(app, context);
  refuseOtherMethods(app, base);
  app.notFound(() => problemResponse(context, new Problem('route_unknown')));
  app.onError((error, c) =>
    isPage(c.req.path) ? problemSeen(context, error, c.req.raw.headers) : problemResponse(context, error),
  );
  return app;
};
