import { count, say, type Language } from './words.ts';

export const countdownWords = {
  minutesLeft: { one: 'Less than {n} minute left', other: 'Less than {n} minutes left' },
};

/** Milliseconds as `9:05`, or `1:09:05`. */
export const countdown = (ms: number): string => {
  const seconds = Math.ceil(ms / 1000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
};

/** What is read out of it: a few times, not each second. */
export const spokenCountdown = (ms: number, language: Language): string => {
  const minutes = [1, 2, 5].find((most) => ms <= most * 60_000);
  return minutes ? count(language, say(language, countdownWords).minutesLeft, minutes) : '';
};
