import assert from 'node:assert/strict';
import { alike, exactly, type Found, type Free, type Liberty } from './alike.ts';
import type { World } from './world.ts';

/** Text of the dossier, and what this target has instead. */
export type Words = Readonly<Record<string, string>>;

/** The API a row is run against: a sandbox of our own, or somebody else's. */
export interface Target {
  /** The base URL; below it stand the dossier's paths. */
  readonly url: string;
  readonly isOurs: boolean;
  /** Of a sandbox of our own; a row that uses it says so in `needs`. */
  readonly world: World;
  /** The dossier's text in this target's words: address, credentials, ids of the account. */
  say(literal: string): string;
  /** Literals that hold to the letter where we set the clock and the account, and are free in somebody else's API. */
  theirs(pattern: RegExp, ...literals: readonly string[]): Free;
}

const saying = (literal: string, words: Words): string => {
  const names = Object.keys(words).sort((a, b) => b.length - a.length);
  if (names.length === 0) return literal;
  const any = new RegExp(names.map(exactly).join('|'), 'g');
  return literal.replace(any, (name) => words[name] ?? name);
};

/** @param world the sandbox that is ours; null where it is somebody else's */
export const targetOf = (
  world: World | null,
  reach: { readonly url: () => string; readonly words: () => Words },
): Target => ({
  get url() {
    return reach.url();
  },
  isOurs: world !== null,
  get world() {
    return world ?? assert.fail('The row steers the other side without saying so in its needs.');
  },
  say: (literal) => saying(literal, reach.words()),
  theirs: (pattern, ...literals) =>
    world === null ? Object.fromEntries(literals.map((literal) => [literal, pattern])) : {},
});

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** @throws SyntaxError where it is none */
  json(): unknown;
}

export type Heads = Readonly<Record<string, string>>;

/** @param line as `POST /orders`, in the dossier's words, as everything here */
export const ask = async (target: Target, line: string, headers: Heads = {}, body?: string): Promise<Answer> => {
  const [method = '', path = ''] = target.say(line).split(' ');
  const said = Object.entries(headers).map(([name, value]): [string, string] => [name, target.say(value)]);
  return sent(target.url + path, method, said, body === undefined ? undefined : target.say(body));
};

/** Sends exactly this, and follows nothing. */
export const sent = async (
  url: string,
  method: string,
  headers: readonly (readonly [string, string])[],
  body?: BodyInit,
): Promise<Answer> => {
  const content = body === undefined ? {} : { body };
  const response = await fetch(url, { method, headers: headers as [string, string][], redirect: 'manual', ...content });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) as unknown };
};

/**
 * An API that is not ours may tell more than the dossier knows.
 * @throws AssertionError where the answer is not the dossier's, given as its JSON or as the value of it
 */
export const answers = (
  target: Target,
  answer: Answer,
  status: number,
  literal: string | object,
  liberty: Liberty = {},
): Found => {
  assert.equal(answer.status, status, `the status; the body: ${answer.text.slice(0, 500)}`);
  const said = target.say(typeof literal === 'string' ? literal : JSON.stringify(literal));
  return alike(answer.json(), JSON.parse(said), { more: !target.isOurs, ...liberty });
};
