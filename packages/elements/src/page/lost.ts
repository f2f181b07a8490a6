import { systemClock } from '@tillkit/core/clock';
import { endpointOf } from './endpoint.ts';

/** How long a buyer waits for a part of the kit, both tries together. */
const DEADLINE_MS = 8_000;

/**
 * A part of the kit did not load. Its message is `blocked` where the shop's server answers and does not refuse the file, so
 * that it is this browser that keeps it from the page: a content blocker, or the file is not the one the kit was built with;
 * else it is `chunk`.
 */
export class PartLost extends Error {}

export const isBlocked = (error: unknown): boolean => error instanceof PartLost && error.message === 'blocked';

const ask = (address: string): Promise<Response | undefined> =>
  fetch(address, { cache: 'no-store' }).catch(() => undefined);

/**
 * Loads a part, by two tries within 8 s.
 * @param fileOf the address that failed; where an error tells none, it stays as it is
 * @throws PartLost
 */
export const tryTwice = <T>(
  load: () => Promise<T>,
  again: (file: string | undefined) => Promise<T>,
  fileOf: (error: unknown) => string | undefined,
  clock = systemClock,
): Promise<T> => {
  const over = new AbortController();
  const tries = load().catch((error: unknown) => {
    const file = fileOf(error);
    const server = file && `${endpointOf()}/config`;
    const answer = server && ask(server);
    return again(file).catch(async (reason: unknown) => {
      if (!server) throw reason;
      // Of another origin nothing is known: the page's policy may forbid to ask there.
      const near = server.startsWith(`${new URL(file).origin}/`);
      const blocked = near && (await answer) && ((await ask(file))?.ok ?? true);
      throw new PartLost(blocked ? 'blocked' : 'chunk');
    });
  });
  const late = clock.sleep(DEADLINE_MS, over.signal).then(() => Promise.reject(new PartLost('chunk')));
  return Promise.race([tries, late]).finally(() => over.abort());
};
