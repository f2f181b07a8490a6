import { utf8 } from '@tillkit/core/hmac';

export type KeyOrder = 'sorted' | 'insertion';
export type JsonEscape = 'none' | 'php';

export interface Writing {
  /** Sorted at every level, one digest satisfies servers that sort and servers that take the bytes (dossier §3.2). */
  readonly keyOrder: KeyOrder;
  /** `php`: `\/` and `\uXXXX`, for a server that encodes anew before it compares. */
  readonly jsonEscape: JsonEscape;
}

/** The server turns empty texts into nothing before it verifies (dossier §3.2): they are left out, and `null` is said. */
const isLeftOut = (value: unknown): boolean => value === undefined || value === '';

const scalar = (value: unknown): string => {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError('A number of the body is not finite, so JSON cannot say it.');
  return JSON.stringify(value ?? null);
};

const written = (value: unknown, keyOrder: KeyOrder): string => {
  // Positions of a list mean something: what would be left out of an object is null here.
  if (Array.isArray(value))
    return `[${value.map((one: unknown) => written(isLeftOut(one) ? null : one, keyOrder)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return scalar(value);
  const entries = Object.entries(value).filter(([, one]) => !isLeftOut(one));
  if (keyOrder === 'sorted') entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${written(one, keyOrder)}`).join(',')}}`;
};

const escaped = (json: string): string =>
  json
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * A body as it is signed and sent, without any space (dossier §3.2). Empty texts and `undefined` are left out.
 * @throws TypeError for a number that is not finite
 */
export const writeBody = (value: object, { keyOrder, jsonEscape }: Writing): Uint8Array<ArrayBuffer> => {
  const json = written(value, keyOrder);
  return utf8(jsonEscape === 'php' ? escaped(json) : json);
};
