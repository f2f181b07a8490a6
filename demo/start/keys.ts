import { readFileSync, writeFileSync } from 'node:fs';
import { toBase64url } from '@tillkit/core/hmac';
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

/** The oldest keys there are: whoever has these can be given the ones that came later. */
type FirstKeys = Pick<ShopKeys, 'apiKey' | 'webhookSecret' | 'secret'>;

const isKeys = (value: unknown): value is FirstKeys =>
  typeof value === 'object' &&
  value !== null &&
  ['apiKey', 'webhookSecret', 'secret'].every((name) => typeof Reflect.get(value, name) === 'string');

const random = (bytes: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(bytes));

export const newKeys = (): ShopKeys => ({
  ...makeKeys(random),
  onecheckoutPath: toBase64url(random(24)),
  oneversePath: toBase64url(random(24)),
  secret: toBase64url(random(32)),
});

const write = (file: string, keys: ShopKeys, flag: 'w' | 'wx'): ShopKeys => {
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flag });
  return keys;
};

/** A demo that was first started before a gateway came to it gets a key for that one, and keeps the others. */
const completed = (file: string, known: FirstKeys): ShopKeys => {
  const keys = { ...newKeys(), ...known };
  return Object.keys(keys).every((name) => name in known) ? keys : write(file, keys, 'w');
};

/**
 * The demo's credentials, made at its first start and readable by their owner alone.
 * @throws Error when the file is there and holds none: made anew, they would not fit the orders beside them
 */
export const readKeys = (file: string): ShopKeys => {
  const text = read(file);
  if (text !== null) {
    const keys = parsed(text);
    if (isKeys(keys)) return completed(file, keys);
    throw new Error(`${file} holds no keys. Delete the folder it is in to begin afresh.`);
  }
  return write(file, newKeys(), 'wx');
};
