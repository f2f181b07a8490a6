import assert from 'node:assert/strict';

/** Parts of a literal the dossier leaves to the gateway, and what they may be instead. No capturing groups. */
export type Free = Readonly<Record<string, RegExp>>;

export interface Liberty {
  /** The same part is the same everywhere it stands: an id in a link is the order's. */
  readonly free?: Free;
  /** Whether objects may hold more than the literal, where the dossier shortens it or documents more fields. */
  readonly more?: boolean;
}

/** What stood where a free part stands in the literal. */
export type Found = ReadonlyMap<string, string>;

export const ISO_TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z/;
export const MILLISECONDS = /1[5-9]\d{11}|[2-9]\d{12}/;

/** A pattern for exactly this text. */
export const exactly = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** @throws AssertionError that names the place where `actual` is not as `literal` says */
export const alike = (actual: unknown, literal: unknown, { free = {}, more = false }: Liberty = {}): Found => {
  const found = new Map<string, string>();
  const names = Object.keys(free).sort((a, b) => b.length - a.length);
  const splitter = names.length === 0 ? null : new RegExp(`(${names.map(exactly).join('|')})`);

  const freely = (one: string, expected: string, place: string): void => {
    const parts = splitter ? expected.split(splitter) : [expected];
    const shape = parts.map((part) => (free[part] ? `(${free[part].source})` : exactly(part))).join('');
    const match = new RegExp(`^${shape}$`, 's').exec(one);
    if (!match) return assert.equal(one, expected, place);
    parts
      .filter((part) => free[part])
      .forEach((part, index) => {
        const stands = match[index + 1] ?? '';
        assert.equal(found.get(part) ?? stands, stands, `${place}: ${part} is something else elsewhere`);
        found.set(part, stands);
      });
  };

  const compare = (one: unknown, expected: unknown, place: string): void => {
    if (expected === '…') return assert.equal(typeof one, 'string', place);
    if (typeof expected === 'string' && typeof one === 'string') return freely(one, expected, place);
    if (typeof expected === 'number' && free[String(expected)] && typeof one === 'number')
      return freely(String(one), String(expected), place);
    if (typeof expected !== 'object' || expected === null || typeof one !== 'object' || one === null)
      return assert.deepEqual(one, expected, place);
    assert.equal(Array.isArray(one), Array.isArray(expected), `${place}: a list, or none`);
    const isExact = !more || Array.isArray(expected);
    if (isExact) assert.deepEqual(Object.keys(one).sort(), Object.keys(expected).sort(), `${place}: its parts`);
    for (const [name, part] of Object.entries(expected)) {
      assert.ok(Object.hasOwn(one, name), `${place}.${name} is missing`);
      compare(Reflect.get(one, name), part, `${place}.${name}`);
    }
  };
  compare(actual, literal, 'the answer');
  return found;
};
