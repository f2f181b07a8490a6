/** A shop of one page, on loopback: the built files under a strict policy, and a server that answers with one order. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { inventory } from './inventory.ts';

export const DIST = join(import.meta.dirname, '../packages/elements/dist');

export interface CannedShopOptions {
  /** Which of the kit's files the page has a tag for; `tillkit.js` when absent. */
  readonly script?: 'tillkit.js' | 'tillkit.full.js';
  /** Whether the tag pins it. */
  readonly pinned?: boolean;
  /** A file of the kit; as it was built when absent. */
  readonly read?: (file: string) => Promise<string>;
  /** What is sent instead of a file of the kit. */
  readonly alter?: (file: string, code: string) => string;
  /** Asked before anything is answered: may keep an answer back. */
  readonly before?: (path: string) => Promise<void> | undefined;
}

export interface CannedShop {
  readonly url: string;
  /** Every path that was asked for, with its query. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

const NONCE = 'Y2FubmVk';
const POLICY = [
  "default-src 'none'",
  `script-src 'nonce-${NONCE}'`,
  `style-src 'nonce-${NONCE}'`,
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** The page tells what its policy refused: `window.refused`. */
const pageWith = (script: string, integrity: string | undefined): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
<script nonce="${NONCE}">window.refused = []; document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => window.refused.push(effectiveDirective + ' ' + blockedURI))</script>
<script type="module" nonce="${NONCE}" src="/kit/${script}" data-endpoint="/checkout"${integrity ? ` integrity="${integrity}" crossorigin` : ''}></script>
</head><body>
<till-pay-button sku="honey" amount="1200" currency="USD"><form method="post" action="/checkout/start"><button id="plain">Buy without script</button></form></till-pay-button>
</body></html>`;

const QUOTE = {
  currency: 'USD',
  hash: '1.canned',
  total: 1_200,
  tax: 0,
  shipping: 0,
  discount: 0,
  lines: [{ sku: 'honey', title: 'Honey', quantity: 1, total: 1_200 }],
};
const METHOD = { id: 'canned.wallet', account: 'canned', label: 'Wallet', kinds: ['redirect'], fields: [] };
const ANSWERS: Readonly<Record<string, unknown>> = {
  'GET /checkout/config': { name: 'The Canned Shop', test: true, accounts: [] },
  'POST /checkout/quotes': { quotes: [{ quote: QUOTE, methods: [METHOD] }] },
};

const send = (
  outgoing: ServerResponse,
  type: string,
  body: string,
  more: Readonly<Record<string, string>> = {},
): void => {
  outgoing.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', ...more });
  outgoing.end(body);
};

export const openCannedShop = async (options: CannedShopOptions = {}): Promise<CannedShop> => {
  const { script = 'tillkit.js', pinned = false, alter = (_file, code) => code, before } = options;
  const { read = (file) => readFile(join(DIST, file), 'utf8') } = options;
  const integrity = pinned ? inventory(DIST).find(({ file }) => file === script)?.integrity : undefined;
  const asked: string[] = [];
  const answer = async (method: string, path: string, outgoing: ServerResponse): Promise<void> => {
    const [plain = ''] = path.split('?');
    const canned = ANSWERS[`${method} ${plain}`];
    const [, file] = /^\/kit\/((?:chunks\/)?[\w.-]+\.js)$/.exec(plain) ?? [];
    await before?.(path);
    if (plain === '/') send(outgoing, 'text/html', pageWith(script, integrity), { 'content-security-policy': POLICY });
    else if (canned) send(outgoing, 'application/json', JSON.stringify(canned));
    else if (file) send(outgoing, 'text/javascript', alter(file, await read(file)));
    else outgoing.writeHead(404).end();
  };
  const server = createServer(({ method = 'GET', url = '/' }, outgoing) => {
    asked.push(url);
    answer(method, url, outgoing).catch(() => outgoing.writeHead(500).end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
