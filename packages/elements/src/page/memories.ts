import { systemClock } from '@tillkit/core/clock';
import { createMemory, pageStorage, sessionOf, type Memory } from '../checkout/memory.ts';
import { takeToken } from './token.ts';

const memories = new Map<string, Memory>();

/** What this browser remembers of an endpoint. */
export const memoryOf = (endpoint: string): Memory => {
  const known = memories.get(endpoint) ?? createMemory(endpoint, pageStorage(), () => systemClock.now());
  memories.set(endpoint, known);
  return known;
};

/** The order a buyer came back from paying for, with a token that reads it. */
export const returnedOrder = (): { readonly id: string; readonly token: string } | undefined => {
  const token = takeToken();
  const id = token && sessionOf(token);
  return id ? { id, token } : undefined;
};
