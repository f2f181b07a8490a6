import { draw } from '../store/bucket.ts';
import { millis } from '../store/time.ts';
import { count, text } from './columns.ts';
import type { Connection } from './connection.ts';

export interface Values {
  take(bucket: string, perMinute: number, cost: number): number;
  swap(name: string, old: string | null, value: string | null, ttlMs: number): boolean;
  prune(before: string): number;
}

/** Buckets, named values, and what time does to them. */
export const valuesIn = (db: Connection, now: () => number): Values => ({
  take(bucket, perMinute, cost) {
    const row = db.get('SELECT full_at FROM buckets WHERE name = ?', bucket);
    const { wait, fullAt } = draw(row ? count(row, 'full_at') : null, now(), perMinute, cost);
    if (wait === 0) db.run('INSERT OR REPLACE INTO buckets (name, full_at) VALUES (?, ?)', bucket, fullAt);
    return wait;
  },
  swap(name, old, value, ttlMs) {
    const row = db.get('SELECT value FROM named WHERE name = ? AND until > ?', name, now());
    if ((row ? text(row, 'value') : null) !== old) return false;
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
});
