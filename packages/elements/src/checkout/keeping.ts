import type { Clock, Random } from '@tillkit/core/clock';
import type { Memory } from './memory.ts';

/**
 * The idempotency key of a cart: minted once (128 bits), the same until the cart's session has settled.
 * @param openedWith the cart the checkout was opened with
 */
export const keyOf = (
  memory: Memory,
  cart: string,
  ports: { readonly random: Random; readonly clock: Clock },
  openedWith = cart,
): string => {
  const known = memory.find(cart);
  if (known) return known.key;
  const key = Array.from(ports.random(16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  memory.write([
    ...memory.read(),
    { cart, ...(openedWith === cart ? {} : { openedWith }), key, at: ports.clock.now() },
  ]);
  return key;
};

/** Keeps the session a cart has led to. */
export const keep = (memory: Memory, cart: string, id: string, token: string): void =>
  memory.write(
    memory.read().map((entry) => (entry.cart === cart || entry.id === id ? { ...entry, id, token } : entry)),
  );
