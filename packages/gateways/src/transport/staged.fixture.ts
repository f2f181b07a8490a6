import { manualClock, resolvePorts, type Log } from '@tillkit/core/clock';
import { cannedFetch, type CannedAnswer } from './canned.fixture.ts';
import { createSend, type SendOptions } from './send.ts';

export const ok = () => new Response('{}');
export const never = () => new Promise<Response>(() => undefined);

/** `send` before a canned fetch. For tests. */
export const setUp = (answers: readonly CannedAnswer[], options: Partial<SendOptions> = {}) => {
  const clock = manualClock();
  const { fetch, asked } = cannedFetch(...answers);
  const logged: string[] = [];
  const log: Log = (level, event, fields) => logged.push(JSON.stringify({ level, event, fields }));
  // The largest random number there is: every wait is as long as it can be, so that tests need not guess.
  const ports = resolvePorts({ clock, fetch, log, random: (n) => new Uint8Array(n).fill(255) });
  const send = createSend({ baseUrl: 'https://pay.example/base', account: 'oc', ports, ...options });
  return { send, asked, clock, logged };
};
