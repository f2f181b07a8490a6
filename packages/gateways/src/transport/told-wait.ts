import type { Once } from './once.ts';

/** What a 429's body says of how long to wait, in milliseconds; `null` when it does not say. */
export type ReadWait = (bytes: Uint8Array) => number | null;

const DAY = 86_400_000;

/** For an API that tells the wait in the body of its 429: what it says there goes before `Retry-After`. */
export const tellingWait =
  (once: Once, readWait: ReadWait): Once =>
  async (prepared, deadline) => {
    const sent = await once(prepared, deadline);
    const told = sent.is === 'answer' && sent.status === 429 ? readWait(sent.bytes) : null;
    return sent.is === 'answer' && told !== null ? { ...sent, retryAfter: Math.min(Math.max(0, told), DAY) } : sent;
  };
