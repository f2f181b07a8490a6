// WebKitGTK runs only under a driver of its own and on a display: both are started here, and ended with whoever asked.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { findWebKit } from './browsers.ts';

const START_MS = 20_000;
const STEP_MS = 50;
const GRACE_MS = 5_000;

export interface Driver {
  readonly port: number;
  /** The browser it is to start. */
  readonly browser: string;
  readonly stop: () => Promise<void>;
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('No free port.');
  return address.port;
};

/** Also one that never began. */
const hasEnded = ({ pid, exitCode, signalCode }: ChildProcess): boolean =>
  pid === undefined || exitCode !== null || signalCode !== null;

const end = async (child: ChildProcess): Promise<void> => {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill();
  AbortSignal.timeout(GRACE_MS).addEventListener('abort', () => child.kill('SIGKILL'));
  await ended;
};

/** Xvfb looks for a free display itself, and says which. */
const displayOf = async (xvfb: ChildProcess): Promise<string> => {
  const told = xvfb.stdio[3];
  if (hasEnded(xvfb) || !(told instanceof Readable)) throw new Error('Xvfb did not start.');
  const heard: readonly unknown[] = await Promise.race([
    once(told, 'data', { signal: AbortSignal.timeout(START_MS) }),
    once(xvfb, 'exit').then(() => Promise.reject(new Error('Xvfb did not start.'))),
  ]);
  return `:${String(heard[0]).trim()}`;
};

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const told = (open: boolean) => () => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', told(true)).once('error', told(false));
  });

const untilItListens = async (driver: ChildProcess, port: number): Promise<void> => {
  for (let waited = 0; waited < START_MS; waited += STEP_MS) {
    if (hasEnded(driver)) break;
    if (await answers(port)) return;
    await setTimeout(STEP_MS);
  }
  throw new Error('WebKitWebDriver did not start.');
};

/**
 * Starts WebKitWebDriver on a free port, and the display it shows its browser on.
 *
 * @throws Error when a part is missing or does not start; nothing is left running then
 */
export const startWebKit = async (found = findWebKit()): Promise<Driver> => {
  if (!found) throw new Error('WebKitGTK is not there.');
  const children: ChildProcess[] = [];
  // Also when a signal or an error ends us, and nobody waits any more.
  const endNow = (): void => children.forEach((child) => child.kill('SIGKILL'));
  process.once('exit', endNow);
  const stop = async (): Promise<void> => {
    // The browser before its display.
    for (const child of children.toReversed()) await end(child);
    process.off('exit', endNow);
  };
  const run = (file: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess => {
    const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], env });
    // One that cannot be started is found to have ended.
    child.on('error', () => {});
    children.push(child);
    return child;
  };
  try {
    const xvfb = run(
      found.display,
      ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
      process.env,
    );
    const { WAYLAND_DISPLAY: _, ...env } = process.env;
    const port = await freePort();
    const driver = run(found.driver, [`--port=${port}`], { ...env, DISPLAY: await displayOf(xvfb) });
    await untilItListens(driver, port);
    return { port, browser: found.browser, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
