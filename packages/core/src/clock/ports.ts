import { systemClock, type Clock } from './clock.ts';

/** Cryptographically strong bytes. */
export type Random = (bytes: number) => Uint8Array<ArrayBuffer>;

/** Allow-listed fields only: ids, codes, counts, durations. Never a body, a header, a name or an address. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;
export type Log = (level: 'info' | 'warn' | 'error', event: string, fields?: LogFields) => void;

/** Everything the outside world gives us. */
export interface Ports {
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly random: Random;
  readonly log: Log;
}

/** Fills what the caller left out with the runtime's own; the log is silent by default. */
export const resolvePorts = (given: Partial<Ports> = {}): Ports => ({
  clock: given.clock ?? systemClock,
  fetch: given.fetch ?? ((input, init) => globalThis.fetch(input, init)),
  random: given.random ?? ((bytes) => crypto.getRandomValues(new Uint8Array(bytes))),
  log: given.log ?? (() => {}),
});
