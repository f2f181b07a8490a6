import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Keeps a folder for this process: two demos would write over each other's files. The system lets go of it when the
 * process ends, however it ends.
 * @returns lets go of it; `null` when another process has it
 */
export const holdFolder = (folder: string): (() => void) | null => {
  const lock = new DatabaseSync(join(folder, 'running.db'));
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    return null;
  }
  return () => lock.close();
};
