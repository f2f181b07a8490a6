import * as z from 'zod';

/** What goes wrong with a webhook. `off` withholds it: it stays listed and can be redelivered. */
export const WEBHOOK_MODES = [
  'off',
  'late',
  'twice',
  'forged',
  'stale',
  'future',
  'otherAmount',
  'reserialised',
  'tampered',
  'unordered',
  'families',
] as const;
export type WebhookMode = (typeof WEBHOOK_MODES)[number];

const whose = { gateway: z.string().optional(), merchant: z.string().optional() };
const times = z.int().min(1);

/**
 * When a call breaks: `before` anything happened, `during` (a create has reserved its key and stored nothing),
 * `after` all was stored.
 */
const stage = z.enum(['before', 'during', 'after']).default('before');
const OPERATIONS = [
  'create',
  'retrieve',
  'list',
  'expire',
  'cancel',
  'capture',
  'events',
  'account',
  'update',
  'login',
  'withdraw',
  'listWithdraws',
  'retrieveWithdraw',
  'cancelWithdraw',
  'balance',
] as const;
const call = { on: z.enum(OPERATIONS), ...whose, times: times.default(1) };

export const faultPlan = z.union([
  z.strictObject({ ...call, do: z.enum(['hang', 'reset']), stage }),
  z.strictObject({ ...call, do: z.literal('truncate'), after: z.int().min(0).default(20) }),
  z.strictObject({
    ...call,
    do: z.literal('slow'),
    ms: z.int().min(0),
    /** A create waits `before` it stores anything, or `after`. */
    stage: z.enum(['before', 'after']).default('before'),
  }),
  z.strictObject({ ...call, do: z.literal('html'), status: z.int().min(400).max(599).default(502), stage }),
  z.strictObject({
    ...call,
    do: z.literal('status'),
    status: z.int().min(400).max(599),
    retryAfter: z.int().min(0).optional(),
    stage,
  }),
  z.strictObject({
    on: z.literal('webhook'),
    ...whose,
    modes: z.array(z.enum(WEBHOOK_MODES)).min(1),
    times: times.optional(),
  }),
  z.strictObject({ on: z.literal('amount'), ...whose, times: times.default(1) }),
  z.strictObject({ on: z.literal('refund'), ...whose, times: times.default(1) }),
  z.strictObject({ on: z.literal('health'), times: times.optional() }),
]);

export type FaultPlan = z.infer<typeof faultPlan>;
export type Operation = (typeof OPERATIONS)[number];
export type CallFault = Extract<FaultPlan, { on: Operation }>;
