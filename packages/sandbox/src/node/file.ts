import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isSnapshot, type Snapshot } from '../snapshot.ts';

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** @throws Error when the file is there and is no snapshot: orders are not thrown away silently */
export const readSnapshot = async (file: string): Promise<Snapshot | undefined> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (text === null) return undefined;
  const mend = `Delete ${file} to begin with an empty sandbox.`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Error(`The sandbox's snapshot is not JSON. ${mend}`, { cause });
  }
  if (!isSnapshot(value)) throw new Error(`The sandbox's snapshot is of another version. ${mend}`);
  return value;
};

/** Keeps a file up with what changes: one write at a time, each whole, the last one always. */
export interface SnapshotFile {
  write(): void;
  /** Resolves once all that was asked for is on disk. */
  flush(): Promise<void>;
}

export const snapshotFile = (file: string, take: () => Snapshot, failed: (error: unknown) => void): SnapshotFile => {
  let wanted = false;
  let writing: Promise<void> = Promise.resolve();
  let idle = true;

  const loop = async (): Promise<void> => {
    await mkdir(dirname(file), { recursive: true });
    while (wanted) {
      wanted = false;
      // A rename within one folder is atomic: a crash leaves the old file or the new one.
      await writeFile(`${file}.new`, JSON.stringify(take()), { mode: 0o600 });
      await rename(`${file}.new`, file);
    }
  };

  return {
    write: () => {
      wanted = true;
      if (!idle) return;
      idle = false;
      writing = loop()
        .catch(failed)
        .finally(() => {
          idle = true;
        });
    },
    flush: () => writing,
  };
};
