import { type Ports, resolvePorts } from '@tillkit/core/clock';
import { html } from 'hono/html';
import { virtualClock, type VirtualClock } from './clock/index.ts';
import { checkConfig, type SandboxConfig } from './config/index.ts';
import { controlApp } from './control/index.ts';
import { type Fault, faultBoard } from './fault/index.ts';
import { onecpRoom } from './one-cp/index.ts';
import { one2PaysRoom } from './one2pays/index.ts';
import { onecheckoutRoom } from './onecheckout/index.ts';
import { oneverseRoom } from './oneverse/index.ts';
import { openCheckoutRoom } from './opencheckout/index.ts';
import { page } from './page/index.ts';
import type { Environment, Parts, Room } from './parts.ts';
import type { Snapshot } from './snapshot.ts';
import { type Sender, webhookDesk } from './webhook/index.ts';

/** For a delivery kept by a gateway that is here no more. */
const NOBODY: Sender = { waits: [0], most: 1, timeout: 1000, seal: async () => null };

export interface SandboxOptions extends Partial<Ports> {
  readonly config: SandboxConfig;
  /** What an earlier sandbox remembered: its orders, and deliveries still to be made. */
  readonly snapshot?: Snapshot | undefined;
}

/** Payment APIs to try against: every gateway below its own path, steered through `/control`. */
export interface Sandbox {
  /**
   * @param client the caller's address where a server knows it: rate limits count by it, and only this machine
   * may steer
   * @returns a Fault where the network shall break instead of answering
   */
  fetch(request: Request, client?: string): Promise<Response | Fault>;
  /** The virtual clock: it can be advanced, never turned back. */
  readonly clock: VirtualClock;
  snapshot(): Snapshot;
  /** Calls `listener` after every change; the answer ends it. */
  watch(listener: () => void): () => void;
  /** Forgets orders, webhooks and faults, and sets the clock right. */
  reset(): void;
  /** Ends every timer and delivery. A snapshot taken before takes them up again. */
  stop(): void;
}

/** @throws TypeError when the configuration cannot work */
export const createSandbox = ({ config, snapshot, ...given }: SandboxOptions): Sandbox => {
  const ports = resolvePorts(given);
  const clock = virtualClock(ports.clock, snapshot?.ahead);
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const faults = faultBoard(snapshot?.faults ?? [], changed);
  const desk = webhookDesk({
    clock,
    ports,
    changed,
    kept: snapshot?.webhooks ?? [],
    sender: (gateway) => rooms.find(({ name }) => name === gateway)?.sender ?? NOBODY,
  });
  const parts: Parts = { config: checkConfig(config), clock, ports, faults, desk, changed };
  const opencheckout = openCheckoutRoom(parts, snapshot?.opencheckout);
  const onecheckout = onecheckoutRoom(parts, snapshot?.onecheckout);
  const onecp = onecpRoom(parts, snapshot?.onecp);
  const oneverse = oneverseRoom(parts, snapshot?.oneverse);
  const one2pays = one2PaysRoom(parts, snapshot?.one2pays);
  const rooms: readonly Room[] = [opencheckout, onecheckout, onecp, oneverse, one2pays];

  const reset = (): void => {
    desk.clear();
    faults.clear();
    for (const room of rooms) room.reset();
    clock.reset();
    changed();
  };
  const control = controlApp(parts, rooms, reset);
  const apps = new Map([['control', control], ...rooms.map(({ name, app }) => [name, app] as const)]);
  desk.resume();
  for (const room of rooms) room.resume();

  return {
    clock,
    fetch: async (request, client = '') => {
      const environment: Environment = { client, fault: null };
      const [, first = ''] = new URL(request.url).pathname.split('/');
      const response = await (apps.get(first)?.fetch(request, environment) ?? frontPage(request, rooms, ports));
      return environment.fault ?? response;
    },
    snapshot: () => ({
      version: 1,
      ahead: clock.ahead,
      faults: faults.list(),
      webhooks: desk.list(),
      opencheckout: opencheckout.snapshot(),
      onecheckout: onecheckout.snapshot(),
      onecp: onecp.snapshot(),
      oneverse: oneverse.snapshot(),
      one2pays: one2pays.snapshot(),
    }),
    watch: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    reset,
    stop: () => {
      desk.stop();
      for (const room of rooms) room.stop();
    },
  };
};

const frontPage = (request: Request, rooms: readonly Room[], { random }: Ports): Promise<Response> => {
  const here = new URL(request.url).pathname === '/';
  const title = here ? 'The sandbox is running' : 'Page not found';
  return page(
    {
      title,
      status: here ? 200 : 404,
      body: html`<h1>${title}</h1>
        <p>Each payment API answers below an address of its own:</p>
        <ul>
          ${rooms.map(({ name }) => html`<li><code class="code">/${name}</code></li> `)}
        </ul>
        ${here ? html`<p>Tests steer them through <code class="code">/control</code>.</p>` : ''}`,
    },
    random,
  );
};
