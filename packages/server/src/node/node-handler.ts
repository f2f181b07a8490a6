import { IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Problem } from '@tillkit/core/problem';
import type { Checkout } from '../checkout/index.ts';

export interface NodeHandlerOptions {
  /**
   * Who asks, for rate limits; the socket's address when absent. Behind a proxy that is the proxy: read the header your
   * own proxy sets, and only if nothing can reach the server around it.
   */
  readonly client?: (incoming: IncomingMessage) => string | undefined;
}

const wasRead = (incoming: IncomingMessage): boolean => incoming.readableDidRead || incoming.readableEnded;

/** A body parser that ran first has eaten the signed bytes: say so by name instead of "bad signature". */
const refuseReadBody = (outgoing: ServerResponse): void => {
  const problem = new Problem('body_already_read');
  outgoing.writeHead(problem.status, { 'content-type': 'application/problem+json' });
  outgoing.end(JSON.stringify(problem.body()));
};

const hasBody = ({ method }: IncomingMessage): boolean => method !== 'GET' && method !== 'HEAD';

/** For `node:http`, Express (`app.use('/checkout', …)` before any body parser) and Fastify. */
export const toNodeHandler = (
  checkout: Pick<Checkout, 'fetch'>,
  { client = (incoming) => incoming.socket.remoteAddress }: NodeHandlerOptions = {},
): RequestListener => {
  const listener = getRequestListener(
    (request, env) =>
      checkout.fetch(request, env.incoming instanceof IncomingMessage ? { client: client(env.incoming) } : {}),
    { overrideGlobalObjects: false },
  );
  return (incoming, outgoing) => {
    if (hasBody(incoming) && wasRead(incoming)) return refuseReadBody(outgoing);
    // Express strips the mount path from `url`; the checkout routes by the whole of it.
    if ('originalUrl' in incoming && typeof incoming.originalUrl === 'string') incoming.url = incoming.originalUrl;
    void listener(incoming, outgoing);
  };
};
