import type { Secret } from '@tillkit/core/hmac';

const LOOKS_SECRET = [
  /\b(?:Bearer|Basic)\s+\S+/gi,
  /\b(?:sk|pk|rk|whsec)_\S+/gi,
  /[A-Za-z0-9_+/=-]{24,}/g,
  /[^\s@"<>]+@[^\s@"<>]+/g,
];

/** A text without our own secrets. */
export const maskSecrets = (text: string, secrets: readonly Secret[]): string =>
  secrets.reduce((out, secret) => out.replaceAll(secret.reveal(), '[masked]'), text);

/**
 * A gateway's words made fit for a log: one line, at most `max` characters, without our own secrets, without anything
 * that looks like a key, a token or a mail address.
 */
export const maskText = (text: string, secrets: readonly Secret[] = [], max = 200): string => {
  const masked = LOOKS_SECRET.reduce((out, pattern) => out.replace(pattern, '[masked]'), maskSecrets(text, secrets));
  const line = masked.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > max ? `${line.slice(0, max).toWellFormed()}…` : line;
};

/** Only the shape of a text: letters become `x`, digits `0`. Shows where something broke and nothing of what it says. */
export const maskShape = (text: string): string =>
  text
    .replace(/\p{L}/gu, 'x')
    .replace(/\p{N}/gu, '0')
    .replace(/\p{Cc}/gu, ' ');
