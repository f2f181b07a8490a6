import { createServer } from 'node:http';
import { once } from 'node:events';

/** Of processes that run at once each has a hundred ports, all below those a system gives to connections. */
const FIRST = 21_000 + Number(process.env['TEST_PARALLEL_INDEX'] ?? 50) * 100;
let given = 0;

const isFree = async (port: number): Promise<boolean> => {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  await new Promise((resolve) => server.close(resolve));
  return true;
};

/** A port nobody listens on, nor is about to: another worker of the same run is never given it. */
export const freePort = async (): Promise<number> => {
  for (let tried = 0; tried < 100; tried += 1) {
    const port = FIRST + (given++ % 100);
    if (await isFree(port)) return port;
  }
  throw new Error(`No port from ${FIRST} to ${FIRST + 99} is free.`);
};
