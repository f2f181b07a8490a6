import type { Cart } from '@tillkit/core/quote';
import { isRecord, isText } from './shape.ts';
import { nameOf, type Remembering } from './traces.ts';

/** One cart on its way to be paid: its idempotency key, and the session once there is one. */
export interface Remembered {
  /** Fingerprint of the cart. */
  readonly cart: string;
  /** Fingerprint of the cart the checkout was opened with, where the buyer has changed it since. */
  readonly openedWith?: string;
  readonly key: string;
  readonly id?: string;
  readonly token?: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** The server keeps an idempotency key for 24 h: an older one would begin a second session unseen. */
const LIVES_MS = 24 * 60 * 60 * 1000;
const MOST = 20;

/**
 * A short fingerprint of what is asked for. The cart itself is not kept: its metadata may be personal. Should two carts
 * ever share one, the server refuses the key of the second (`key_reused`), and it gets another.
 */
export const fingerprint = (cart: Cart): string => {
  const text = JSON.stringify([
    cart.items.map(({ sku, quantity, amount }) => [sku, quantity, amount]),
    cart.promotionCode,
    cart.metadata && Object.entries(cart.metadata).sort(),
  ]);
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
};

/** `v1.<base64url of {"s":"cs_…","c":["read"],"x":<unix s>}>.<mac>`: read only to know which session it speaks of. */
export const sessionOf = (token: string): string | undefined => {
  try {
    const claims: unknown = JSON.parse(atob((token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/')));
    return isRecord(claims) && isText(claims['s']) ? claims['s'] : undefined;
  } catch {
    return undefined;
  }
};

const isRemembered = (value: unknown): value is Remembered =>
  isRecord(value) && isText(value['cart']) && isText(value['key']);

/**
 * What this browser remembers of one endpoint, so that a double click, a second tab and a reload make one session.
 * Read anew each time, for another tab may have written; without storage it lasts as long as the page.
 */
export const createMemory = (endpoint: string, storage: Remembering | undefined, now: () => number) => {
  const name = nameOf(endpoint);
  let kept = '[]';

  const read = (): readonly Remembered[] => {
    try {
      const all: unknown = JSON.parse((storage ? storage.getItem(name) : kept) ?? '[]');
      return Array.isArray(all) ? all.filter(isRemembered).filter(({ at }) => now() - at < LIVES_MS) : [];
    } catch {
      return [];
    }
  };
  const write = (all: readonly Remembered[]): void => {
    kept = JSON.stringify(all.slice(-MOST));
    try {
      storage?.setItem(name, kept);
    } catch {
      storage = undefined;
    }
  };
  const isOf = (idOrCart: string) => (entry: Remembered) => entry.id === idOrCart || entry.cart === idOrCart;

  return {
    read,
    write,
    /** By the fingerprint of a cart, or the id of a session. */
    find: (idOrCart: string): Remembered | undefined => read().find(isOf(idOrCart)),
    /** What was begun for a cart: as it is, or as the buyer has changed it since. */
    begunFor: (cart: string): Remembered | undefined => {
      const begun = read().filter(({ id }) => id);
      return begun.find((entry) => entry.cart === cart) ?? begun.findLast(({ openedWith }) => openedWith === cart);
    },
    /** The session begun last. */
    last: (): Remembered | undefined => read().findLast(({ id }) => id),
    forget: (idOrCart: string): void => {
      const others = read().filter((entry) => !isOf(idOrCart)(entry));
      write(others);
    },
  };
};

export type Memory = ReturnType<typeof createMemory>;
