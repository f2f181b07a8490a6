import type { Offer } from '../checkout/state.ts';
import type { OwnMethod } from '../views/own-method.ts';
import type { ModalHost } from './host.ts';

/** What the merchant's own ways to pay add to the list, and what became of the one that was chosen. */
export const createOwnMethods = (host: ModalHost) => {
  let chosen: string | undefined;
  let busy = false;
  let lost = false;

  const show = (change: () => void): void => {
    change();
    host.requestUpdate();
  };

  return {
    get chosen(): OwnMethod | undefined {
      return host.methods?.find(({ id }) => id === chosen);
    },
    get busy(): boolean {
      return busy;
    },
    get lost(): boolean {
      return lost;
    },
    choose: (id: string | undefined): void => show(() => ([chosen, lost] = [id, false])),
    /** Hands the order over, once; `done` when that went well. */
    pay: async ({ pay }: OwnMethod, { cart, quote }: Offer, done: () => void): Promise<void> => {
      if (busy) return;
      show(() => ([busy, lost] = [true, false]));
      try {
        await pay({ cart, quote });
        show(() => ([busy, chosen] = [false, undefined]));
        done();
      } catch (error) {
        console.error('Tillkit: a way to pay given to <till-checkout-modal> failed.', error);
        show(() => ([busy, lost] = [false, true]));
      }
    },
  };
};
