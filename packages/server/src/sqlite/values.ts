import { draw, type Rate } from '@tillkit/core/gateway';
import { millis } from '../store/time.ts';
import { count, text } from './columns.ts';
import type { Connection } from './connection.ts';

export interface Values {
  take(bucket: string, rate: Rate, cost: number): number;
  get(name: string): string | null;
  swap(name: string, old: string | null, value: string | null, ttlMs: number): boolean;
  prune(before: string): number;
}

/** Buckets, named values, and what time does to them. */
export const valuesIn = (db: Connection, now: () => number): Values => {
  const current = (name: string): string | null => {
    const row = db.get('SELECT value FROM named WHERE name = ? AND until > ?', name, now());
    return row ? text(row, 'value') : null;
  };

  return {
    get: current,
    take(bucket, rate, cost) {
      const row = db.get('SELECT full_at FROM buckets WHERE name = ?', bucket);
      const { wait, fullAt } = draw(row ? count(row, 'full_at') : null, now(), rate, cost);
      if (wait === 0) db.run('INSERT OR REPLACE INTO buckets (name, full_at) VALUES (?, ?)', bucket, fullAt);
      return wait;
    },
    swap(name, old, value, ttlMs) {
      if (current(name) !== old) return false;
      if (value === null) db.run('DELETE FROM named WHERE name = ?', name);
      else
        db.run(
          'INSERT OR REPLACE INTO named (name, value, until) VALUES (?, ?, ?)',
          name,
          value,
          Math.ceil(now() + ttlMs),
        );
      return true;
    },
    prune: (before) =>
      db.run('UPDATE inbox SET sealed = NULL WHERE applied_at < ? AND sealed IS NOT NULL', millis(before)) +
      db.run('DELETE FROM keys WHERE until <= ?', now()) +
      db.run('DELETE FROM named WHERE until <= ?', now()) +
      db.run('DELETE FROM buckets WHERE full_at <= ?', now()),
  };
};
