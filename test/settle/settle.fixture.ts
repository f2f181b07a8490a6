import { manualClock } from '@tillkit/core/clock';
import { createSandbox } from '@tillkit/sandbox';
import { createCheckout, memoryStore } from '@tillkit/server';
import type { SessionAnswer } from '@tillkit/core/wire';
import { shopAccounts } from '../../demo/shop/accounts.ts';
import { PRODUCTS } from '../../demo/shop/catalog.ts';
import { createPrice } from '../../demo/shop/price.ts';
import { newKeys, sandboxConfig } from '../../demo/start/index.ts';

const SHOP = 'http://localhost:4242';
const SANDBOX = 'http://localhost:4243';

/** An order as the sandbox's control API tells it. */
export interface GatewayOrder {
  readonly id: string;
  readonly status: string;
  readonly amount: number;
}

/** What undici throws where a connection breaks after bytes were sent. */
const broken = (): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });

/** The shop's accounts before the sandbox, on one clock that stands still and without a socket. */
export const openSettling = () => {
  const clock = manualClock();
  const keys = newKeys();
  const sent: { readonly line: string; readonly body: string }[] = [];
  const sandbox = createSandbox({
    config: sandboxConfig(SANDBOX, SHOP, keys),
    clock,
    fetch: async (input, init) => checkout.fetch(new Request(input, init)),
  });
  const checkout = createCheckout({
    url: `${SHOP}/checkout`,
    secret: keys.secret,
    origins: [SHOP],
    accounts: shopAccounts(SANDBOX, keys),
    store: memoryStore({ clock }),
    price: createPrice(PRODUCTS),
    clock,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      sent.push({ line: `${request.method} ${new URL(request.url).pathname}`, body: await request.clone().text() });
      const answer = await sandbox.fetch(request);
      if (answer instanceof Response) return answer;
      if (answer.fault === 'hang') return new Promise<never>(() => undefined);
      throw broken();
    },
  });

  /** Lets time pass until something is done. */
  const soon = async <T>(work: Promise<T>, step = 250): Promise<T> => {
    let isDone = false;
    const done = () => void (isDone = true);
    work.then(done, done);
    while (!isDone) await clock.advance(step);
    return work;
  };
  const control = async <T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const answer = await soon(sandbox.fetch(new Request(`${SANDBOX}/control${path}`, init), '127.0.0.1'));
    if (!(answer instanceof Response) || !answer.ok) throw new Error(`${method} ${path} was refused`);
    return (await answer.json()) as T;
  };

  return {
    checkout,
    clock,
    /** What left for the gateways, in order. */
    sent,
    soon,
    /** What goes wrong with the gateway's next call. */
    fault: (plan: object) => control('POST', '/faults', plan),
    steer: (id: string, verb: string) => control<GatewayOrder>('POST', `/orders/${id}/${verb}`, {}),
    gatewayOrders: async (gateway: string) =>
      (await control<{ orders: readonly GatewayOrder[] }>('GET', `/orders?gateway=${gateway}`)).orders,
    /** A buyer's click; the answer, whatever it says. */
    begin: async (sku: string, method: string, fields?: Readonly<Record<string, string>>) => {
      const attempt = fields ? { method, fields } : { method };
      const response = await soon(
        checkout.fetch(
          new Request(`${SHOP}/checkout/sessions`, {
            method: 'POST',
            headers: {
              origin: SHOP,
              'content-type': 'application/json',
              'idempotency-key': crypto.randomUUID().replaceAll('-', ''),
            },
            body: JSON.stringify({ cart: { items: [{ sku, quantity: 1 }] }, attempt }),
          }),
        ),
      );
      return { status: response.status, ...((await response.json()) as SessionAnswer) };
    },
    /** The session as its buyer's page sees it. */
    look: async ({ session, token }: SessionAnswer) => {
      const address = `${SHOP}/checkout/sessions/${session.id}`;
      const response = await soon(
        checkout.fetch(new Request(address, { headers: { authorization: `Bearer ${token}` } })),
      );
      return ((await response.json()) as SessionAnswer).session;
    },
    /** Time passes, and then a round of work. */
    later: async (ms: number): Promise<void> => {
      await clock.advance(ms);
      await soon(checkout.work());
    },
    close: () => sandbox.stop(),
  };
};
