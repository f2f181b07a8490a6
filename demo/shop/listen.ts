import type { Server } from 'node:http';

/** The port is somebody else's. `port` names it; which variable moves it only the caller knows. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  readonly port: number;

  constructor(port: number, cause: unknown) {
    super(`Port ${port} is taken.`, { cause });
    this.port = port;
  }
}

/** @throws PortTaken */
export const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const refuse = (error: Error): void =>
      reject('code' in error && error.code === 'EADDRINUSE' ? new PortTaken(port, error) : error);
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      resolve();
    });
  });
