import type { Cart } from '@tillkit/core/quote';
import { isQuote } from '../checkout/guards.ts';
import { isRecord } from '../checkout/shape.ts';
import { endpointOf } from '../page/settings.ts';
import type { PayHost } from '../pay-button/host.ts';
import type { Quoted } from '../pay-button/quoted.ts';

type Label = (cart: Cart, element: Element) => Promise<Quoted | undefined>;

interface Asked {
  readonly cart: Cart;
  readonly element: Element;
  readonly answer: Promise<Quoted | undefined>;
  readonly resolve: (quote: Quoted | undefined) => void;
}

const MOST = 100;

const totalOf = (answer: unknown): Quoted | undefined => {
  const quote = isRecord(answer) ? answer['quote'] : undefined;
  if (!isQuote(quote)) return undefined;
  const { total: amount, currency, hint, lines } = quote;
  return { amount, currency, hint, choose: lines.length === 1 ? lines[0]?.choose : undefined };
};

/** A label can do without: whatever goes wrong, there is no amount, and the click will tell why. */
const askTotals = async (endpoint: string, carts: readonly Cart[]): Promise<readonly (Quoted | undefined)[]> => {
  try {
    const response = await fetch(`${endpoint}/quotes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ carts }),
      credentials: 'omit',
      cache: 'no-store',
    });
    const answer: unknown = await response.json();
    return isRecord(answer) && Array.isArray(answer['quotes']) ? answer['quotes'].map(totalOf) : [];
  } catch {
    return [];
  }
};

/** Gathers the carts of one endpoint whose buttons come into view, and asks for all of them at once. */
const createLabel = (endpoint: string): Label => {
  const asked = new Map<string, Asked>();
  const due = new Set<Asked>();

  const askAll = async (): Promise<void> => {
    const batch = [...due].slice(0, MOST);
    batch.forEach((one) => due.delete(one));
    if (due.size > 0) void askAll();
    const totals = await askTotals(
      endpoint,
      batch.map(({ cart }) => cart),
    );
    batch.forEach(({ resolve }, i) => resolve(totals[i]));
  };

  const seen = new IntersectionObserver((entries) => {
    const elements = new Set(entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target));
    const waiting = due.size > 0;
    for (const one of asked.values())
      if (elements.has(one.element)) {
        seen.unobserve(one.element);
        due.add(one);
      }
    if (!waiting && due.size > 0) queueMicrotask(() => void askAll());
  });

  return (cart, element) => {
    const key = JSON.stringify(cart);
    const known = asked.get(key);
    if (known) return known.answer;
    const { promise: answer, resolve } = Promise.withResolvers<Quoted | undefined>();
    asked.set(key, { cart, element, answer, resolve });
    seen.observe(element);
    return answer;
  };
};

const labels = new Map<string, Label>();

/** What a cart costs, for a label: one `POST /quotes` for all buttons in view, and each cart once. */
const labelOf = (endpoint: string): Label => {
  const label = labels.get(endpoint) ?? createLabel(endpoint);
  labels.set(endpoint, label);
  return label;
};

/** What it costs before the buyer said how much: where the field begins, and its bounds. */
const withoutAmount = ({ sku, quantity }: PayHost): Cart | undefined =>
  sku ? { items: [{ sku, quantity }] } : undefined;

const shown = new WeakMap<PayHost, string>();

/** Without a hint a button's label has no amount, until the server quotes it along with the page's other buttons. */
export const labelWith = async (host: PayHost, wanted: Cart | undefined): Promise<void> => {
  const cart = host.choose ? withoutAmount(host) : wanted;
  if (!cart) return;
  const asked = JSON.stringify(cart);
  if (shown.get(host) === asked) return;
  shown.set(host, asked);
  const quoted = await labelOf(endpointOf(host.endpoint))(cart, host);
  if (shown.get(host) !== asked) return;
  host.quoting = false;
  host.quoted = quoted;
  host.requestUpdate();
};
