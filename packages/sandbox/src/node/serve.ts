import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { resolvePorts, type Ports } from '@tillkit/core/clock';
import type { SandboxConfig } from '../config/index.ts';
import { type Fault, isFault } from '../fault/index.ts';
import { createSandbox, type Sandbox } from '../sandbox.ts';
import { readSnapshot, snapshotFile } from './file.ts';

export interface ServeSandboxOptions extends Partial<Ports> {
  readonly config: SandboxConfig;
  /** 0 takes a free one. */
  readonly port: number;
  /** Default `127.0.0.1`: this machine alone. */
  readonly host?: string;
  /** Where orders and pending deliveries are kept between starts; nowhere by default. */
  readonly file?: string;
}

export interface ServedSandbox {
  /** `http://<host>:<port>`, where it really listens. */
  readonly url: string;
  readonly sandbox: Sandbox;
  /** Frees the port, ends timers and open connections, and has the last change on disk. */
  close(): Promise<void>;
}

/** The port is somebody else's. `port` names it; which variable moves it only the caller knows. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  readonly port: number;

  constructor(port: number, cause: unknown) {
    super(`Port ${port} is taken.`, { cause });
    this.port = port;
  }
}

/** Makes of a Fault what a client would see of a broken network. */
const perform = async (fault: Fault, incoming: IncomingMessage, outgoing: ServerResponse): Promise<Response> => {
  if (fault.fault === 'reset') incoming.socket.resetAndDestroy();
  if (fault.fault === 'hang' && !incoming.socket.destroyed) await once(incoming.socket, 'close');
  if (fault.fault === 'truncate') {
    const body = new Uint8Array(await fault.response.arrayBuffer());
    const headers = { ...Object.fromEntries(fault.response.headers), 'content-length': String(body.length) };
    outgoing.writeHead(fault.response.status, headers);
    await new Promise<void>((resolve) => {
      if (fault.after === 0) outgoing.flushHeaders();
      outgoing.write(body.subarray(0, fault.after), () => resolve());
    });
    incoming.socket.destroySoon();
  }
  return RESPONSE_ALREADY_SENT;
};

const listen = async (server: Server, port: number, host: string): Promise<number> => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject('code' in error && error.code === 'EADDRINUSE' ? new PortTaken(port, error) : error),
    );
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
};

/**
 * The sandbox on a port.
 * @throws PortTaken when the port is in use; Error when `file` is no snapshot
 */
export const serveSandbox = async (options: ServeSandboxOptions): Promise<ServedSandbox> => {
  const { config, port, host = '127.0.0.1', file, ...given } = options;
  const ports = resolvePorts(given);
  const snapshot = file === undefined ? undefined : await readSnapshot(file);
  let sandbox: Sandbox | undefined;

  const server = createServer((incoming, outgoing) => {
    const listener = getRequestListener(
      async (request) => {
        const answer = await sandbox?.fetch(request, incoming.socket.remoteAddress ?? '');
        if (!answer) return new Response('The sandbox is starting.', { status: 503 });
        return isFault(answer) ? perform(answer, incoming, outgoing) : answer;
      },
      { overrideGlobalObjects: false },
    );
    void listener(incoming, outgoing);
  });
  // Listening comes first: where the port is taken, the other process makes the pending deliveries.
  const taken = await listen(server, port, host);
  const served = (() => {
    try {
      return (sandbox = createSandbox({ ...ports, config, snapshot }));
    } catch (error) {
      server.close();
      throw error;
    }
  })();
  const kept =
    file === undefined
      ? undefined
      : snapshotFile(file, served.snapshot, (error) =>
          ports.log('error', 'snapshot_unwritten', { name: error instanceof Error ? error.name : 'unknown' }),
        );
  const unwatch = served.watch(() => kept?.write());

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    sandbox: served,
    close: async () => {
      unwatch();
      served.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await kept?.flush();
    },
  };
};
