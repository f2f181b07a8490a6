import type { ManualClock } from '@tillkit/core/clock';
import type { CheckoutStore } from '@tillkit/elements/store';
import type { Buyer } from './buyer.ts';
import type { Canned } from './server.ts';

/** What a state is set up with. */
export interface Stage {
  /** Where the canned server answers for the whole page. */
  readonly endpoint: string;
  /** A checkout on the same canned answers, remembered nowhere, under a clock that stands still. */
  readonly store: CheckoutStore;
  readonly clock: ManualClock;
  /** Closes the window a payment was shown in, as its buyer would. */
  readonly closeWindow: () => void;
  /** From here on the server cannot be reached. */
  readonly cutOff: () => void;
}

/** One look of one element, and how a buyer comes to see it. */
export interface State {
  /** In English: words that are on the screen then, and not before. */
  readonly shows: string | RegExp;
  readonly canned?: Canned;
  readonly offline?: boolean;
  /** The browser lets no window open. */
  readonly noWindows?: boolean;
  /** The elements, in order. */
  readonly make: (stage: Stage) => readonly HTMLElement[];
  readonly walk?: (buyer: Buyer, stage: Stage) => Promise<void>;
}

export type States = Readonly<Record<string, State>>;

/** An element with its properties set, and what is slotted into it. */
export const make = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
  ...inside: readonly HTMLElement[]
): HTMLElementTagNameMap[Tag] => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...inside);
  return element;
};
