import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/** A webhook as it came over the wire. */
export interface Delivery {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
}

/** A merchant's webhook endpoint that keeps what it is sent. */
export interface Receiver {
  readonly url: string;
  readonly received: readonly Delivery[];
  /** What it answers with; 200. */
  status: number;
  close(): Promise<void>;
}

export const openReceiver = async (path: string): Promise<Receiver> => {
  const received: Delivery[] = [];
  const server = createServer(async (request, response) => {
    const headers = new Headers(
      Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
    );
    received.push({ method: request.method ?? '', path: request.url ?? '', headers, body: await text(request) });
    response.writeHead(receiver.status).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}${path}`,
    received,
    status: 200,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return receiver;
};
