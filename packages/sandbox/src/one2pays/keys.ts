import { toHex, utf8 } from '@tillkit/core/hmac';
import type { Answered } from '../call/index.ts';

/** An `idempotencyKey` as it is remembered: per integration and endpoint †, with the answer it got. */
export interface KeyRecord {
  readonly merchant: string;
  readonly endpoint: 'payments' | 'withdraws';
  readonly key: string;
  /** SHA-256 of the body, parsed and serialised again: white space is nothing, the order of properties counts †. */
  readonly hash: string;
  /** Virtual milliseconds. */
  readonly at: number;
  readonly status: 200 | 201;
  readonly answer: string;
}

type Slot = Pick<KeyRecord, 'merchant' | 'endpoint' | 'key'>;

export const slotName = ({ merchant, endpoint, key }: Slot): string => `${merchant}\n${endpoint}\n${key}`;

export const hashOf = async (body: unknown): Promise<string> =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(JSON.stringify(body)))));

interface Memory {
  key(name: string): KeyRecord | undefined;
  putKey(record: KeyRecord): void;
}

interface Use extends Slot {
  readonly hash: string;
  /** Milliseconds a key lives. */
  readonly lives: number;
  /** What another body with the same key is answered. */
  readonly conflict: Answered;
}

/** Runs a create once for each key (§14.10): a repeat gets the first answer, one at the same time waits for it. */
export const openKeys = (memory: Memory, now: () => number) => {
  const underWay = new Map<string, Promise<unknown>>();

  const recall = ({ hash, lives, conflict, ...slot }: Use): Answered | null => {
    const known = memory.key(slotName(slot));
    if (!known || now() - known.at >= lives) return null;
    return known.hash === hash ? [known.status, JSON.parse(known.answer)] : conflict;
  };

  return {
    once: async (use: Use, run: () => Promise<Answered>): Promise<Answered> => {
      const name = slotName(use);
      for (;;) {
        const known = recall(use);
        if (known) return known;
        const other = underWay.get(name);
        if (!other) break;
        await other;
      }
      const mine = Promise.withResolvers<null>();
      underWay.set(name, mine.promise);
      try {
        const answer = await run();
        const [status, body] = answer;
        // † A refusal uses up no key.
        if (status === 200 || status === 201) {
          const { merchant, endpoint, key, hash } = use;
          memory.putKey({ merchant, endpoint, key, hash, at: now(), status, answer: JSON.stringify(body) });
        }
        return answer;
      } finally {
        underWay.delete(name);
        mine.resolve(null);
      }
    },
  };
};
export type Keys = ReturnType<typeof openKeys>;
