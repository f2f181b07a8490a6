import { draw, type Rate } from '@tillkit/core/gateway';
import { millis } from '../store/time.ts';
import type { Journal } from './journal.ts';
import type { Tables } from './tables.ts';

export interface Values {
  take(bucket: string, rate: Rate, cost: number): number;
  get(name: string): string | null;
  swap(name: string, old: string | null, value: string | null, ttlMs: number): boolean;
  prune(before: string): number;
}

/** Buckets, named values, and what time does to them. */
export const valuesIn = (tables: Tables, journal: Journal, now: () => number): Values => {
  const dropWhere = <V>(map: Map<string, V>, isDead: (value: V) => boolean): number => {
    const dead = [...map].filter(([, value]) => isDead(value));
    for (const [key] of dead) journal.delete(map, key);
    return dead.length;
  };

  const dropBodies = (before: number): number => {
    const old = [...tables.inbox].filter(
      ([, { appliedAt, sealed }]) => appliedAt !== null && appliedAt < before && sealed !== null,
    );
    for (const [id, row] of old) journal.set(tables.inbox, id, { ...row, sealed: null });
    return old.length;
  };

  const current = (name: string): string | null => {
    const held = tables.values.get(name);
    return held && held.until > now() ? held.value : null;
  };

  return {
    get: current,
    take(bucket, rate, cost) {
      const { wait, fullAt } = draw(tables.buckets.get(bucket) ?? null, now(), rate, cost);
      if (wait === 0) journal.set(tables.buckets, bucket, fullAt);
      return wait;
    },
    swap(name, old, value, ttlMs) {
      if (current(name) !== old) return false;
      if (value === null) journal.delete(tables.values, name);
      else journal.set(tables.values, name, { value, until: now() + ttlMs });
      return true;
    },
    prune: (before) =>
      dropBodies(millis(before)) +
      dropWhere(tables.keys, ({ until }) => until <= now()) +
      dropWhere(tables.values, ({ until }) => until <= now()) +
      dropWhere(tables.buckets, (fullAt) => fullAt <= now()),
  };
};
