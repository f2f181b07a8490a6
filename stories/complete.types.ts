import type * as modalStories from './checkout-modal.states.stories.ts';
import type * as statusStories from './order-status.states.stories.ts';
import type * as buttonStories from './pay-button.states.stories.ts';
import type { checkoutModal, orderStatus, payButton } from './states/index.ts';

/** The states that have no story. */
type Missing<States, Stories> = Exclude<Capitalize<keyof States & string>, keyof Stories>;
type None<T extends never> = T;

type _Button = None<Missing<typeof payButton, typeof buttonStories>>;
type _Modal = None<Missing<typeof checkoutModal, typeof modalStories>>;
type _Status = None<Missing<typeof orderStatus, typeof statusStories>>;

// A state without its story is found.
// @ts-expect-error -- `Two` has none
type _Planted = None<Missing<{ one: 1; two: 2 }, { One: 1 }>>;
