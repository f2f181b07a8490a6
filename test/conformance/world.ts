import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manualClock, type ManualClock } from '@tillkit/core/clock';
import type { SandboxConfig, Snapshot } from '@tillkit/sandbox';
import { serveSandbox } from '@tillkit/sandbox/node';
import { openReceiver, type Receiver } from './receiver.ts';

export interface Webhook {
  readonly id: string;
  readonly payload: string;
  readonly state: 'withheld' | 'pending' | 'delivered' | 'failed';
  readonly attempts: readonly { readonly status: number | null }[];
}

/** A sandbox of our own on loopback, with everything a row may do to the other side. */
export interface World {
  /** The sandbox's address now; it changes with `rewrite`. */
  readonly url: string;
  /** The time under the sandbox's own, which stamps signatures. It stands still. */
  readonly wall: ManualClock;
  readonly receiver: Receiver;
  control(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown>;
  /** Does to an order what its gateway allows. */
  act(id: string, verb: string, body?: object): Promise<void>;
  /** Lets the sandbox's time pass. */
  advance(ms: number): Promise<void>;
  /** Starts again from what is stored, with `to` wherever `from` stood: that is how an order gets the dossier's id. */
  rewrite(...changes: readonly (readonly [from: string, to: string])[]): Promise<void>;
  /** The webhooks, once `isSo` is true of them. */
  webhooks(isSo: (webhooks: readonly Webhook[]) => boolean): Promise<readonly Webhook[]>;
  /** The delivery that comes next, counted from 0. */
  delivery(number: number): Promise<Receiver['received'][number]>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly at: number | string;
  /** Where webhooks come in. */
  readonly path: string;
  readonly config: (receiver: Receiver) => SandboxConfig;
}

const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);

export const openWorld = async ({ at, path, config }: WorldOptions): Promise<World> => {
  const wall = manualClock(at);
  const receiver = await openReceiver(path);
  const serve = (file?: string) =>
    serveSandbox({ config: config(receiver), port: 0, clock: wall, ...(file === undefined ? {} : { file }) });
  let served = await serve();
  let isOpen = true;
  const waiting = (): void => assert.ok(isOpen, 'what the row waited for never came');

  const control: World['control'] = async (method, way, body) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${served.url}/control${way}`, { method, ...sent });
    const told: unknown = await response.json();
    assert.ok(response.ok, `the sandbox's control API refused ${way}: ${JSON.stringify(told)}`);
    return told;
  };
  /** The clock stands still: what is due now happens when it is looked at. */
  const due = () => control('POST', '/clock', { advance: 0 });
  const restart = async (snapshot: Snapshot): Promise<void> => {
    const folder = await mkdtemp(join(tmpdir(), 'conformance-'));
    const file = join(folder, 'sandbox.json');
    await writeFile(file, JSON.stringify(snapshot));
    await served.close();
    served = await serve(file);
    const { close } = served;
    served.close = async () => {
      await close();
      await rm(folder, { recursive: true });
    };
  };

  return {
    get url() {
      return served.url;
    },
    wall,
    receiver,
    control,
    act: async (id, verb, body = {}) => void (await control('POST', `/orders/${id}/${verb}`, body)),
    advance: async (ms) => void (await control('POST', '/clock', { advance: ms })),
    rewrite: async (...changes) => {
      let text = JSON.stringify(served.sandbox.snapshot());
      for (const [from, to] of changes) {
        assert.ok(text.includes(escaped(from)), `nothing stored says ${from}`);
        text = text.replaceAll(escaped(from), () => escaped(to));
      }
      await restart(JSON.parse(text) as Snapshot);
    },
    webhooks: async (isSo) => {
      for (;;) {
        waiting();
        await due();
        const { webhooks } = (await control('GET', '/webhooks')) as { webhooks: readonly Webhook[] };
        if (isSo(webhooks)) return webhooks;
      }
    },
    delivery: async (number) => {
      for (;;) {
        waiting();
        const one = receiver.received[number];
        if (one) return one;
        await due();
      }
    },
    close: async () => {
      isOpen = false;
      await served.close();
      await receiver.close();
    },
  };
};
