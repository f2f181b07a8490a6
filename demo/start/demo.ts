import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { PortTaken as SandboxPortTaken, serveSandbox } from '@tillkit/sandbox/node';
import { createShop, GAME, listen, PortTaken, shopAccounts, type Say, type ShopKeys } from '../shop/index.ts';
import { holdFolder } from './hold.ts';
import { readKeys } from './keys.ts';
import { buildKit } from './kit.ts';
import type { Settings } from './settings.ts';

const FOLDER = '.tillkit';

const moved = (error: unknown, variable: string): unknown =>
  error instanceof PortTaken || error instanceof SandboxPortTaken
    ? new Error(
        `Port ${error.port} is taken. Give another one in ${variable}: ${variable}=${error.port + 100} npm start`,
      )
    : error;

/** The sandbox's configuration: one merchant, our shop. */
export const sandboxConfig = (url: string, shopUrl: string, keys: ShopKeys) => ({
  url,
  merchants: [
    {
      id: 'corner-shop',
      name: 'The Corner Shop',
      opencheckout: {
        apiKeys: [keys.apiKey],
        webhook: { url: `${shopUrl}/checkout/webhooks/opencheckout`, secret: keys.webhookSecret },
        allowLoopbackUrls: true,
        cancelReturn: true,
      },
      onecheckout: {
        apiKeys: [keys.onecheckoutKey],
        webhook: { url: `${shopUrl}/checkout/webhooks/onecheckout/${keys.onecheckoutPath}` },
      },
      onecp: { widgetId: keys.onecpWidgetId, backendSecret: keys.onecpSecret },
      oneverse: {
        login: keys.oneverseLogin,
        password: keys.oneversePassword,
        secretKey: keys.oneverseSecretKey,
        merchantUuid: keys.oneverseLogin,
        gameNames: [GAME],
        webhook: { url: `${shopUrl}/checkout/webhooks/oneverse/${keys.oneversePath}` },
      },
      one2pays: {
        apiKey: keys.one2paysKey,
        secretKey: keys.one2paysSecret,
        webhook: { url: `${shopUrl}/checkout/webhooks/one2pays`, secret: keys.one2paysWebhookSecret },
      },
    },
  ],
});

export interface Demo {
  close(): Promise<void>;
}

const welcome = (shop: string, sandbox: string): string => `
  The corner shop  ${shop}
  Its back office  ${shop}/orders
  The sandbox      ${sandbox}

  Buy something: no real money moves. On the sandbox's pay page choose Pay, and the shop's
  page turns to Paid by itself. "Make something go wrong" there shows what happens then.
  Orders are kept in ${FOLDER}/; delete it to begin afresh. Ctrl+C ends both.
`;

/** Why a demo cannot start where another one runs: mostly because it was to listen on the same ports. */
const inUse = async (
  wanted: readonly (readonly [variable: string, port: number])[],
  host: string,
): Promise<unknown> => {
  for (const [variable, port] of wanted) {
    const server = createServer();
    try {
      await listen(server, port, host);
    } catch (error) {
      return moved(error, variable);
    } finally {
      server.close();
    }
  }
  return new Error(`A demo is running on ${FOLDER}/ already. End it, or start this one from a copy of the repository.`);
};

interface Place extends Settings {
  /** Where it keeps its files. */
  readonly folder: string;
}

const open = async ({ port, sandboxPort, host, oneCpShown, folder }: Place, say: Say): Promise<Demo> => {
  const keys = readKeys(join(folder, 'keys.json'));
  const [url, sandboxUrl] = [`http://localhost:${port}`, `http://localhost:${sandboxPort}`];
  const config = sandboxConfig(sandboxUrl, url, keys);
  const sandbox = await serveSandbox({ config, port: sandboxPort, host, file: join(folder, 'sandbox.json') }).catch(
    (error: unknown) => {
      throw moved(error, 'SANDBOX_PORT');
    },
  );
  const accounts: typeof shopAccounts = (at, by) => shopAccounts(at, by, oneCpShown);
  const dbPath = join(folder, 'shop.db');
  const shop = await createShop({ port, host, sandboxUrl, keys, dbPath, say, accounts }).catch(
    async (error: unknown) => {
      await sandbox.close();
      throw moved(error, 'PORT');
    },
  );
  say(welcome(url, sandboxUrl));
  return {
    close: async () => {
      await Promise.all([shop.close(), sandbox.close()]);
    },
  };
};

/**
 * Starts shop and sandbox, with what they kept from the last time.
 * @throws Error whose message is one line for whoever started it
 */
export const createDemo = async (settings: Settings, say: Say): Promise<Demo> => {
  await buildKit(say);
  const folder = join(process.cwd(), FOLDER);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Everything written from here on is its owner's alone.
  process.umask(0o077);
  const { port, sandboxPort, host } = settings;
  const wanted = [
    ['PORT', port],
    ['SANDBOX_PORT', sandboxPort],
  ] as const;
  const release = holdFolder(folder);
  if (!release) throw await inUse(wanted, host);
  try {
    const demo = await open({ ...settings, folder }, say);
    return { close: () => demo.close().finally(release) };
  } catch (error) {
    release();
    throw error;
  }
};
