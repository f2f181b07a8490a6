import type { MethodView } from '@tillkit/core/wire';
import type { Offer } from './state.ts';

/** The chosen way to pay. */
export const methodOf = ({ methods, method }: Offer): MethodView | undefined => methods.find(({ id }) => id === method);

/** Whether the buyer is asked for something before the chosen method can be paid with. */
export const asksFields = (offer: Offer): boolean => !!methodOf(offer)?.fields.length;
