import { callOf, type Ask, type Question } from './ask.ts';
import { canceledSchema, verdictOf, type Canceled } from './cancel.ts';
import { OneCpError } from './error.ts';
import { maskText } from '../../transport/index.ts';
import type { Secret } from '@tillkit/core/hmac';
import { transactionSchema } from './transaction.ts';

/** One cancellation as it leaves. */
export type Canceling = Pick<Question<Canceled>, 'to' | 'body' | 'contentType' | 'signal'>;

const isDisputed = (error: unknown): error is OneCpError =>
  error instanceof OneCpError && error.failure.kind === 'refused' && error.failure.status === 400;

/** The transaction's word for its status now; `null` when it cannot be read, and then nothing is claimed. */
const foundNow = async (ask: Ask, id: string, { signal }: Canceling): Promise<string | null> => {
  try {
    const read = { method: 'GET', to: `/status/${id}`, deed: 'read', answers: transactionSchema, signal } as const;
    return (await ask(read)).status;
  } catch {
    return null;
  }
};

/**
 * Cancels and gives back. A 400 means bad data or a status that does not allow it, indistinguishably, so the status is
 * read (dossier §8). A 200 may say that the refund failed; one whose word is not published leaves it open.
 * @throws OneCpError
 */
export const canceling =
  (ask: Ask, secrets: readonly Secret[], deadlineMs: number) =>
  async (id: string, request: Canceling): Promise<Canceled> => {
    const question = { ...request, method: 'PATCH', deed: 'cancel', answers: canceledSchema, deadlineMs } as const;
    const call = callOf(question);
    const canceled = await ask(question).catch(async (error: unknown) => {
      if (!isDisputed(error) || error.failure.kind !== 'refused') throw error;
      throw new OneCpError(call, { ...error.failure, found: await foundNow(ask, id, request) }, 'cancel');
    });
    const verdict = verdictOf(canceled);
    if (verdict === 'done') return canceled;
    const { errorMessage, status } = canceled;
    if (verdict === 'failed') {
      const said = typeof errorMessage === 'string' ? maskText(errorMessage, secrets) : null;
      throw new OneCpError(call, { kind: 'refund-failed', said }, 'cancel');
    }
    const detail = `says neither SUCCESS nor FAILED, but "${maskText(status ?? '', secrets, 40)}"`;
    throw new OneCpError(call, { kind: 'answer-invalid', status: 200, detail }, 'cancel');
  };
