/** What the compiler promises about gateways; checked by tsc, never run. */
import type { GatewayPorts } from './define.ts';
import type { Adapter, Answer, AnyAdapter, Call, Found } from './adapter.ts';
import type { Refund } from '../lifecycle/index.ts';
import { defineGateway, type Account, type AnyAccount } from './define.ts';
import { adapter, capabilities } from './gateway.fixture.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <T extends true>(): T | undefined => undefined;

declare const done: () => Promise<Answer<null>>;
declare const refunded: () => Promise<Answer<Refund>>;
declare const found: () => Promise<Answer<Found | null>>;
declare const ports: GatewayPorts;
const named = { name: 'paper', label: 'Paper money', check: (_: { readonly apiKey: string }): void => {} } as const;

// ---- ids are literal types, and the account's own where one is given
const paper = defineGateway({ ...named, capabilities, connect: () => adapter });
const plain = paper({ apiKey: 'k' });
const other = paper({ apiKey: 'k', id: 'paper-eu' });
is<Equal<typeof plain.id, 'paper'>>();
is<Equal<typeof other.id, 'paper-eu'>>();
is<Equal<typeof plain.capabilities.create, 'keyed'>>();
// @ts-expect-error -- the option the gateway asks for is missing
paper({ id: 'paper-eu' });
// @ts-expect-error -- an option the gateway does not know
paper({ apiKey: 'k', secret: 's' });
// @ts-expect-error -- the id is a text
paper({ apiKey: 'k', id: 1 });

// ---- capabilities are taken literally, so that types can follow from them
const all = {
  ...capabilities,
  find: 'by-reference',
  capture: { partial: true },
  cancel: { from: ['authorized'] },
  refund: { by: 'amount', amount: 'known', keyed: true },
} as const;
const verbs = { find: found, capture: done, cancel: done, refund: refunded };
defineGateway({ ...named, capabilities: all, connect: () => ({ ...adapter, ...verbs }) });
// @ts-expect-error -- no such word among the capabilities
defineGateway({ ...named, capabilities: { ...capabilities, create: 'sometimes' }, connect: () => adapter });
// @ts-expect-error -- a capability is missing
defineGateway({ ...named, capabilities: { create: 'keyed' }, connect: () => adapter });

// ---- a verb the capabilities do not name cannot be written
// @ts-expect-error -- no refund
defineGateway({ ...named, capabilities, connect: () => ({ ...adapter, refund: refunded }) });
// @ts-expect-error -- no capture
defineGateway({ ...named, capabilities, connect: () => ({ ...adapter, capture: done }) });
// @ts-expect-error -- no cancel
defineGateway({ ...named, capabilities, connect: () => ({ ...adapter, cancel: done }) });
// @ts-expect-error -- find: 'no'
defineGateway({ ...named, capabilities, connect: () => ({ ...adapter, find: found }) });

// ---- a verb they name must be written
const without = <K extends keyof typeof verbs>(name: K): Omit<typeof verbs, K> => {
  const { [name]: _, ...rest } = verbs;
  return rest;
};
// @ts-expect-error -- refund is named
defineGateway({ ...named, capabilities: all, connect: () => ({ ...adapter, ...without('refund') }) });
// @ts-expect-error -- capture is named
defineGateway({ ...named, capabilities: all, connect: () => ({ ...adapter, ...without('capture') }) });
// @ts-expect-error -- cancel is named
defineGateway({ ...named, capabilities: all, connect: () => ({ ...adapter, ...without('cancel') }) });
// @ts-expect-error -- find: 'by-reference'
defineGateway({ ...named, capabilities: all, connect: () => ({ ...adapter, ...without('find') }) });

// ---- what a verb takes follows from its capability
declare const call: Call;
declare const byAmount: Adapter<typeof all>;
void byAmount.refund(call, { amount: 5 });
void byAmount.capture(call, {});
void byAmount.capture(call, { amount: 5 });
// @ts-expect-error -- refunds are by amount, not by lines
void byAmount.refund(call, { lines: [0] });

const items = { ...capabilities, refund: { by: 'items', amount: 'unknown', keyed: false } } as const;
declare const byItems: Adapter<typeof items>;
void byItems.refund(call, { lines: [0], whole: false });
// @ts-expect-error -- whether everything is given back with it must be said: shipping and tax go along
void byItems.refund(call, { lines: [0] });
// @ts-expect-error -- refunds are by lines: an amount alone says nothing
void byItems.refund(call, { amount: 5 });

const wholeOnly = { ...capabilities, capture: { partial: false } } as const;
declare const whole: Adapter<typeof wholeOnly>;
void whole.capture(call, {});
// @ts-expect-error -- nothing can be captured in part
void whole.capture(call, { amount: 5 });

// ---- what the account promises, its adapter keeps; a server holds any of them
const connected = plain.connect(ports);
// @ts-expect-error -- this account has no refund
void connected.refund(call, { amount: 5 });
declare const wholeAccount: Account<typeof wholeOnly>;
declare const itemsAccount: Account<typeof items>;
declare const amountAccount: Account<typeof all>;
const accounts: readonly AnyAccount[] = [plain, other, wholeAccount, itemsAccount, amountAccount];
const any: AnyAdapter | undefined = accounts[0]?.connect(ports);
// @ts-expect-error -- on an account not known at compile time a verb may be missing
void any?.refund(call, { amount: 5, lines: [] });
void any?.refund?.(call, { amount: 5, lines: [] });
