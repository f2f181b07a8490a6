import type { Answer, Call, Found } from '@tillkit/core/gateway';
import { createdBy } from './create.ts';
import { refOf, stateOf, toldBy } from './facts.ts';
import type { Desk } from './read.ts';
import { lookFor } from './scan.ts';

/** Finds a lost create again. Its page is shown only while the payment waits, and only for the amount expected. */
export const findPayment = async (desk: Desk, call: Call): Promise<Answer<Found | null>> => {
  const looked = await lookFor(desk, call);
  if (looked.is !== 'looked') return looked;
  const { payment } = looked;
  if (!payment) return { is: 'done', value: null, facts: [] };
  const waits = ['created', 'pending'].includes(stateOf(payment.status) ?? '');
  const created = createdBy(payment, call, desk);
  const value = { refs: [refOf(payment.id)], created: waits && created.is === 'done' ? created.value : null };
  return { is: 'done', value, facts: [toldBy(payment)] };
};
