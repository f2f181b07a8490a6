import { open } from './modal.ts';
import { CODE, config, priced } from './shop.ts';
import type { State, States } from './state.ts';

const canned = { quotes: priced, config: { ...config, promotionCodes: true } };

/** After the steppers of two lines. */
const ADD_CODE = 7;

const withCode = (shows: string, code: string): State =>
  open(shows, canned, async (buyer) => {
    await buyer.pressInBody(ADD_CODE);
    await buyer.fill('code', code);
    await buyer.pressInBody(ADD_CODE);
  });

/** An order the buyer mends before it is paid. */
export const edited = {
  quantities: open('€56.40', canned, (buyer) => buyer.pressInBody(2)),
  promotionField: open('Apply', canned, (buyer) => buyer.pressInBody(ADD_CODE)),
  promotionApplied: withCode(CODE, CODE),
  promotionRefused: withCode('We do not know the code WELCOM10', 'WELCOM10'),
} as const satisfies States;
