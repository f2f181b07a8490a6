import type { Context } from '../checkout/context.ts';

/** A read that a hint asked for and that never began is forgotten after this long; others are due by themselves. */
const HINT_MS = 60_000;
const ASKED = 'asked';
const nameOf = (id: string): string => `hint:${id}`;

/** Whether this hint is the first since the last read began: any further one asks for what is already to come. */
export const beginHint = ({ store }: Pick<Context, 'store'>, id: string): Promise<boolean> =>
  store.swap(nameOf(id), null, ASKED, HINT_MS);

/** A read begins: the next hint is news again. */
export const endHint = ({ store }: Pick<Context, 'store'>, id: string): Promise<boolean> =>
  store.swap(nameOf(id), ASKED, null, HINT_MS);

/** Whether a hint came after the last read began. */
export const isHinted = ({ store }: Pick<Context, 'store'>, id: string): Promise<boolean> =>
  store.swap(nameOf(id), ASKED, ASKED, HINT_MS);
