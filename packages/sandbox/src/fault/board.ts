import type { CallFault, FaultPlan, Operation, WebhookMode } from './plan.ts';

export interface PlannedFault {
  readonly id: string;
  /** How often it still strikes; null until it is cleared. */
  readonly left: number | null;
  readonly plan: FaultPlan;
}

/** A fault may be meant for one gateway, or one merchant, alone. */
interface Whose {
  readonly gateway: string;
  readonly merchant: string;
}

/** The faults that wait for their call, first planned first struck. */
export interface FaultBoard {
  plan(plan: FaultPlan): PlannedFault;
  list(): readonly PlannedFault[];
  clear(): void;
  takeCall(on: Operation, whose: Whose): CallFault | undefined;
  takeWebhook(whose: Whose): readonly WebhookMode[];
  /** Whether a create shall answer another amount than its lines add up to. */
  takeAmount(whose: Whose): boolean;
  /** Whether a refund shall be refused. */
  takeRefund(whose: Whose): boolean;
  takeHealth(): boolean;
}

export const faultBoard = (planned: readonly PlannedFault[], changed: () => void): FaultBoard => {
  let board = [...planned];
  let next = board.reduce((most, one) => Math.max(most, Number(one.id.slice(2))), 0) + 1;

  const take = <Found extends FaultPlan>(match: (plan: FaultPlan) => plan is Found): Found | undefined => {
    for (const one of board) {
      const { plan } = one;
      if (!match(plan)) continue;
      const left = one.left === null ? null : one.left - 1;
      board = board.flatMap((other) => (other !== one ? [other] : left === 0 ? [] : [{ ...one, left }]));
      changed();
      return plan;
    }
    return undefined;
  };

  const concerns = (plan: { readonly [Name in keyof Whose]?: string | undefined }, whose: Whose): boolean =>
    (plan.merchant ?? whose.merchant) === whose.merchant && (plan.gateway ?? whose.gateway) === whose.gateway;

  return {
    plan: (plan) => {
      const one = { id: `f_${next}`, left: plan.times ?? null, plan };
      next += 1;
      board.push(one);
      changed();
      return one;
    },
    list: () => board,
    clear: () => {
      board = [];
      changed();
    },
    takeCall: (on, whose) => take((plan): plan is CallFault => plan.on === on && concerns(plan, whose)),
    takeWebhook: (whose) =>
      take((plan): plan is Extract<FaultPlan, { on: 'webhook' }> => plan.on === 'webhook' && concerns(plan, whose))
        ?.modes ?? [],
    takeAmount: (whose) =>
      take((plan): plan is Extract<FaultPlan, { on: 'amount' }> => plan.on === 'amount' && concerns(plan, whose)) !==
      undefined,
    takeRefund: (whose) =>
      take((plan): plan is Extract<FaultPlan, { on: 'refund' }> => plan.on === 'refund' && concerns(plan, whose)) !==
      undefined,
    takeHealth: () => take((plan): plan is Extract<FaultPlan, { on: 'health' }> => plan.on === 'health') !== undefined,
  };
};
