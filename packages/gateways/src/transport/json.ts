import type { Secret } from '@tillkit/core/hmac';
import { whereJsonBreaks } from './json-break.ts';
import { maskShape, maskText } from './mask.ts';
import type { GatewayAnswer } from './sent.ts';

/** A gateway's answer read as JSON. `detail` says what came instead and where it broke: for the log, nothing secret in it. */
export type JsonRead =
  | { readonly is: 'json'; readonly value: unknown }
  | { readonly is: 'empty' | 'html' | 'broken'; readonly detail: string };

const AROUND = 20;

const titleOf = (html: string, secrets: readonly Secret[]): string => {
  const title = maskText(/<title[^>]*>([^<]*)/i.exec(html)?.[1] ?? '', secrets, 80);
  return title ? `, titled "${title}"` : '';
};

const brokenAt = (text: string): string => {
  const at = whereJsonBreaks(text) ?? text.length;
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  const column = at - (before.lastIndexOf('\n') + 1) + 1;
  const around = `${maskShape(text.slice(Math.max(0, at - AROUND), at))}▸${maskShape(text.slice(at, at + AROUND))}`;
  const end = at === text.length ? ', where it ends' : '';
  return `stops being JSON at line ${line}, column ${column}${end} (shape: ${around})`;
};

const decode = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** What others sent as JSON; `undefined` where it is none, and nobody is told why. */
export const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(decode(bytes) ?? '');
  } catch {
    return undefined;
  }
};

/** A member of whatever came; `undefined` where there is none. */
export const partOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/**
 * @param secrets ours, masked wherever the gateway repeats them
 */
export const readJson = ({ headers, bytes }: GatewayAnswer, secrets: readonly Secret[] = []): JsonRead => {
  const text = decode(bytes);
  if (text === null) return { is: 'broken', detail: `has ${bytes.length} bytes that are not UTF-8` };
  if (text.trim() === '') return { is: 'empty', detail: 'is empty' };
  const type = headers.get('content-type') ?? '';
  if (/\bhtml\b/i.test(type) || /^\s*<(?:!doctype|html)/i.test(text))
    return { is: 'html', detail: `is an HTML page${titleOf(text, secrets)}` };
  try {
    const value: unknown = JSON.parse(text);
    return { is: 'json', value };
  } catch {
    return { is: 'broken', detail: brokenAt(text) };
  }
};
