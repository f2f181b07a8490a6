import type { Method } from '@tillkit/core/gateway';
import { toBase64url } from '@tillkit/core/hmac';
import type { Session } from '@tillkit/core/lifecycle';
import { Problem, type ProblemCode } from '@tillkit/core/problem';
import type { Quote } from '@tillkit/core/quote';
import type { Offer } from '../accounts/index.ts';
import type { Context } from '../checkout/context.ts';
import { loadSession } from '../facts/index.ts';
import type { Outcome } from '../operations/create.ts';
import { target } from '../orders/order.ts';
import { SHOWN_WITHOUT_SCRIPT, startPage, startPath, type Trouble } from '../pages/index.ts';
import { returnUrl } from '../sessions/attempts.ts';
import { beginSession, requireKey } from '../sessions/open-session.ts';
import { resolveReturnTo } from '../sessions/return-to.ts';
import { mayArrive } from '../sessions/session-view.ts';
import { startAttempt } from '../sessions/start-attempt.ts';
import { readForm, requireFormOrigin } from './guards.ts';
import { isOrder, readOrder, readWish, writeWish, type Order } from './start-form.ts';
import { priceWish } from './start-quote.ts';

/** How long a second click waits for the page the first one is opening. */
const OPENING_MS = 8_000;
const LOOK_MS = 200;

/** Minted anew for every page: what is begun with it belongs to whoever holds the page. */
const newKey = ({ random }: Context): string => toBase64url(random(16));

/** The page a path belongs to: a listed one, ours where we are listed. */
const pageOrigin = ({ origins, url }: Context, origin?: string): string =>
  [origin, url.origin].find((own) => own !== undefined && origins.includes(own)) ?? origins[0] ?? url.origin;

/** Whatever such a method asks of the buyer can be shown without script. A frame is one of several ways, and not asked for. */
const isShown = ({ kinds }: Method): boolean => {
  const asked = kinds.filter((kind) => kind !== 'frame');
  return asked.length > 0 && asked.every((kind) => SHOWN_WITHOUT_SCRIPT.includes(kind));
};

const shownOffers = (context: Context, quote: Quote): readonly Offer[] =>
  context.accounts.offers(quote).filter(({ method }) => isShown(method));

const isShownMethod = ({ accounts }: Context, id: string | undefined): boolean =>
  accounts.all.some(({ account, adapter }) =>
    adapter.methods().some((method) => `${account.id}.${method.id}` === id && isShown(method)),
  );

const seeOther = (location: string): Response =>
  new Response(null, {
    status: 303,
    headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'same-origin' },
  });

/** A merchant's form, as the link it stands for: Back from the pay page then asks nobody to send a form again. */
const followForm = (context: Context, form: URLSearchParams, origin: string): Response => {
  const wish = readWish(form);
  const returnTo = resolveReturnTo(context, wish.returnTo, pageOrigin(context, origin));
  return seeOther(`${startPath(context)}?${writeWish(wish, returnTo)}`);
};

/** The order, priced now. Creates nothing. */
const showWish = async (context: Context, form: URLSearchParams): Promise<Response> => {
  const wish = readWish(form);
  const returnTo = resolveReturnTo(context, wish.returnTo, pageOrigin(context));
  const priced = await priceWish(context, wish, returnTo);
  if (priced instanceof Response) return priced;
  const offers = shownOffers(context, priced.quote);
  if (offers.length === 0)
    throw new Problem('method_unavailable', { detail: 'No way to pay fits this order without script.' });
  return startPage(context, { ...priced, expect: priced.quote.hash, key: newKey(context), offers, returnTo });
};

const OTHER = 'Nothing was charged. Choose another way to pay, or try again.';
const TROUBLES: Partial<Record<ProblemCode, readonly [title: string, text: string]>> = {
  fields_invalid: ['Some details need another look', 'They are marked below.'],
  method_unavailable: ['This way to pay is not available', 'Choose another one.'],
  gateway_refused: ['The payment page did not open', OTHER],
  gateway_answer_invalid: ['The payment page did not open', OTHER],
  gateway_amount_differs: ['The payment service would charge another amount', OTHER],
  gateway_unavailable: ['The payment service is not answering', OTHER],
};

const troubleOf = ({ code, status, errors }: Problem, session?: Session): Trouble | null => {
  const [title, text] = TROUBLES[code] ?? [];
  if (title === undefined || text === undefined) return null;
  const isUnderWay = session !== undefined && mayArrive(session);
  return {
    title,
    text: isUnderWay ? 'A payment begun earlier may still arrive: if you have paid there, do not pay again.' : text,
    status,
    errors,
  };
};

/** The order's page again, with what went wrong: under the same key, so that whatever was begun by it goes on. */
const showAgain = async (
  context: Context,
  order: Order,
  problem: Problem,
  { quote, session }: { readonly quote: Quote; readonly session?: Session },
): Promise<Response> => {
  const { cart, expect, returnTo, attempt } = order.request;
  const trouble = troubleOf(problem, session);
  const offers = shownOffers(context, quote);
  if (!trouble || offers.length === 0) throw problem;
  const isTheirs = problem.code === 'fields_invalid';
  const chosen = isTheirs ? attempt.method : offers.find(({ id }) => id !== attempt.method)?.id;
  return startPage(context, {
    ...{ cart, quote, expect, key: order.key, offers, chosen, trouble },
    given: isTheirs ? attempt.fields : undefined,
    returnTo: resolveReturnTo(context, returnTo, pageOrigin(context)),
  });
};

/** The price is not what the page showed: the page anew, under a key of its own, for nothing was begun. */
const showChange = async (context: Context, order: Order): Promise<Response> => {
  const { cart, returnTo, attempt } = order.request;
  const quote = await context.pricing.quote(cart);
  const offers = shownOffers(context, quote);
  if (offers.length === 0) throw new Problem('method_unavailable');
  return startPage(context, {
    ...{ cart, quote, expect: quote.hash, key: newKey(context), offers, chosen: attempt.method },
    returnTo: resolveReturnTo(context, returnTo, pageOrigin(context)),
    former: order.seen,
    trouble: { title: 'The total changed', text: 'Nothing is paid yet. Look at the new total first.', status: 409 },
  });
};

/** Where the status of a session is to be seen. */
const statusPage = async (context: Context, session: Session): Promise<Response> => {
  const attempt = target(session);
  if (!attempt) throw new Problem('state_refused');
  return seeOther(await returnUrl(context, attempt.id));
};

/** A second click, or a second tab: the page the first one is opening, once it is there. */
const opened = async (context: Context, session: Session): Promise<Session> => {
  const until = context.clock.now() + OPENING_MS;
  let current = session;
  const isOpening = ({ attempts }: Session): boolean => {
    const last = attempts.at(-1);
    return last?.action === null && last.problem === undefined && last.known.state === 'created';
  };
  while (isOpening(current) && context.clock.now() < until) {
    await context.clock.sleep(LOOK_MS);
    current = await loadSession(context, session.id);
  }
  return current;
};

interface Tried {
  readonly session: Session;
  readonly outcome: Outcome;
  /** It took or holds money: there is nothing left to pay. */
  readonly isOver?: boolean;
}

/** Opens the session, or another attempt of the one this key began before. */
const tryToPay = async (context: Context, { key, request }: Order): Promise<Tried> => {
  if (!isShownMethod(context, request.attempt.method)) throw new Problem('method_unavailable');
  const origin = pageOrigin(context);
  const begun = await beginSession(context, { request, key: requireKey(key), origin, form: true });
  if (begun.created) return begun;
  try {
    return await startAttempt(context, begun.session.id, request.attempt);
  } catch (error) {
    const isOver = error instanceof Problem && ['already_paid', 'payment_in_progress'].includes(error.code);
    if (!isOver) throw error;
    return { session: await loadSession(context, begun.session.id), outcome: null, isOver };
  }
};

/** Our own page's form: 303 to the pay page, or a page that says why not. */
const payOrder = async (context: Context, form: URLSearchParams): Promise<Response> => {
  const order = readOrder(form);
  try {
    const { session, outcome, isOver = false } = await tryToPay(context, order);
    if (outcome !== null)
      return await showAgain(context, order, new Problem(outcome), { quote: session.quote, session });
    const now = isOver ? session : await opened(context, session);
    const { action } = now.attempts.at(-1) ?? {};
    return !isOver && action?.kind === 'redirect' ? seeOther(action.url) : await statusPage(context, now);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === 'quote_changed') return showChange(context, order);
    if (!troubleOf(error)) throw error;
    return showAgain(context, order, error, { quote: await context.pricing.quote(order.request.cart) });
  }
};

/** `GET /start`: a page with the quote and a form. */
export const getStart = (context: Context, request: Request): Promise<Response> => {
  const form = new URL(request.url).searchParams;
  if (isOrder(form)) throw new Problem('body_malformed', { detail: 'A key is a credential: it stands in no address.' });
  return showWish(context, form);
};

/** `POST /start`: 303 to the same from a merchant's form; from our own page the payment itself. */
export const postStart = async (context: Context, request: Request): Promise<Response> => {
  const origin = requireFormOrigin(context, request.headers);
  const form = await readForm(request);
  return isOrder(form) ? payOrder(context, form) : followForm(context, form, origin);
};
