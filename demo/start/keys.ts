import { readFileSync, writeFileSync } from 'node:fs';
import { makeKeys } from '@tillkit/sandbox';
import type { ShopKeys } from '../shop/index.ts';

const read = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const isKeys = (value: unknown): value is ShopKeys =>
  typeof value === 'object' &&
  value !== null &&
  ['apiKey', 'webhookSecret', 'secret'].every((name) => typeof Reflect.get(value, name) === 'string');

const random = (bytes: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(bytes));

/**
 * The demo's credentials, made at its first start and readable by their owner alone.
 * @throws Error when the file is there and holds none: made anew, they would not fit the orders beside them
 */
export const readKeys = (file: string): ShopKeys => {
  const text = read(file);
  if (text !== null) {
    const keys = parsed(text);
    if (isKeys(keys)) return keys;
    throw new Error(`${file} holds no keys. Delete the folder it is in to begin afresh.`);
  }
  const keys: ShopKeys = { ...makeKeys(random), secret: Buffer.from(random(32)).toString('base64url') };
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return keys;
};
