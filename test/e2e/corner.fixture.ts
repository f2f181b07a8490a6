import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Clock } from '@tillkit/core/clock';
import { serveSandbox } from '@tillkit/sandbox/node';
import type { Order } from '@tillkit/server';
import { freePort } from '../../demo/free-port.fixture.ts';
import { createShop, type Product, type Shop, type ShopOptions } from '../../demo/shop/index.ts';
import { newKeys, sandboxConfig } from '../../demo/start/index.ts';

/** An order as the sandbox's control API tells it. */
export interface GatewayOrder {
  readonly gateway: string;
  readonly id: string;
  readonly status: string;
  readonly amount: number;
  readonly currency: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly payPath: string;
}

export interface Webhook {
  readonly id: string;
  readonly state: string;
  readonly attempts: readonly { readonly status: number | null }[];
}

/** What may be otherwise when the shop starts again. */
export interface Restart {
  readonly clock?: Clock;
  readonly products?: readonly Product[];
  readonly accounts?: ShopOptions['accounts'] & {};
}

/** A shop at `localhost` and a sandbox at `127.0.0.1`, so that they are two sites, with files of their own. */
export interface Corner {
  readonly url: string;
  readonly sandboxUrl: string;
  readonly webhookSecret: string;
  /** The shop's log so far. */
  readonly lines: readonly string[];
  readonly shop: Shop;
  stopShop(): Promise<void>;
  /** Again on the same port and file. */
  startShop(given?: Restart): Promise<void>;
  /** A call of the sandbox's control API; fails the test when it is refused. */
  control(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
  gatewayOrders(): Promise<readonly GatewayOrder[]>;
  webhooks(): Promise<readonly Webhook[]>;
  orders(): Promise<readonly Order[]>;
  /** A POST to the checkout as the shop's own page would send it, but free of a browser's limits. */
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  close(): Promise<void>;
}

export const openCorner = async (first: Restart = {}): Promise<Corner> => {
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const folder = mkdtempSync(join(tmpdir(), 'corner-'));
  const keys = newKeys();
  const [url, sandboxUrl] = [`http://localhost:${port}`, `http://127.0.0.1:${sandboxPort}`];
  const sandbox = await serveSandbox({ config: sandboxConfig(sandboxUrl, url, keys), port: sandboxPort });
  const lines: string[] = [];
  const start = (given: Restart = {}): Promise<Shop> =>
    createShop({
      port,
      sandboxUrl,
      keys,
      dbPath: join(folder, 'shop.db'),
      say: (line) => void lines.push(line),
      ...first,
      ...given,
    });
  let shop = await start();
  let isOpen = true;

  const control: Corner['control'] = async (method, path, body) => {
    const response = await fetch(`${sandboxUrl}/control${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    expect(response.ok, `${method} ${path}: ${text}`).toBe(true);
    return JSON.parse(text);
  };
  const stopShop = async (): Promise<void> => {
    if (isOpen) await shop.close();
    isOpen = false;
  };

  return {
    url,
    sandboxUrl,
    webhookSecret: keys.webhookSecret,
    lines,
    get shop() {
      return shop;
    },
    stopShop,
    startShop: async (given) => {
      shop = await start(given);
      isOpen = true;
    },
    control,
    gatewayOrders: async () => ((await control('GET', '/orders')) as { orders: GatewayOrder[] }).orders,
    webhooks: async () => ((await control('GET', '/webhooks')) as { webhooks: Webhook[] }).webhooks,
    orders: async () => (await shop.checkout.orders.list({ limit: 100 })).orders,
    post: (path, body, headers = {}) =>
      fetch(`${url}/checkout${path}`, {
        method: 'POST',
        headers: { origin: url, 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    close: async () => {
      await Promise.all([stopShop(), sandbox.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
