import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import type { SessionView } from '@tillkit/core/wire';
import { ENDPOINT, session, tokenOf } from '../fixture/counter.fixture.ts';
import type { PageLife } from './page-life.ts';
import { watchOrders, type OrderUpdate, type WatchOptions } from './watcher.ts';

interface Asked {
  readonly accept: string | null;
  readonly tokens: readonly string[];
  readonly since: Record<string, number>;
  readonly signal: AbortSignal;
  /** Writes to the stream that was answered. */
  write(text: string): void;
  end(): void;
}

type Kind = 'stream' | 'down' | 'unauthorized' | { sessions: readonly SessionView[]; refused?: readonly number[] };

/** A page, a clock and a server whose `POST /status` is answered as `kind` says. */
const setUp = (kind: Kind = 'stream') => {
  const clock = manualClock();
  const asked: Asked[] = [];
  const now = { kind };
  const page = { hidden: false, heard: [] as ((left: boolean) => void)[] };
  const life: PageLife = {
    hidden: () => page.hidden,
    listen: (fn) => {
      page.heard.push(fn);
      return () => (page.heard = page.heard.filter((one) => one !== fn));
    },
  };
  const fetch: typeof globalThis.fetch = async (_, init) => {
    const body = JSON.parse(String(init?.body));
    const signal = init?.signal ?? new AbortController().signal;
    let to: ReadableStreamDefaultController<Uint8Array>;
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        to = controller;
        signal.addEventListener('abort', () => {
          try {
            controller.error(signal.reason);
          } catch {
            // It had ended before.
          }
        });
      },
    });
    asked.push({
      accept: new Headers(init?.headers).get('accept'),
      ...body,
      signal,
      write: (text) => to.enqueue(new TextEncoder().encode(text)),
      end: () => to.close(),
    });
    if (now.kind === 'down') throw new TypeError('gone');
    if (now.kind === 'unauthorized') return Response.json({ code: 'token_invalid' }, { status: 401 });
    const asStream = asked.at(-1)?.accept === 'text/event-stream';
    if (now.kind === 'stream' && !asStream) return Response.json({ sessions: [], refused: [] });
    if (now.kind === 'stream') return new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
    return Response.json({ refused: [], ...now.kind });
  };
  const heard: OrderUpdate[] = [];
  const options: WatchOptions = { fetch, clock, random: (bytes) => new Uint8Array(bytes).fill(255), page: life };
  const watch = (ids: readonly string[], more: WatchOptions = {}) =>
    watchOrders(
      ENDPOINT,
      ids.map((id) => ({ id, token: tokenOf(id) })),
      (update) => heard.push(update),
      { ...options, ...more },
    );
  const event = (view: SessionView) =>
    `event: session\nid: ${view.id}:${view.version}\ndata: ${JSON.stringify(view)}\n\n`;
  const words = () => heard.flatMap((update) => (update.session ? [update.session.status] : []));
  return { clock, asked, now, page, heard, watch, event, words };
};

test('many orders are one stream', async () => {
  const { clock, asked, watch } = setUp();
  const stop = watch(['cs_1', 'cs_2', 'cs_3']);
  await clock.advance(50);
  assert.equal(asked.length, 1);
  assert.equal(asked[0]?.accept, 'text/event-stream');
  assert.deepEqual(
    asked[0]?.tokens,
    ['cs_1', 'cs_2', 'cs_3'].map((id) => tokenOf(id)),
  );
  stop();
});

test('more than a hundred are asked for by the hundred', async () => {
  const { clock, asked, watch } = setUp();
  const stop = watch(Array.from({ length: 101 }, (_, i) => `cs_${i}`));
  await clock.advance(50);
  assert.deepEqual(
    asked.map(({ tokens }) => tokens.length),
    [100, 1],
  );
  stop();
});

test('pending turns paid by itself; what is older or the same says nothing', async () => {
  const { clock, asked, watch, event, words } = setUp();
  const stop = watch(['cs_1']);
  await clock.advance(50);
  asked[0]?.write(event(session({ version: 2, status: 'pending' })));
  asked[0]?.write(event(session({ version: 3, status: 'paid' })));
  asked[0]?.write(event(session({ version: 3, status: 'paid' })));
  asked[0]?.write(event(session({ version: 1, status: 'created' })));
  await clock.advance(0);
  assert.deepEqual(words(), ['pending', 'paid']);
  stop();
});

test('heartbeats keep a stream; the server’s own end opens it anew, from where it was', async () => {
  const { clock, asked, watch, event } = setUp();
  const stop = watch(['cs_1']);
  await clock.advance(50);
  asked[0]?.write(event(session({ version: 7 })));
  for (let beat = 0; beat < 4; beat += 1) {
    await clock.advance(15_000);
    asked[0]?.write(': heartbeat\n\n');
  }
  await clock.advance(0);
  assert.equal(asked.length, 1);
  asked[0]?.end();
  await clock.advance(1_100);
  assert.equal(asked.length, 2);
  assert.equal(asked[1]?.accept, 'text/event-stream');
  assert.deepEqual(asked[1]?.since, { cs_1: 7 });
  stop();
});

test('F20 a stream that stays silent for 20 s is given up for polling', async () => {
  const { clock, asked, now, watch, words } = setUp();
  const stop = watch(['cs_1']);
  await clock.advance(50);
  now.kind = { sessions: [session({ version: 4, status: 'paid' })] };
  await clock.advance(19_000);
  assert.equal(asked.length, 1);
  await clock.advance(1_000);
  assert.equal(asked[0]?.signal.aborted, true);
  assert.equal(asked[1]?.accept, 'application/json');
  assert.deepEqual(words(), ['paid']);
  stop();
});

test('polling slows down from 2 s to 10 s while nothing happens, and tries a stream again', async () => {
  const { clock, asked, now, watch } = setUp({ sessions: [] });
  const stop = watch(['cs_1']);
  const began = clock.now();
  const times: number[] = [];
  for (let second = 0; second < 60; second += 1) {
    const before = asked.length;
    await clock.advance(1_000);
    if (asked.length > before) times.push(Math.round((clock.now() - began) / 1_000));
  }
  const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
  assert.ok(gaps[0]! <= 4 && gaps.at(-1) === 10, `gaps of ${gaps.join()} s`);
  now.kind = 'stream';
  await clock.advance(320_000);
  assert.ok(asked.slice(1).some(({ accept }) => accept === 'text/event-stream'));
  stop();
});

test('a server that is down is asked ever more rarely, and the words say so', async () => {
  const { clock, asked, now, watch, heard } = setUp('down');
  const stop = watch(['cs_1']);
  await clock.advance(120_000);
  assert.ok(asked.length >= 5 && asked.length <= 9, `${asked.length} requests in two minutes`);
  assert.equal(heard.at(-1)?.channel, 'stale');
  now.kind = 'stream';
  await clock.advance(30_000);
  assert.equal(heard.at(-1)?.channel, 'live');
  stop();
});

test('a token that no longer reads is told, and not sent again', async () => {
  const { clock, asked, watch, heard } = setUp();
  const stop = watch(['cs_1', 'cs_2']);
  await clock.advance(50);
  asked[0]?.write('event: refused\ndata: [0]\n\n');
  await clock.advance(0);
  assert.deepEqual(heard.at(-1), { id: 'cs_1', channel: 'refused' });
  asked[0]?.end();
  await clock.advance(1_100);
  assert.deepEqual(asked[1]?.tokens, [tokenOf('cs_2')]);
  stop();
});

for (const [name, kind] of [
  ['by name', { sessions: [], refused: [0] }],
  ['all at once, by 401', 'unauthorized'],
] as const)
  test(`where no token reads, ${name}, that is told and nothing is asked any more`, async () => {
    const { clock, asked, watch, heard } = setUp(kind);
    const stop = watch(['cs_1']);
    await clock.advance(60_000);
    assert.equal(asked.length, 1);
    assert.deepEqual(heard.at(-1), { id: 'cs_1', channel: 'refused' });
    stop();
  });

test('a hidden page pauses; shown again, it goes on at once', async () => {
  const { clock, asked, page, watch } = setUp();
  const stop = watch(['cs_1']);
  await clock.advance(50);
  page.hidden = true;
  page.heard.forEach((fn) => fn(false));
  await clock.advance(60_000);
  assert.equal(asked[0]?.signal.aborted, true);
  assert.equal(asked.length, 1);
  page.hidden = false;
  page.heard.forEach((fn) => fn(false));
  await clock.advance(50);
  assert.equal(asked.length, 2);
  stop();
});

test('what is being paid is asked for every 5 s while hidden', async () => {
  const { clock, asked, page, now, watch } = setUp();
  page.hidden = true;
  now.kind = { sessions: [] };
  const stop = watch(['cs_1'], { keep: true });
  await clock.advance(50 + 10_000);
  assert.deepEqual(
    asked.map(({ accept }) => accept),
    Array(3).fill('application/json'),
  );
  stop();
});

test('1 a page that is put away holds no connection, so that Back finds it as it was', async () => {
  const { clock, asked, page, watch } = setUp();
  const stop = watch(['cs_1']);
  await clock.advance(50);
  page.heard.forEach((fn) => fn(true));
  await clock.advance(60_000);
  assert.equal(asked[0]?.signal.aborted, true);
  assert.equal(asked.length, 1);
  page.heard.forEach((fn) => fn(false));
  await clock.advance(50);
  assert.equal(asked.length, 2);
  stop();
});

test('9 stopped, it leaves no connection, no timer and no listener; twice is harmless', async () => {
  const { clock, asked, page, watch } = setUp();
  const stop = watch(['cs_1']);
  await clock.advance(50);
  assert.equal(clock.sleeping, 1, 'the watch for silence');
  stop();
  stop();
  await clock.advance(0);
  assert.equal(asked[0]?.signal.aborted, true);
  assert.equal(clock.sleeping, 0);
  assert.deepEqual(page.heard, []);
});
