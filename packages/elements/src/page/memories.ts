import { systemClock } from '@tillkit/core/clock';
import type { Cart } from '@tillkit/core/quote';
import { createMemory, fingerprint, sessionOf, type Memory } from '../checkout/memory.ts';
import { pageStorage } from '../checkout/traces.ts';
import type { PayHost } from '../pay-button/host.ts';
import { endpointOf } from './endpoint.ts';
import { takeToken } from './token.ts';

const memories = new Map<string, Memory>();

/** What this browser remembers of an endpoint. */
export const memoryOf = (endpoint: string): Memory => {
  const known = memories.get(endpoint) ?? createMemory(endpoint, pageStorage(), () => systemClock.now());
  memories.set(endpoint, known);
  return known;
};

/** Lets a button know whether its cart's payment was begun here, and has not settled since. */
export const recall = (button: PayHost, cart: Cart | undefined): void => {
  const underWay = !!cart && memoryOf(endpointOf(button.endpoint)).begunFor(fingerprint(cart)) !== undefined;
  if (underWay === button.underWay) return;
  button.underWay = underWay;
  button.requestUpdate();
};

/** The order a buyer came back from paying for, with a token that reads it. */
export const returnedOrder = (): { readonly id: string; readonly token: string } | undefined => {
  const token = takeToken();
  const id = token && sessionOf(token);
  return id ? { id, token } : undefined;
};
